package cn.financebrain.ingest.simulate.safety;

import cn.financebrain.ingest.simulate.Emitter;
import cn.financebrain.ingest.simulate.FirmMonth;
import cn.financebrain.ingest.simulate.Rows;
import cn.financebrain.ingest.simulate.chronicle.Fines;
import java.util.List;

/** 环保安监消防处罚: part of business for works; who has no money lets things slide. */
public final class EnvSafetyPenaltyEmitter implements Emitter {
  @Override
  public String table() {
    return "env_safety_penalty";
  }

  @Override
  public List<String> header() {
    return List.of(Rows.ENTERPRISE, "文书号", "处罚日期", "公示日期", "处罚机关", "罚款金额", "事由");
  }

  @Override
  public void emit(FirmMonth month, Rows rows) {
    if (!month.state().operating()) {
      return;
    }
    double slack = 1 + 3 * Math.max(0, month.state().distress() - 0.2);
    some(month, rows, "生态环境", Hazard.ecology(month.firm()) * slack, "超标排放废气", "未按规定贮存危险废物", "未批先建");
    some(month, rows, "应急管理", Hazard.work(month.firm()) * slack, "未如实记录安全生产教育培训", "未建立事故隐患排查治理制度");
    some(
        month, rows, "消防救援", Hazard.fire(month.firm()) * slack, "消防设施未保持完好有效", "占用疏散通道", "违规存放可燃物");
  }

  private static void some(
      FirmMonth month, Rows rows, String authority, double mean, String... causes) {
    Fines.add(
        month,
        rows,
        mean,
        "温罚",
        draws ->
            List.of(
                authority,
                Rows.money(Math.rint(draws.lognormal(12_000, 0.9) / 100) * 100),
                draws.pick(causes)));
  }
}
