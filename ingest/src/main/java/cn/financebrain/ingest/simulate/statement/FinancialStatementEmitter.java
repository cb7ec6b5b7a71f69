package cn.financebrain.ingest.simulate.statement;

import cn.financebrain.ingest.simulate.Draws;
import cn.financebrain.ingest.simulate.Emitter;
import cn.financebrain.ingest.simulate.Firm;
import cn.financebrain.ingest.simulate.FirmMonth;
import cn.financebrain.ingest.simulate.Phase;
import cn.financebrain.ingest.simulate.Rows;
import cn.financebrain.ingest.simulate.Size;
import cn.financebrain.ingest.simulate.books.Accounts;
import cn.financebrain.ingest.simulate.books.Days;
import cn.financebrain.ingest.simulate.books.Habits;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/** 财务报表 of medium and large enterprises, in millions; what the annual report says, in detail. */
public final class FinancialStatementEmitter implements Emitter {
  private static final double TEN_THOUSAND = 10_000;
  private static final double MILLION = 1_000_000;

  @Override
  public String table() {
    return "financial_statement";
  }

  @Override
  public List<String> header() {
    return List.of(
        Rows.ENTERPRISE,
        "会计年度",
        "报送日期",
        "流动资产百万元",
        "营业成本百万元",
        "折旧与摊销百万元",
        "息税折旧摊销前利润百万元",
        "存货百万元",
        "净利润百万元",
        "应收账款百万元",
        "市值百万元",
        "销售净额百万元",
        "总资产百万元",
        "长期负债百万元",
        "息税前利润百万元",
        "毛利百万元",
        "流动负债百万元",
        "留存收益百万元",
        "总收入百万元",
        "总负债百万元",
        "营业费用百万元");
  }

  @Override
  public void past(FirmMonth opening, Rows rows) {
    int year = opening.month().getYear() - 1;
    file(opening, year - 1, rows);
    file(opening, year, rows);
  }

  @Override
  public void emit(FirmMonth month, Rows rows) {
    if (month.month().getMonthValue() == 1) {
      file(month, month.month().getYear() - 1, rows);
    }
  }

  private static void file(FirmMonth month, int year, Rows rows) {
    Firm firm = month.firm();
    LocalDate filed =
        LocalDate.of(year + 1, 2, 15)
            .plusDays(Habits.of(month.city(), firm, "statement", year).between(0, 74));
    boolean fell = month.state().phase().compareTo(Phase.COLLAPSED) >= 0;
    boolean gone = fell || Days.reached(firm.story().collapsedOn(), filed);
    if (firm.size().atLeast(Size.MEDIUM) && !gone) {
      Accounts.of(month, year).ifPresent(accounts -> add(month, rows, filed, accounts));
    }
  }

  private static void add(FirmMonth month, Rows rows, LocalDate filed, Accounts accounts) {
    Firm firm = month.firm();
    Draws habit = Habits.of(month, "items of statements");
    double assets = accounts.assets();
    double current = assets * habit.uniform(0.45, 0.75);
    boolean goods = "ACF".contains(firm.industry().section());
    double inventory = current * (goods ? habit.uniform(0.2, 0.45) : habit.uniform(0, 0.08));
    double distress = accounts.closing().distress();
    double receivables = current * habit.uniform(0.2, 0.4) * (1 + 0.5 * distress);
    double wear = (assets - current) * habit.uniform(0.05, 0.1);
    double interest = accounts.loans() * 0.05;
    double earned = accounts.profit() + interest;
    double costs = accounts.revenue() * habit.uniform(0.68, 0.8);
    double longTerm = accounts.loans() * habit.uniform(0.1, 0.5);
    boolean listed = firm.form() == Firm.Form.JOINT_STOCK && habit.chance(0.5);
    double priced = Math.max(assets * 0.1, accounts.equity()) * habit.uniform(0.8, 2.5);
    rows.add(
        LocalDate.of(accounts.year(), 12, 31),
        filed,
        firm.uscc(),
        accounts.year(),
        filed,
        millions(current),
        millions(costs),
        millions(wear),
        millions(earned + wear),
        millions(inventory),
        millions(accounts.netProfit()),
        millions(Math.min(receivables, current - inventory)),
        listed ? millions(priced * (1 - 0.6 * distress)) : null,
        millions(accounts.revenue()),
        millions(assets),
        millions(longTerm),
        millions(earned),
        millions(accounts.revenue() - costs),
        millions(accounts.liabilities() - longTerm),
        millions(accounts.equity() - firm.paidIn() * TEN_THOUSAND),
        millions(accounts.revenue()),
        millions(accounts.liabilities()),
        millions(accounts.revenue() - costs - earned));
  }

  private static BigDecimal millions(double amount) {
    return Rows.decimal(amount / MILLION, 3);
  }
}
