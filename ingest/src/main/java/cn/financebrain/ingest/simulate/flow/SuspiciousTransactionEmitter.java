package cn.financebrain.ingest.simulate.flow;

import cn.financebrain.ingest.simulate.Emitter;
import cn.financebrain.ingest.simulate.FirmMonth;
import cn.financebrain.ingest.simulate.MonthState;
import cn.financebrain.ingest.simulate.Phase;
import cn.financebrain.ingest.simulate.Rows;
import cn.financebrain.ingest.simulate.Story;
import cn.financebrain.ingest.simulate.Story.Kind;
import java.time.LocalDate;
import java.util.List;

/** 可疑交易报告: of schemes as they grow, of shells, and by mistake of everybody. */
public final class SuspiciousTransactionEmitter implements Emitter {
  @Override
  public String table() {
    return "suspicious_transaction";
  }

  @Override
  public List<String> header() {
    return List.of(Rows.ENTERPRISE, "报告编号", "报告日期", "可疑类型");
  }

  @Override
  public void emit(FirmMonth month, Rows rows) {
    MonthState state = month.state();
    Story story = month.firm().story();
    if (!state.operating()) {
      return;
    }
    boolean personal = Custom.of(month.firm()).personal();
    some(month, rows, "其他", 0.0003);
    some(month, rows, "涉嫌诈骗", personal ? 0.0004 : 0.0001);
    some(month, rows, "涉嫌非法集资", story.kind().suspiciousButHonest() ? 0.008 : 0.00005);
    some(month, rows, "涉嫌地下钱庄", month.firm().kind() == Kind.SHELL_CLUSTER ? 0.05 : 0.00008);
    if (story.raisesMoney()) {
      double loud = state.payers() < 30 ? 0.02 : state.phase() == Phase.STRAINED ? 0.3 : 0.12;
      boolean pyramid = month.firm().kind() == Kind.PONZI_PREPAID_CARD;
      some(month, rows, "涉嫌非法集资", pyramid ? 0.5 * loud : loud);
      some(month, rows, "涉嫌传销", pyramid ? 0.5 * loud : 0);
    }
  }

  private static void some(FirmMonth month, Rows rows, String kind, double mean) {
    int count = month.random().poisson(mean);
    for (int i = 0; i < count; i++) {
      LocalDate day = month.day();
      rows.add(day, day.plusDays(1), month.firm().uscc(), rows.number("温疑"), day, kind);
    }
  }
}
