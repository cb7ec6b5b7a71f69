package cn.financebrain.ingest.simulate.police;

import cn.financebrain.ingest.simulate.Emitter;
import cn.financebrain.ingest.simulate.FirmMonth;
import cn.financebrain.ingest.simulate.Rows;
import cn.financebrain.ingest.simulate.chronicle.Chronicle;
import java.time.LocalDate;
import java.util.List;

/** 经侦立案通报: of schemes after they collapse, and now and then of debtors and others. */
public final class PoliceCaseEmitter implements Emitter {
  @Override
  public String table() {
    return "police_case";
  }

  @Override
  public List<String> header() {
    return List.of(Rows.ENTERPRISE, "通报编号", "立案日期", "通报日期", "罪名");
  }

  @Override
  public void emit(FirmMonth month, Rows rows) {
    Investigation investigation = Investigation.of(month);
    if (Chronicle.due(month, investigation.caseOn())) {
      LocalDate day = investigation.caseOn().get();
      rows.add(
          day,
          day.plusDays(month.random().between(1, 5)),
          month.firm().uscc(),
          rows.number("温公经立"),
          day,
          Rows.DELIVERED,
          investigation.charge());
    }
  }
}
