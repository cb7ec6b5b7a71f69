package cn.financebrain.ingest.simulate.lending;

import cn.financebrain.ingest.simulate.Draws;
import cn.financebrain.ingest.simulate.Firm;
import cn.financebrain.ingest.simulate.FirmMonth;
import cn.financebrain.ingest.simulate.MonthState;
import cn.financebrain.ingest.simulate.Size;
import cn.financebrain.ingest.simulate.chronicle.Chronicle;
import cn.financebrain.ingest.simulate.credit.Appetite;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Private loans as they are filed; the same for whoever asks, so that arrears find their loan. */
final class Loans {
  /**
   * A loan.
   *
   * @param amount CNY
   * @param rate percent a year
   * @param months term
   * @param lender 自然人, 企业 or 其他组织
   * @param lenderHash of natural persons
   */
  record Loan(
      String number,
      LocalDate madeOn,
      double amount,
      double rate,
      int months,
      String lender,
      Optional<String> lenderHash) {}

  private static final int ACQUAINTANCES = 40;

  private Loans() {}

  /**
   * Those of an earlier month, of an enterprise that files.
   *
   * @param ago 0 to 12 months
   */
  static List<Loan> filed(FirmMonth month, int ago) {
    Optional<MonthState> state = month.ago(ago);
    if (state.isEmpty()) {
      return List.of();
    }
    YearMonth then = month.month().minusMonths(ago);
    int number = then.getYear() * 12 + then.getMonthValue();
    Draws draws =
        Draws.of(month.city().seed(), "private loans".hashCode(), month.firm().number(), number);
    int count = draws.poisson(wanted(month.firm(), state.get()));
    List<Loan> loans = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      loans.add(loan(month, state.get(), then, i, draws));
    }
    return loans;
  }

  /** Few tell the registry of their loans, of schemes a few to look lawful. */
  static boolean files(FirmMonth month) {
    Firm firm = month.firm();
    double share =
        switch (firm.kind()) {
          case PONZI_WEALTH_SHOP, PONZI_FARMERS_COOP -> 0.25;
          case PONZI_ELDERLY_CARE, PONZI_PRIVATE_EQUITY -> 0.1;
          case QUIET_FAILURE, GUARANTEE_CIRCLE, HARDSHIP -> 0.35;
          case HONEST -> firm.size().atLeast(Size.MEDIUM) ? 0.05 : 0.08;
          default -> 0;
        };
    return Chronicle.of(month, "files private loans").draws().chance(share);
  }

  private static double wanted(Firm firm, MonthState state) {
    if (firm.story().raisesMoney()) {
      return Math.min(4, state.payers() * 0.03);
    }
    return state.operating() ? 0.07 + 0.8 * Appetite.need(state) : 0;
  }

  private static Loan loan(
      FirmMonth month, MonthState state, YearMonth then, int index, Draws draws) {
    Firm firm = month.firm();
    int from = firm.establishedIn(then) ? firm.established().getDayOfMonth() : 1;
    boolean scheme = firm.story().raisesMoney();
    String lender = scheme || draws.chance(0.75) ? "自然人" : draws.pick("企业", "其他组织");
    int person = draws.between(0, scheme ? 999 : ACQUAINTANCES);
    return new Loan(
        String.format(
            Locale.ROOT,
            "温民借%d%02d%06d%02d",
            then.getYear(),
            then.getMonthValue(),
            firm.number(),
            index),
        then.atDay(draws.between(from, then.lengthOfMonth())),
        scheme
            ? draws.lognormal(80_000, 0.6)
            : Math.max(20_000, firm.baseRevenue() * draws.lognormal(0.3, 0.6)),
        rate(scheme, Appetite.need(state), draws),
        draws.pick(List.of(3, 6, 6, 12, 12)),
        lender,
        lender.equals("自然人") ? Optional.of(month.person(person)) : Optional.empty());
  }

  private static double rate(boolean scheme, double need, Draws draws) {
    return scheme
        ? draws.uniform(10, 24)
        : draws.uniform(7.5, draws.chance(0.25) ? 30 : 14) + 22 * need * draws.uniform(0, 1);
  }
}
