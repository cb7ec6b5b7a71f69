package cn.financebrain.ingest.simulate.lending;

import cn.financebrain.ingest.simulate.Draws;
import cn.financebrain.ingest.simulate.Emitter;
import cn.financebrain.ingest.simulate.Firm;
import cn.financebrain.ingest.simulate.FirmMonth;
import cn.financebrain.ingest.simulate.Rows;
import cn.financebrain.ingest.simulate.Size;
import cn.financebrain.ingest.simulate.chronicle.Chronicle;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * 定向融资报告: the state of a private offering at the ends of quarters. An honest one stays below what
 * was filed; a scheme sells on.
 */
public final class OrientedFinancingEmitter implements Emitter {
  private static final long LONGEST = 24;

  /** One offering; limits as filed. */
  private record Offering(
      LocalDate opened, boolean debt, int investors, double amount, double taken, boolean sellsOn) {
    static Optional<Offering> of(FirmMonth month) {
      Firm firm = month.firm();
      Chronicle chronicle = Chronicle.of(month, "offering");
      Draws draws = chronicle.draws();
      boolean offers = draws.chance(share(firm));
      Optional<LocalDate> some = chronicle.someDay();
      Optional<LocalDate> opened =
          firm.story().raisesMoney() ? chronicle.after(firm.story().promotingOn(), 5, 60) : some;
      boolean debt = draws.chance(0.6);
      double amount = Math.rint(draws.lognormal(20, 0.6)) * 1e6;
      double taken = draws.uniform(0.3, 1);
      boolean sellsOn = firm.story().raisesMoney() ? draws.chance(0.8) : draws.chance(0.02);
      return offers
          ? opened.map(day -> new Offering(day, debt, debt ? 200 : 50, amount, taken, sellsOn))
          : Optional.empty();
    }

    private static double share(Firm firm) {
      return switch (firm.kind()) {
        case PONZI_PRIVATE_EQUITY -> 0.4;
        case PONZI_WEALTH_SHOP -> 0.12;
        case LICENSED_WEALTH_MANAGER -> 0.3;
        case HONEST -> firm.size().atLeast(Size.MEDIUM) ? 0.03 : 0.0005;
        default -> 0;
      };
    }

    /** Share of the limits that is sold after so many months. */
    double sold(long months) {
      double full = Math.min(1, (1 + months) / 6.0) * taken;
      return sellsOn ? full * (1 + 0.12 * months) : full;
    }
  }

  @Override
  public String table() {
    return "oriented_financing";
  }

  @Override
  public List<String> header() {
    return List.of(
        Rows.ENTERPRISE, "产品编号", "统计日期", "报送日期", "融资类型", "投资者人数", "人数上限", "备案额度", "募集金额");
  }

  @Override
  public void emit(FirmMonth month, Rows rows) {
    if (month.month().getMonthValue() % 3 == 0 && month.state().operating()) {
      Offering.of(month)
          .filter(offering -> Chronicle.reached(month, Optional.of(offering.opened())))
          .ifPresent(offering -> add(month, rows, offering));
    }
  }

  private static void add(FirmMonth month, Rows rows, Offering offering) {
    long months = Chronicle.monthsSince(month, offering.opened());
    if (months > LONGEST) {
      return;
    }
    double sold = offering.sold(months);
    rows.add(
        month.lastDay(),
        month.lastDay().plusDays(month.random().between(5, 15)),
        month.firm().uscc(),
        String.format(Locale.ROOT, "温定融%d%06d", offering.opened().getYear(), month.firm().number()),
        month.lastDay(),
        Rows.DELIVERED,
        offering.debt() ? "定向债券融资" : "定向集合资金",
        Math.round(offering.investors() * sold * 0.9),
        offering.investors(),
        Rows.money(offering.amount()),
        Rows.money(offering.amount() * sold));
  }
}
