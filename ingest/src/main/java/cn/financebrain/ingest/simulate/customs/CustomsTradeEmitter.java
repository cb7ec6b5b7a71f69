package cn.financebrain.ingest.simulate.customs;

import cn.financebrain.ingest.simulate.Draws;
import cn.financebrain.ingest.simulate.Emitter;
import cn.financebrain.ingest.simulate.FirmMonth;
import cn.financebrain.ingest.simulate.MonthState;
import cn.financebrain.ingest.simulate.Rows;
import cn.financebrain.ingest.simulate.Size;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/**
 * 进出口月度统计: by country, released on the 18th of the month after; of all but the micro also for the
 * year before the window.
 */
public final class CustomsTradeEmitter implements Emitter {
  private static final int MONTHS_BEFORE = 12;
  private static final int RELEASE_DAY = 18;
  private static final double LEAST = 1000;

  @Override
  public String table() {
    return "customs_trade";
  }

  @Override
  public List<String> header() {
    return List.of(Rows.ENTERPRISE, "统计月末", "发布日期", "报送日期", "进出口", "国别", "金额");
  }

  @Override
  public void past(FirmMonth opening, Rows rows) {
    int months = opening.firm().size() == Size.MICRO ? 1 : MONTHS_BEFORE;
    Trader.of(opening)
        .ifPresent(
            trader -> {
              for (int ago = months - 1; ago >= 0; ago--) {
                tell(opening, rows, trader, ago);
              }
            });
  }

  @Override
  public void emit(FirmMonth month, Rows rows) {
    Trader.of(month).ifPresent(trader -> tell(month, rows, trader, 0));
  }

  private static void tell(FirmMonth month, Rows rows, Trader trader, int ago) {
    Optional<MonthState> state = month.ago(ago);
    if (state.isEmpty() || !state.get().operating()) {
      return;
    }
    Draws draws = month.random();
    YearMonth of = month.month().minusMonths(ago);
    double orders = state.get().revenue() * draws.lognormal(1, 0.2);
    for (Trader.Market market : trader.markets()) {
      if (draws.chance(0.93)) {
        double amount = orders * trader.export() * market.share() * draws.lognormal(1, 0.25);
        add(month, rows, of, "出口", market.country(), amount);
      }
    }
    if (trader.imports() > 0 && draws.chance(0.85)) {
      double amount = orders * trader.imports() * draws.lognormal(1, 0.35);
      add(month, rows, of, "进口", trader.source(), amount);
    }
  }

  private static void add(
      FirmMonth month, Rows rows, YearMonth of, String direction, String country, double amount) {
    LocalDate released = of.plusMonths(1).atDay(RELEASE_DAY);
    if (amount >= LEAST) {
      rows.add(
          released,
          released.plusDays(month.random().between(1, 3)),
          month.firm().uscc(),
          of.atEndOfMonth(),
          released,
          Rows.DELIVERED,
          direction,
          country,
          Rows.money(amount));
    }
  }
}
