package cn.financebrain.ingest.simulate.tax;

import cn.financebrain.ingest.simulate.Draws;
import cn.financebrain.ingest.simulate.Firm;
import cn.financebrain.ingest.simulate.FirmMonth;
import cn.financebrain.ingest.simulate.MonthState;
import cn.financebrain.ingest.simulate.Phase;
import cn.financebrain.ingest.simulate.Size;
import cn.financebrain.ingest.simulate.Story.Kind;
import cn.financebrain.ingest.simulate.books.Habits;
import cn.financebrain.ingest.simulate.books.Slack;
import java.time.LocalDate;
import java.time.YearMonth;

/**
 * The returns of an enterprise for the period that ends with a month: value added tax by the month
 * for general taxpayers, by the quarter for the small.
 */
final class Return {
  private static final int QUARTER = 3;
  private static final int DAYS_TO_FILE = 15;

  private final FirmMonth month;
  private final Draws draws;
  private final int days;
  private final double at;
  private final double idle;

  private Return(FirmMonth month) {
    this.month = month;
    this.draws = Habits.of(month.city(), month.firm(), "return", month.month());
    this.days = draws.between(2, DAYS_TO_FILE);
    this.at = draws.uniform(0, 1);
    this.idle = draws.uniform(0, 1);
  }

  static Return of(FirmMonth month) {
    return new Return(month);
  }

  /** General taxpayers file by the month. */
  boolean monthly() {
    return month.firm().size().atLeast(Size.MEDIUM)
        || (month.firm().size() == Size.SMALL && Habits.of(month, "taxpayer").chance(0.3));
  }

  boolean quarterEnds() {
    return month.month().getMonthValue() % QUARTER == 0;
  }

  /** Whether a return is due for a period that ends with the month. */
  boolean due() {
    return month.state().phase() != Phase.CLOSED && (monthly() || quarterEnds());
  }

  int months() {
    return monthly() ? 1 : QUARTER;
  }

  LocalDate from() {
    YearMonth first = month.month().minusMonths(months() - 1L);
    LocalDate established = month.firm().established();
    return established.isAfter(first.atDay(1)) ? established : first.atDay(1);
  }

  LocalDate deadline() {
    return month.lastDay().plusDays(DAYS_TO_FILE);
  }

  /** Not filed in time; who has fallen files no more. */
  boolean late() {
    return at < lateness() || Slack.lapses(month.city(), month.firm(), "returns", month.month());
  }

  private double lateness() {
    MonthState state = month.state();
    if (state.phase() == Phase.COLLAPSED) {
      return 0.9;
    }
    boolean shell = month.firm().kind() == Kind.SHELL_CLUSTER;
    return (shell ? 0.04 : 0.004) + Math.max(0, state.distress() - 0.3) * 0.4;
  }

  /** Whether a late return is made up for; not after the fall. */
  boolean filed() {
    return !late() || (month.state().phase() != Phase.COLLAPSED && idle < 0.8);
  }

  LocalDate filedOn() {
    return late() ? deadline().plusDays(5 + days) : month.lastDay().plusDays(days);
  }

  /** Sales of the period that are declared, CNY. */
  double sales() {
    double sales = 0;
    for (int ago = 0; ago < months(); ago++) {
      sales += month.ago(ago).map(MonthState::revenue).orElse(0.0);
    }
    return nothingDeclared() ? 0 : sales * declared(month.firm(), month.city().seed());
  }

  /** Of its sales; the money that a scheme raises is declared by nobody. */
  private static double declared(Firm firm, long seed) {
    double near = Draws.of(seed, "declared".hashCode(), firm.number()).uniform(0, 1);
    return firm.story().raisesMoney() ? 0.3 + 0.4 * near : 0.97 + 0.03 * near;
  }

  /** Zero returns: much with schemes and shells, some with anybody small. */
  private boolean nothingDeclared() {
    Firm firm = month.firm();
    boolean dormant = firm.size() == Size.MICRO && Habits.of(month, "dormant").chance(0.02);
    double chance =
        firm.kind().ponzi()
            ? 0.35
            : firm.kind() == Kind.SHELL_CLUSTER
                ? 0.3
                : dormant ? 0.8 : firm.size() == Size.MICRO ? 0.012 : 0;
    return month.state().phase() == Phase.COLLAPSED || idle < chance;
  }
}
