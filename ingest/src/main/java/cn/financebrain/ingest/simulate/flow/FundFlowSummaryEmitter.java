package cn.financebrain.ingest.simulate.flow;

import cn.financebrain.ingest.simulate.Draws;
import cn.financebrain.ingest.simulate.Emitter;
import cn.financebrain.ingest.simulate.FirmMonth;
import cn.financebrain.ingest.simulate.Rows;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;

/**
 * 资金流周度汇总: each Sunday the features of watched accounts. A row is no sign of guilt: most are of
 * shops, schools and homes with many personal payers.
 */
public final class FundFlowSummaryEmitter implements Emitter {
  @Override
  public String table() {
    return "fund_flow_summary";
  }

  @Override
  public List<String> header() {
    return List.of(
        Rows.ENTERPRISE,
        "周期止",
        "报送日期",
        "近30日个人转入笔数",
        "近30日个人付款人数",
        "近90日个人付款人数",
        "近90日老年付款人数",
        "个人转入金额",
        "整数金额",
        "对个人付款金额",
        "经营性流入金额",
        "转入金额",
        "24小时内转出金额",
        "交易总额",
        "大额现金金额",
        "定期返息特征分",
        "日均余额");
  }

  @Override
  public void emit(FirmMonth month, Rows rows) {
    if (!FundFlow.watched(month)) {
      return;
    }
    LocalDate first = month.isFirst() ? month.firm().established() : month.month().atDay(1);
    LocalDate day = first.with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY));
    while (!day.isAfter(month.lastDay())) {
      add(month, rows, day);
      day = day.plusWeeks(1);
    }
  }

  private static void add(FirmMonth month, Rows rows, LocalDate day) {
    Draws draws = month.random();
    FundFlow flow = new FundFlow(month, day.getDayOfMonth() / (double) day.lengthOfMonth());
    int payers30 = draws.poisson(flow.payers30());
    int payers90 = payers30 + draws.poisson(Math.max(0, flow.payers90() - flow.payers30()));
    int transfers = payers30 + draws.poisson(Math.max(0, flow.transfers() - flow.payers30()));
    double persons = payers30 == 0 ? 0 : flow.fromPersons() * draws.lognormal(1, 0.12);
    double sales = flow.fromSales() * draws.lognormal(1, 0.15);
    double out = flow.toPersons() * draws.lognormal(1, 0.15);
    double in = Math.max(persons, sales + persons * 0.5);
    double turnover = in * draws.uniform(1.7, 2.1);
    rows.add(
        day,
        day.plusDays(draws.between(2, 4)),
        month.firm().uscc(),
        day,
        Rows.DELIVERED,
        transfers,
        payers30,
        payers90,
        Math.min(payers90, draws.poisson(payers90 * flow.elderly())),
        Rows.money(persons),
        Rows.money(persons * Math.min(1, flow.round() * draws.uniform(0.92, 1.05))),
        Rows.money(out),
        Rows.money(sales),
        Rows.money(in),
        Rows.money(in * Math.min(1, flow.fast() * draws.uniform(0.8, 1.1))),
        Rows.money(turnover),
        Rows.money(turnover * Math.min(0.9, flow.cash() * draws.uniform(0.7, 1.3))),
        Rows.decimal(Math.min(1, flow.payoutScore() * draws.uniform(0.93, 1.07)), 3),
        Rows.money(flow.balance() * draws.lognormal(1, 0.1)));
  }
}
