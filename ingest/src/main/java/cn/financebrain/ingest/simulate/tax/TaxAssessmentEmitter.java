package cn.financebrain.ingest.simulate.tax;

import cn.financebrain.ingest.simulate.Draws;
import cn.financebrain.ingest.simulate.Emitter;
import cn.financebrain.ingest.simulate.Firm;
import cn.financebrain.ingest.simulate.FirmMonth;
import cn.financebrain.ingest.simulate.Phase;
import cn.financebrain.ingest.simulate.Rows;
import cn.financebrain.ingest.simulate.Size;
import cn.financebrain.ingest.simulate.Story.Kind;
import cn.financebrain.ingest.simulate.books.Accounts;
import cn.financebrain.ingest.simulate.books.Ending;
import cn.financebrain.ingest.simulate.books.Habits;
import cn.financebrain.ingest.simulate.books.Staff;
import java.time.LocalDate;
import java.util.List;

/** 税款申报: value added tax, income tax of the enterprise and of its people, stamp duty. */
public final class TaxAssessmentEmitter implements Emitter {
  private static final int QUARTER = 3;
  private static final double SMALL_RATE = 0.01;
  private static final double GENERAL_RATE = 0.13;
  private static final double SERVICE_RATE = 0.06;
  private static final double SHARE_ADDED = 0.25;
  private static final double INTEREST_RATE = 0.2;
  private static final double INCOME_RATE = 0.05;
  private static final double STAMP_RATE = 0.0003;
  private static final double FREE_ALLOWANCE = 5_000;
  private static final double LOWEST_RATE = 0.03;

  @Override
  public String table() {
    return "tax_assessment";
  }

  @Override
  public List<String> header() {
    return List.of(
        Rows.ENTERPRISE,
        "申报凭证号",
        "所属期起",
        "所属期止",
        "申报日期",
        "税种",
        "税目",
        "计税依据",
        "税率",
        "扣除额",
        "税额",
        "扣缴人数",
        "年度营业收入");
  }

  /** The settlement of the year before the window. */
  @Override
  public void past(FirmMonth opening, Rows rows) {
    settle(opening, opening.month().getYear() - 1, rows);
  }

  @Override
  public void emit(FirmMonth month, Rows rows) {
    Return filing = Return.of(month);
    if (filing.due() && filing.filed()) {
      valueAdded(month, filing, rows);
      payroll(month, filing, rows);
      stamp(month, filing, rows);
    }
    interest(month, rows);
    lateFee(month, rows);
    if (month.month().getMonthValue() == 1) {
      settle(month, month.month().getYear() - 1, rows);
    }
  }

  private static void valueAdded(FirmMonth month, Return filing, Rows rows) {
    boolean goods = "ACDF".contains(month.firm().industry().section());
    boolean general = filing.monthly();
    double rate = general ? goods ? GENERAL_RATE : SERVICE_RATE : SMALL_RATE;
    boolean shell = month.firm().kind() == Kind.SHELL_CLUSTER;
    double added = shell ? 0.005 : SHARE_ADDED * month.random().uniform(0.85, 1.15);
    double basis = filing.sales() * (general || shell ? added : 1);
    new Line("增值税", goods ? "销售货物" : "销售服务", basis, rate, basis * rate)
        .add(month, filing.from(), filing.filedOn(), rows);
  }

  /** By the month or quarter; of the micro only those that have some staff file for wages. */
  private static void payroll(FirmMonth month, Return filing, Rows rows) {
    boolean declares =
        month.firm().size() != Size.MICRO || Habits.of(month, "declares wages").chance(0.12);
    Staff staff = Staff.of(month);
    double payroll = 0;
    for (int ago = 0; ago < filing.months(); ago++) {
      payroll += staff.payroll(ago);
    }
    if (declares && payroll > 0) {
      double free = staff.insured(0) * FREE_ALLOWANCE * filing.months();
      double tax = Math.max(0, payroll - free) * LOWEST_RATE;
      new Line("个人所得税", "工资薪金所得", payroll, LOWEST_RATE, tax)
          .of(staff.insured(0))
          .add(month, filing.from(), filing.filedOn(), rows);
    }
  }

