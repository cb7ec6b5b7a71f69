package cn.financebrain.ingest.simulate;

import cn.financebrain.ingest.simulate.Story.Kind;
import cn.financebrain.ingest.simulate.story.Affair;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** The life of one enterprise, month by month: each state comes from the one before it. */
final class Life {
  private static final long TRAITS = 0x74726169L;
  private static final long MONTHS = 0x6d6f6e74L;
  private static final double YEAR = 365;

  /** Costs that stay when business falls away, as a share of ordinary revenue. */
  private static final double FIXED_COSTS = 0.16;

  private final City city;
  private final Firm firm;
  private final Course course;
  private final Crowd crowd;
  private final double growth;
  private final double variableCosts;
  private final double taxRate;
  private final double loudest;
  private final double unease;

  /** Loans as a share of a year's revenue. */
  private final double debt;

  private double drift;
  private MonthState before;

  Life(City city, Firm firm) {
    this.city = city;
    this.firm = firm;
    this.course = new Course(firm);
    Draws draws = Draws.of(city.seed(), TRAITS, firm.number());
    this.growth = Math.max(-0.25, Math.min(0.4, 0.03 + 0.1 * draws.gaussian()));
    this.variableCosts = draws.uniform(0.7, 0.82);
    this.taxRate = draws.uniform(0.018, 0.04);
    this.loudest = draws.uniform(0.55, 1) * (firm.kind().ponzi() ? 1 : 0.55);
    this.unease = draws.uniform(0.02, 0.16);
    this.debt = debt(firm, draws);
    this.crowd = new Crowd(firm, course, draws);
    this.drift = 0.15 * draws.gaussian();
  }

  private static double debt(Firm firm, Draws draws) {
    if (firm.story().raisesMoney() || firm.kind() == Kind.SHELL_CLUSTER) {
      return 0;
    }
    boolean borrows =
        firm.kind() == Kind.GUARANTEE_CIRCLE
            || draws.chance(firm.kind() == Kind.QUIET_FAILURE ? 0.85 : share(firm.size()));
    return borrows ? draws.lognormal(0.22, 0.6) : 0;
  }

  private static double share(Size size) {
    return switch (size) {
      case MICRO -> 0.25;
      case SMALL -> 0.6;
      case MEDIUM -> 0.85;
      case LARGE -> 0.95;
    };
  }

  /**
   * The next month; the first time any.
   *
   * @param histories for the debts of others in the month before
   */
  MonthState step(YearMonth month, Histories histories) {
    LocalDate day = month.atEndOfMonth();
    Draws draws =
        Draws.of(city.seed(), MONTHS, firm.number(), month.getYear() * 12L + month.getMonthValue());
    drift = 0.85 * drift + 0.07 * draws.gaussian();
    Phase phase = course.phase(day);
    double scheme = blend(scheme(), course.loudness(day) * loudest, 0.7);
    scheme = phase.compareTo(Phase.COLLAPSED) >= 0 ? 0 : scheme * draws.uniform(0.9, 1.05);
    crowd.step(day, draws);
    double revenue = revenue(month, day, draws);
    int employees = employees(phase, day, draws);
    double distress = distress(phase, day, draws);
    double loan = loan(phase, draws);
    MonthState state =
        new MonthState(
            revenue,
            expenses(revenue, employees, phase),
            employees,
            power(month, day, phase, draws),
            phase == Phase.CLOSED ? 0 : revenue * taxRate * (1 - Math.max(0, distress - 0.4)),
            distress,
            Math.min(1, scheme),
            crowd.inflow(),
            crowd.payout(),
            crowd.payers(),
            course.redemptionTrouble(day),
            phase,
            loan,
            limit(loan, draws),
            overdue(phase, day, loan, draws),
            guarantees(histories),
            rumours(day, draws));
    before = state;
    return state;
  }

  private Optional<MonthState> before() {
    return Optional.ofNullable(before);
  }

  private double scheme() {
    return before().map(MonthState::scheme).orElse(0.0);
  }

  private double revenue(YearMonth month, LocalDate day, Draws draws) {
    double years = ChronoUnit.DAYS.between(city.firstDay(), day) / YEAR;
    return plainRevenue(day, day)
        * Season.revenue(firm.industry(), month)
        * StrictMath.exp(growth * years + drift)
        * draws.lognormal(1, 0.06);
  }

  /** Without season, growth and chance; new enterprises need some months to get going. */
  private double plainRevenue(LocalDate day, LocalDate activityDay) {
    double age = Math.max(0, ChronoUnit.DAYS.between(firm.established(), day));
    double start = 1 - StrictMath.exp(-age / 120);
    return firm.baseRevenue() * start * course.activity(activityDay);
  }

  private double expenses(double revenue, int employees, Phase phase) {
    if (phase == Phase.CLOSED) {
      return 0;
    }
    double staffed = employees / (double) Math.max(1, firm.baseEmployees());
    return revenue * variableCosts
        + firm.baseRevenue() * FIXED_COSTS * Math.min(2, staffed)
        + (firm.story().raisesMoney() ? crowd.inflow() * 0.2 : 0);
  }

