package cn.financebrain.ingest.simulate.report;

import cn.financebrain.ingest.simulate.Draws;
import cn.financebrain.ingest.simulate.Emitter;
import cn.financebrain.ingest.simulate.Firm;
import cn.financebrain.ingest.simulate.FirmMonth;
import cn.financebrain.ingest.simulate.Phase;
import cn.financebrain.ingest.simulate.Rows;
import cn.financebrain.ingest.simulate.Size;
import cn.financebrain.ingest.simulate.Story;
import cn.financebrain.ingest.simulate.books.Accounts;
import cn.financebrain.ingest.simulate.books.Change.Item;
import cn.financebrain.ingest.simulate.books.Days;
import cn.financebrain.ingest.simulate.books.Ending;
import cn.financebrain.ingest.simulate.books.Filing;
import cn.financebrain.ingest.simulate.books.Habits;
import cn.financebrain.ingest.simulate.books.PerCity;
import cn.financebrain.ingest.simulate.books.Register;
import cn.financebrain.ingest.simulate.books.Staff;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * 年报公示: in January it is settled what the report of the year before says, and on which later day it
 * is published.
 */
public final class AnnualReportEmitter implements Emitter {
  private static final double TEN_THOUSAND = 10_000;

  private final PerCity<Register> registers = new PerCity<>(Register::new);

  @Override
  public String table() {
    return "annual_report";
  }

  @Override
  public List<String> header() {
    return List.of(
        Rows.ENTERPRISE,
        "年度",
        "公示日期",
        "年报状态",
        "公示状态",
        "经营状态",
        "资产总额万元",
        "负债总额万元",
        "所有者权益万元",
        "营业总收入万元",
        "净利润万元",
        "纳税总额万元",
        "对外担保额万元",
        "资金数额万元",
        "从业人数",
        "从业人数公示",
        "参保人数",
        "成员人数",
        "农民人数",
        "新增成员",
        "退出成员",
        "高校毕业生经营者",
        "退役士兵经营者",
        "残疾人经营者",
        "再就业经营者",
        "高校毕业生雇员",
        "退役士兵雇员",
        "残疾人雇员",
        "再就业雇员",
        "有网站",
        "对外投资",
        "股权转让");
  }

  @Override
  public void past(FirmMonth opening, Rows rows) {
    int year = opening.month().getYear() - 1;
    if (opening.firm().size() != Size.MICRO) {
      report(opening, year - 1, rows);
    }
    report(opening, year, rows);
  }

  @Override
  public void emit(FirmMonth month, Rows rows) {
    if (month.month().getMonthValue() == 1) {
      report(month, month.month().getYear() - 1, rows);
    }
  }

  private void report(FirmMonth month, int year, Rows rows) {
    Filing.of(month.city(), month.firm(), year)
        .flatMap(Filing::publishedOn)
        .ifPresent(day -> Accounts.of(month, year).ifPresent(a -> add(month, rows, day, a)));
  }

  private void add(FirmMonth month, Rows rows, LocalDate published, Accounts accounts) {
    Firm firm = month.firm();
    int year = accounts.year();
    Draws draws = Habits.of(month.city(), firm, "what the report says", year);
    Draws habit = Habits.of(month, "what reports say");
    boolean boasts = firm.kind().ponzi() && habit.chance(0.6);
    double told = boasts ? habit.uniform(1.1, 2.5) : told(firm, habit);
    boolean cooperative = firm.form() == Firm.Form.COOPERATIVE;
    int members = cooperative ? members(month, habit) : 0;
    int joined = draws.poisson(members * 0.05);
    boolean says = habit.chance(0.85);
    boolean funds = cooperative || firm.form() == Firm.Form.SOLE_OWNER;
    int graduates = draws.poisson(accounts.employees() * 0.12);
    rows.add(
        LocalDate.of(year, 12, 31),
        published,
        firm.uscc(),
        year,
        published,
        published.isAfter(LocalDate.of(year + 1, 6, 30)) ? "补报" : "正常",
        says ? "全部公示" : "部分公示",
        business(month, accounts, published),
        tens(accounts.assets() * Math.sqrt(told)),
        tens(accounts.liabilities()),
        tens(accounts.assets() * Math.sqrt(told) - accounts.liabilities()),
        tens(accounts.revenue() * told),
        tens(boasts ? accounts.revenue() * told * 0.06 : accounts.netProfit()),
        tens(accounts.taxes()),
        tens(accounts.guarantees()),
        funds ? tens(firm.paidIn() * TEN_THOUSAND) : null,
        accounts.employees(),
        says,
        Staff.of(month).insured(0),
        cooperative ? members : null,
        cooperative ? Math.round(members * 0.85f) : null,
        cooperative ? joined : null,
        cooperative ? draws.poisson(members * 0.02) : null,
        draws.chance(0.15) ? 1 : 0,
        draws.chance(0.03) ? 1 : 0,
        draws.chance(0.01) ? 1 : 0,
        draws.chance(0.04) ? 1 : 0,
        graduates,
        draws.poisson(accounts.employees() * 0.02),
        draws.poisson(accounts.employees() * 0.01),
        draws.poisson(accounts.employees() * 0.03),
        habit.chance(firm.kind().ponzi() ? 0.7 : firm.size() == Size.MICRO ? 0.1 : 0.4),
        !month.city().holdings(firm).isEmpty(),
        transfers(month, year));
  }

  /** Of the true revenue; those who sell invoices tell less, a few others err. */
  private static double told(Firm firm, Draws habit) {
    double near = 1 + 0.01 * habit.gaussian();
    if (firm.kind() == Story.Kind.SHELL_CLUSTER) {
      return habit.uniform(0.2, 0.5);
    }
    return habit.chance(0.03) ? near * habit.lognormal(1, 0.7) : near;
  }

  /** Members of a cooperative; a scheme calls those who pay in members. */
  private static int members(FirmMonth month, Draws habit) {
    boolean scheme = month.firm().kind() == Story.Kind.PONZI_FARMERS_COOP;
    int own = habit.between(5, 120);
    return scheme ? own + 3 * month.state().payers() : own;
  }

  private static String business(FirmMonth month, Accounts accounts, LocalDate published) {
    boolean fell = accounts.closing().phase().compareTo(Phase.COLLAPSED) >= 0;
    if (Days.reached(Ending.liquidation(month.city(), month.firm()), published)) {
      return "清算";
    }
    if (fell) {
      return month.firm().number() % 2 == 0 ? "歇业" : "停业";
    }
    return Habits.of(month.city(), month.firm(), "rests", accounts.year()).chance(0.006)
        ? "歇业"
        : "开业";
  }

  private boolean transfers(FirmMonth month, int year) {
    return registers.of(month.city()).changes(month.firm()).stream()
        .anyMatch(change -> change.item() == Item.SHAREHOLDER && change.day().getYear() == year);
  }

  private static BigDecimal tens(double amount) {
    return Rows.decimal(amount / TEN_THOUSAND, 2);
  }
}
