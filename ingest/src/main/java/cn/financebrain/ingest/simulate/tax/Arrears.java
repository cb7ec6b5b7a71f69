package cn.financebrain.ingest.simulate.tax;

import cn.financebrain.ingest.simulate.FirmMonth;
import cn.financebrain.ingest.simulate.MonthState;
import cn.financebrain.ingest.simulate.books.Habits;
import cn.financebrain.ingest.simulate.books.Slack;
import java.time.YearMonth;

/** Tax that is owed: the part of each month's that distress leaves unpaid. */
final class Arrears {
  /** From here on tax is left unpaid. */
  private static final double UNPAID_FROM = 0.4;

  private static final int MOST_MONTHS = 12;

  private Arrears() {}

  /** Owed at the end of a month so many months ago, CNY; 0 where distress is over. */
  static double owed(FirmMonth month, int monthsAgo) {
    boolean distressed =
        month.ago(monthsAgo).map(state -> state.distress() > UNPAID_FROM).orElse(false);
    if (!distressed) {
      return forgotten(month, monthsAgo);
    }
    double owed = 0;
    for (int ago = monthsAgo; ago <= MOST_MONTHS; ago++) {
      owed += month.ago(ago).map(Arrears::unpaid).orElse(0.0);
    }
    return owed;
  }

  private static double unpaid(MonthState state) {
    double share = Math.max(0, state.distress() - UNPAID_FROM);
    return state.taxPaid() * share / (1 - share);
  }

  /** A quarter's tax that somebody has overlooked. */
  private static double forgotten(FirmMonth month, int monthsAgo) {
    YearMonth then = month.month().minusMonths(monthsAgo);
    boolean overlooked =
        Habits.of(month.city(), month.firm(), "overlooked", then).chance(0.0015)
            || Slack.lapses(month.city(), month.firm(), "tax", then);
    return overlooked ? month.ago(monthsAgo).map(MonthState::taxPaid).orElse(0.0) : 0;
  }
}
