package cn.financebrain.ingest.simulate.books;

import cn.financebrain.ingest.simulate.City;
import cn.financebrain.ingest.simulate.Draws;
import cn.financebrain.ingest.simulate.Firm;
import cn.financebrain.ingest.simulate.FirmMonth;
import cn.financebrain.ingest.simulate.MonthState;
import cn.financebrain.ingest.simulate.Phase;
import cn.financebrain.ingest.simulate.Size;
import cn.financebrain.ingest.simulate.Story;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;

/** Pay and insurance of an enterprise's people, as the tax bureau and the insurance see them. */
public final class Staff {
  private final FirmMonth month;
  private final double share;
  private final double wage;
  private final double breaking;

  private Staff(FirmMonth month) {
    this.month = month;
    Draws habit = Habits.of(month, "staff");
    this.share = share(month.firm(), habit);
    this.wage = wage(month.firm()) * habit.lognormal(1, 0.15);
    this.breaking = habit.uniform(0.55, 0.74);
  }

  public static Staff of(FirmMonth month) {
    return new Staff(month);
  }

  /** Of the employees, those who are insured; sales people of schemes hardly ever are. */
  private static double share(Firm firm, Draws habit) {
    double at = habit.uniform(0, 1);
    if (firm.kind().ponzi()) {
      return 0.1 + 0.25 * at;
    }
    if (firm.kind() == Story.Kind.SHELL_CLUSTER) {
      return 0;
    }
    return firm.size() == Size.MICRO ? at < 0.04 ? 0 : 0.55 + 0.45 * at : 0.8 + 0.2 * at;
  }

  private static double wage(Firm firm) {
    return switch (firm.industry().section()) {
      case "J", "I", "M" -> 11_000;
      case "O", "H", "A", "N", "R" -> 4_800;
      default -> 6_500;
    };
  }

  /** Insured some months ago. */
  public int insured(int monthsAgo) {
    int employees = month.ago(monthsAgo).map(MonthState::employees).orElse(0);
    return (int) Math.round(employees * share * (handedOver(monthsAgo) ? 0.3 : 1));
  }

  /** Some hand most of their people over to an agency of labour, and go on as before. */
  private boolean handedOver(int monthsAgo) {
    Draws habit = Habits.of(month, "labour agency");
    if (!habit.chance(0.1)) {
      return false;
    }
    City city = month.city();
    int window = (int) ChronoUnit.MONTHS.between(city.first(), city.last());
    YearMonth from = city.first().plusMonths(habit.between(0, window));
    return !month.month().minusMonths(monthsAgo).isBefore(from);
  }

  /** Wages of a month, CNY, as far as they are paid; declared for those who are on the books. */
  public double payroll(int monthsAgo) {
    return month
        .ago(monthsAgo)
        .map(state -> insured(monthsAgo) * wage * paidShare(state))
        .orElse(0.0);
  }

  private double paidShare(MonthState state) {
    return 1 - Math.max(0, Math.min(1, 2.5 * (state.distress() - breaking)));
  }

  /** What contributions are reckoned on, CNY. */
  public double wageBase() {
    return insured(0) * Math.max(4_812, Math.min(24_060, wage));
  }

  public double wage() {
    return wage;
  }

  /** Whether contributions of so many months ago were paid in full. */
  public boolean paysInsurance(int monthsAgo) {
    return pays(monthsAgo, breaking, "insurance paid");
  }

  /** The housing fund is the first thing to be left unpaid. */
  public boolean paysHousing(int monthsAgo) {
    return pays(monthsAgo, breaking - 0.07, "housing fund paid");
  }

  private boolean pays(int monthsAgo, double limit, String topic) {
    YearMonth then = month.month().minusMonths(monthsAgo);
    Draws draws = Habits.of(month.city(), month.firm(), topic, then);
    boolean forgets = draws.chance(0.002) || Slack.lapses(month.city(), month.firm(), topic, then);
    return month.ago(monthsAgo).map(state -> state.distress() < limit && !forgets).orElse(true);
  }

  /** Months in a row up to now, and at most a year, of which contributions are owed. */
  public int monthsOwed() {
    int months = 0;
    while (months < 12 && month.ago(months).isPresent() && !paysInsurance(months)) {
      months++;
    }
    return months;
  }

  /** Whether there is still somebody who reports. */
  public boolean reports() {
    if (month.state().phase() == Phase.CLOSED) {
      return false;
    }
    boolean fell = month.state().phase() == Phase.COLLAPSED;
    return !fell || month.ago(8).map(state -> state.phase() != Phase.COLLAPSED).orElse(true);
  }
}
