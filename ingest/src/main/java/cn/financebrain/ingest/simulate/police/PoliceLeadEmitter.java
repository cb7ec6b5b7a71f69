package cn.financebrain.ingest.simulate.police;

import cn.financebrain.ingest.simulate.Emitter;
import cn.financebrain.ingest.simulate.FirmMonth;
import cn.financebrain.ingest.simulate.Rows;
import cn.financebrain.ingest.simulate.chronicle.Chronicle;
import java.time.LocalDate;
import java.util.List;

/** 线索交办: from above or from the joint meeting; some of it comes to nothing. */
public final class PoliceLeadEmitter implements Emitter {
  @Override
  public String table() {
    return "police_lead";
  }

  @Override
  public List<String> header() {
    return List.of(Rows.ENTERPRISE, "交办编号", "交办日期", "交办来源");
  }

  @Override
  public void emit(FirmMonth month, Rows rows) {
    Investigation investigation = Investigation.of(month);
    if (Chronicle.due(month, investigation.leadOn())) {
      LocalDate day = investigation.leadOn().get();
      rows.add(
          day,
          day.plusDays(1),
          month.firm().uscc(),
          rows.number("温处非交"),
          day,
          month.random().pick("上级", "联席会议"));
    }
  }
}
