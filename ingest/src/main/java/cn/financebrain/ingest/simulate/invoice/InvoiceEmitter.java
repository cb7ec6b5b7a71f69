package cn.financebrain.ingest.simulate.invoice;

import cn.financebrain.ingest.simulate.Draws;
import cn.financebrain.ingest.simulate.Emitter;
import cn.financebrain.ingest.simulate.Firm;
import cn.financebrain.ingest.simulate.FirmMonth;
import cn.financebrain.ingest.simulate.MonthState;
import cn.financebrain.ingest.simulate.Rows;
import cn.financebrain.ingest.simulate.Size;
import cn.financebrain.ingest.simulate.Story.Kind;
import cn.financebrain.ingest.simulate.books.Habits;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * 发票: what an enterprise sells in a month, or in a quarter if it is micro, on one day and to a few;
 * the money that a scheme raises has no invoice.
 */
public final class InvoiceEmitter implements Emitter {
  private static final int QUARTER = 3;
  private static final int LATEST_DAY = 28;

  /** Less in a period makes no invoice, CNY. */
  private static final double LEAST = 800;

  @Override
  public String table() {
    return "invoice";
  }

  @Override
  public List<String> header() {
    return List.of(
        Rows.ENTERPRISE,
        "发票流水号",
        "开票日期",
        "进销",
        "状态",
        "金额",
        "税额",
        "张数",
        "对方类别",
        "对方统一社会信用代码",
        "对方自然人散列",
        "品目类别");
  }

  @Override
  public void emit(FirmMonth month, Rows rows) {
    Firm firm = month.firm();
    boolean monthly = Trade.monthly(month.city(), firm);
    int place = (month.month().getMonthValue() + firm.number()) % QUARTER;
    if (!monthly && place != 0) {
      return;
    }
    double sales = 0;
    for (int ago = 0; ago < (monthly ? 1 : QUARTER); ago++) {
      sales += month.ago(ago).map(MonthState::revenue).orElse(0.0);
    }
    sales *= firm.story().raisesMoney() ? 0.4 : 1;
    LocalDate day = day(month);
    if (sales >= LEAST && !day.isBefore(firm.established())) {
      sell(month, rows, day, sales);
      takeBack(month, rows, day, sales);
    }
    if (firm.size().atLeast(Size.MEDIUM) && place == 0) {
      buy(month, rows, day);
    }
  }

  /** Nearly the same day in each period, so that windows of days hold whole periods. */
  private static LocalDate day(FirmMonth month) {
    int usual = Habits.of(month, "day of invoices").between(1, LATEST_DAY);
    return month.month().atDay(usual);
  }

  private static void sell(FirmMonth month, Rows rows, LocalDate day, double sales) {
    Firm firm = month.firm();
    Draws draws = month.random();
    double toPeople = Trade.toPeople(firm, day) * draws.uniform(0.9, 1.08);
    double[] items = Items.sold(firm);
    boolean splits = toPeople > 0.15 && firm.size() != Size.MICRO;
    if (toPeople > 0.5 || splits) {
      double amount = splits ? sales * Math.min(1, toPeople) : sales;
      Sale.of(amount, Items.draw(items, draws)).toPeople(draws).add(month, rows, day);
    }
    if (toPeople <= 0.5 || splits) {
      double left = splits ? sales * Math.max(0, 1 - toPeople) : sales;
      int parts = firm.size().atLeast(Size.MEDIUM) ? 2 : 1;
      for (int part = 0; part < parts && left > LEAST; part++) {
        boolean government = "EIN".contains(firm.industry().section()) && draws.chance(0.1);
        Optional<Firm> customer = government ? Optional.empty() : Trade.customer(month, draws);
        Sale.of(left / parts, Items.draw(items, draws))
            .to(government ? "机关事业单位" : "企业", customer, draws)
            .add(month, rows, day);
      }
    }
  }

  /** Red and void invoices: errors as a rule, sales that come to nothing when things go badly. */
  private static void takeBack(FirmMonth month, Rows rows, LocalDate day, double sales) {
    Draws draws = month.random();
    double bad = Math.max(0, month.state().distress() - 0.2);
    boolean shell = month.firm().kind() == Kind.SHELL_CLUSTER;
    if (draws.chance(shell ? 0.35 : 0.06 + 0.5 * bad)) {
      boolean red = draws.chance(0.7);
      double share = draws.uniform(0.005, 0.06) + (shell ? 0.25 : 0.35 * bad);
      LocalDate later = day.plusDays(draws.between(0, 9));
      Sale.of(sales * share * (red ? -1 : 1), Items.draw(Items.sold(month.firm()), draws))
          .state(red ? "红字" : "作废")
          .to("企业", Trade.customer(month, draws), draws)
          .add(month, rows, later);
    }
  }

  private static void buy(FirmMonth month, Rows rows, LocalDate day) {
    List<Firm> suppliers = month.city().suppliers(month.firm());
    double spent = month.state().revenue() * month.random().uniform(0.3, 0.6);
    if (!suppliers.isEmpty() && spent > LEAST && !day.isBefore(month.firm().established())) {
      Firm supplier = month.random().pick(suppliers);
      Sale.of(spent, Items.draw(Items.sold(supplier), month.random()))
          .to("企业", Optional.of(supplier), month.random())
          .bought()
          .add(month, rows, day);
    }
  }
}
