package cn.financebrain.ingest.simulate.invoice;

import cn.financebrain.ingest.simulate.City;
import cn.financebrain.ingest.simulate.Emitter;
import cn.financebrain.ingest.simulate.Firm;
import cn.financebrain.ingest.simulate.FirmMonth;
import cn.financebrain.ingest.simulate.Phase;
import cn.financebrain.ingest.simulate.Rows;
import java.util.List;

/**
 * 发票网络测度, once a quarter: what goes in and what comes out, and whether sales run in a round. Told
 * of those whose invoices are told by the month, and of everybody in a round.
 */
public final class InvoiceNetworkEmitter implements Emitter {
  private static final int QUARTER = 3;

  @Override
  public String table() {
    return "invoice_network";
  }

  @Override
  public List<String> header() {
    return List.of(Rows.ENTERPRISE, "计算日期", "进销品目距离", "闭环开票", "最短环长度");
  }

  @Override
  public void past(FirmMonth opening, Rows rows) {
    measure(opening, rows);
  }

  @Override
  public void emit(FirmMonth month, Rows rows) {
    if (month.month().getMonthValue() % QUARTER == 0) {
      measure(month, rows);
    }
  }

  private static void measure(FirmMonth month, Rows rows) {
    City city = month.city();
    Firm firm = month.firm();
    if (month.state().phase() == Phase.CLOSED) {
      return;
    }
    int round = Trade.round(city, firm, month.lastDay());
    if (round > 0 || Trade.monthly(city, firm)) {
      rows.add(
          month.lastDay(),
          month.lastDay().plusDays(1),
          firm.uscc(),
          month.lastDay(),
          Rows.decimal(Items.distance(city, firm), 3),
          round > 0,
          round > 0 ? round : null);
    }
  }
}