  /** Follows business with a lag; a scheme hires those who sell it. */
  private int employees(Phase phase, LocalDate day, Draws draws) {
    if (phase == Phase.CLOSED) {
      return 0;
    }
    double wanted = firm.baseEmployees() * StrictMath.pow(course.activity(day), 0.8);
    if (firm.story().raisesMoney() && firm.kind().ponzi()) {
      wanted += 35 * scheme() * loudest;
    }
    double years = ChronoUnit.DAYS.between(city.firstDay(), day) / YEAR;
    wanted *= StrictMath.exp(0.6 * growth * years);
    double staff = blend(before().map(s -> (double) s.employees()).orElse(wanted), wanted, 0.4);
    return (int) Math.max(0, Math.floor(staff + draws.uniform(0.1, 0.9)));
  }

  /** Power shows a failure first: machines stop before the books do. */
  private double power(YearMonth month, LocalDate day, Phase phase, Draws draws) {
    if (phase == Phase.CLOSED) {
      return 0;
    }
    boolean hides = firm.kind() == Kind.QUIET_FAILURE;
    double business = plainRevenue(day, hides ? day.plusDays(45) : day);
    double years = ChronoUnit.DAYS.between(city.firstDay(), day) / YEAR;
    double empty = 20 + 4.0 * firm.baseEmployees();
    boolean shell = firm.kind() == Kind.SHELL_CLUSTER;
    return (shell ? 0 : empty * (phase == Phase.COLLAPSED ? 0.2 : 1))
        + (shell ? 0 : business * firm.industry().powerPerYuan())
            * Math.min(1, Season.revenue(firm.industry(), month))
            * Season.power(month)
            * StrictMath.exp(growth * years + drift)
            * draws.lognormal(1, 0.05);
  }

  private double distress(Phase phase, LocalDate day, Draws draws) {
    if (phase == Phase.CLOSED && firm.story().collapsedOn().isEmpty()) {
      return 0;
    }
    double wanted = Math.min(1, unease + course.distress(day));
    double last = before().map(MonthState::distress).orElse(wanted);
    return clamp(blend(last, wanted, 0.7) + 0.015 * draws.gaussian());
  }

  private double loan(Phase phase, Draws draws) {
    double wanted = debt * 12 * firm.baseRevenue();
    double last = before().map(MonthState::loanBalance).orElse(wanted);
    return switch (phase) {
      case COLLAPSED -> last;
      case CLOSED -> firm.story().collapsedOn().isPresent() ? last : 0;
      case STRAINED -> last * draws.uniform(0.96, 1);
      default -> wanted == 0 ? 0 : blend(last, wanted * draws.uniform(0.8, 1.2), 0.15);
    };
  }

  /** Banks cut what is not drawn when they see distress. */
  private double limit(double loan, Draws draws) {
    double room = Math.max(0, 0.5 - before().map(MonthState::distress).orElse(unease));
    double wanted = loan * (1 + room);
    double last = before().map(MonthState::creditLimit).orElse(wanted);
    return Math.max(loan, blend(last, wanted * draws.uniform(0.97, 1.03), 0.3));
  }

  private int overdue(Phase phase, LocalDate day, double loan, Draws draws) {
    if (loan <= 0 || (phase == Phase.CLOSED && firm.story().collapsedOn().isEmpty())) {
      return 0;
    }
    int last = before().map(MonthState::overdueDays).orElse(0);
    if (course.collapsed(day)) {
      return Math.max(last, 5) + day.getDayOfMonth();
    }
    if (phase == Phase.STRAINED) {
      return draws.chance(0.65) ? Math.min(75, last + draws.between(8, 25)) : last / 3;
    }
    return draws.chance(0.004) ? draws.between(1, 20) : 0;
  }

  private double guarantees(Histories histories) {
    double sum = 0;
    for (Firm borrower : city.guaranteed(firm)) {
      int guarantors = city.guarantors(borrower).size();
      sum += histories.ago(borrower, 1).map(MonthState::loanBalance).orElse(0.0) / guarantors;
    }
    return sum;
  }

  private double rumours(LocalDate day, Draws draws) {
    double gossip = draws.chance(0.004) ? draws.uniform(0.05, 0.3) : 0;
    double affair = Math.min(0.8, 0.3 * Affair.weight(city, firm, YearMonth.from(day)));
    double wanted = Math.max(course.rumours(day), affair);
    double last = before().map(MonthState::rumours).orElse(wanted);
    return clamp(Math.max(gossip, blend(last, wanted, 0.75) * draws.uniform(0.85, 1.15)));
  }

  private static double blend(double old, double wanted, double share) {
    return old + share * (wanted - old);
  }

  private static double clamp(double value) {
    return Math.max(0, Math.min(1, value));
  }
}