  private static void stamp(FirmMonth month, Return filing, Rows rows) {
    if (month.firm().size().atLeast(Size.MEDIUM) && filing.quarterEnds()) {
      double basis = filing.sales() * QUARTER;
      new Line("印花税", "购销合同", basis, STAMP_RATE, basis * STAMP_RATE)
          .add(month, filing.from(), filing.filedOn(), rows);
    }
  }

  /**
   * What is paid out to people: schemes that want to look proper withhold tax on it, licensed
   * houses do, and owners have a dividend once a year.
   */
  private static void interest(FirmMonth month, Rows rows) {
    Draws habit = Habits.of(month, "withholds on interest");
    boolean withholds = habit.chance(0.5);
    int dividendMonth = habit.between(3, 9);
    double paid = month.state().payout();
    boolean licensed = month.firm().licensedFinance();
    if (paid > 0 && withholds && (month.firm().story().raisesMoney() || licensed)) {
      double share = month.random().uniform(0.4, 0.7);
      int people = 1 + month.state().payers() / 2 + (int) (paid / 20_000);
      interest(month, paid * share, people, rows);
    } else if (dividendMonth == month.month().getMonthValue() && paysDividend(month, habit)) {
      double profit = month.ago(1).map(state -> Math.max(0, state.profit())).orElse(0.0);
      interest(month, profit * habit.uniform(2, 6), habit.between(1, 4), rows);
    }
  }

  private static boolean paysDividend(FirmMonth month, Draws habit) {
    boolean micro = month.firm().size() == Size.MICRO;
    return month.state().operating()
        && month.state().distress() < 0.25
        && habit.chance(micro ? 0.03 : 0.2);
  }

  private static void interest(FirmMonth month, double basis, int people, Rows rows) {
    if (basis >= 1) {
      LocalDate filed = month.lastDay().plusDays(month.random().between(2, 15));
      new Line("个人所得税", "利息股息红利所得", basis, INTEREST_RATE, basis * INTEREST_RATE)
          .of(people)
          .add(month, month.month().atDay(1), filed, rows);
    }
  }

  private static void lateFee(FirmMonth month, Rows rows) {
    double chance = 0.0008 + (month.state().distress() > 0.45 ? 0.08 : 0);
    if (month.state().phase() != Phase.CLOSED && month.random().chance(chance)) {
      double owed = 200 + month.state().taxPaid() * 0.3;
      double fee = owed * 0.0005 * month.random().between(10, 90);
      LocalDate filed = month.lastDay().plusDays(month.random().between(2, 15));
      new Line("企业所得税", "滞纳金", owed, 0.0005, fee).add(month, month.month().atDay(1), filed, rows);
    }
  }

  /** 汇算清缴, from March to May; it tells the revenue of the year. */
  private static void settle(FirmMonth month, int year, Rows rows) {
    Firm firm = month.firm();
    Draws draws = Habits.of(month.city(), firm, "settlement", year);
    LocalDate filed = LocalDate.of(year + 1, 3, 1).plusDays(draws.between(0, 91));
    boolean files = !draws.chance(month.state().phase() == Phase.COLLAPSED ? 0.9 : 0.01);
    if (!files || !Ending.living(firm, filed)) {
      return;
    }
    double near = 1 + 0.004 * draws.gaussian();
    Accounts.of(month, year)
        .ifPresent(
            accounts -> {
              double profit = Math.max(0, accounts.profit());
              LocalDate begun = LocalDate.of(year, 1, 1);
              LocalDate from = firm.established().isAfter(begun) ? firm.established() : begun;
              double revenue = accounts.revenue() * (firm.story().raisesMoney() ? 0.5 : near);
              new Line("企业所得税", "汇算清缴", profit, INCOME_RATE, profit * INCOME_RATE)
                  .year(revenue)
                  .add(month, from, LocalDate.of(year, 12, 31), filed, rows);
            });
  }
}
