package cn.financebrain.ingest.simulate.guarantee;

import cn.financebrain.ingest.simulate.City;
import cn.financebrain.ingest.simulate.Emitter;
import cn.financebrain.ingest.simulate.Firm;
import cn.financebrain.ingest.simulate.FirmMonth;
import cn.financebrain.ingest.simulate.Rows;
import java.util.List;

/**
 * 担保网络测算: the graph run over guarantees. Each quarter for all who give or have a guarantee, each
 * month for those in a circle or with a defaulted borrower.
 */
public final class GuaranteeNetworkEmitter implements Emitter {
  @Override
  public String table() {
    return "guarantee_network";
  }

  @Override
  public List<String> header() {
    return List.of(Rows.ENTERPRISE, "测算日期", "担保圈企业数", "是否互保", "被担保企业逾期数");
  }

  @Override
  public void past(FirmMonth opening, Rows rows) {
    emit(opening, rows);
  }

  @Override
  public void emit(FirmMonth month, Rows rows) {
    City city = month.city();
    Firm firm = month.firm();
    if (city.guaranteed(firm).isEmpty() && city.guarantors(firm).isEmpty()) {
      return;
    }
    int circle = GuaranteeNetwork.circle(city, firm);
    int defaulted = GuaranteeNetwork.defaulted(month);
    if (circle > 1 || defaulted > 0 || month.month().getMonthValue() % 3 == 0) {
      rows.add(
          month.lastDay(),
          month.lastDay().plusDays(1),
          firm.uscc(),
          month.lastDay(),
          circle,
          GuaranteeNetwork.mutual(city, firm),
          defaulted);
    }
  }
}
