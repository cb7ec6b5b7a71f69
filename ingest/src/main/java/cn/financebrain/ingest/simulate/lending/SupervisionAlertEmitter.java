package cn.financebrain.ingest.simulate.lending;

import cn.financebrain.ingest.simulate.Emitter;
import cn.financebrain.ingest.simulate.FirmMonth;
import cn.financebrain.ingest.simulate.Phase;
import cn.financebrain.ingest.simulate.Rows;
import java.time.LocalDate;
import java.util.List;

/** 非现场监管预警: what the office sees in the reports of local financial organisations. */
public final class SupervisionAlertEmitter implements Emitter {
  @Override
  public String table() {
    return "local_finance_alert";
  }

  @Override
  public List<String> header() {
    return List.of(Rows.ENTERPRISE, "预警编号", "预警日期", "预警指标", "预警级别");
  }

  @Override
  public void emit(FirmMonth month, Rows rows) {
    if (!Licence.of(month).map(licence -> licence.holds(month)).orElse(false)) {
      return;
    }
    boolean scheme = month.firm().story().raisesMoney();
    boolean strained = month.state().phase() == Phase.STRAINED;
    boolean mutual = Licence.of(month).orElseThrow().kind().equals("农民资金互助");
    some(month, rows, "数据迟报", 0.015, "一般");
    some(month, rows, "关联交易", 0.008, "一般");
    some(month, rows, "利率超限", mutual ? 0 : 0.01, "较大");
    some(month, rows, "超比例放贷", mutual ? 0 : 0.008, "较大");
    some(month, rows, "其他", 0.005, "一般");
    double open = scheme ? 0.2 * month.state().scheme() : 0.004;
    some(month, rows, "向非社员吸收资金", mutual ? open : 0, "重大");
    some(month, rows, "资金抽逃", scheme && strained ? 0.3 : 0.001, "重大");
  }

  private static void some(
      FirmMonth month, Rows rows, String indicator, double mean, String level) {
    int count = month.random().poisson(mean);
    for (int i = 0; i < count; i++) {
      LocalDate day = month.day();
      rows.add(
          day, day.plusDays(1), month.firm().uscc(), rows.number("温金警"), day, indicator, level);
    }
  }
}
