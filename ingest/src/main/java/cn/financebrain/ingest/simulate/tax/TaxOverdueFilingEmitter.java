package cn.financebrain.ingest.simulate.tax;

import cn.financebrain.ingest.simulate.Emitter;
import cn.financebrain.ingest.simulate.FirmMonth;
import cn.financebrain.ingest.simulate.Rows;
import java.time.LocalDate;
import java.util.List;

/** 逾期申报: returns that were not there on the day after the deadline. */
public final class TaxOverdueFilingEmitter implements Emitter {
  @Override
  public String table() {
    return "tax_overdue_filing";
  }

  @Override
  public List<String> header() {
    return List.of(Rows.ENTERPRISE, "税种", "所属期止", "申报期限", "逾期认定日期");
  }

  @Override
  public void emit(FirmMonth month, Rows rows) {
    Return filing = Return.of(month);
    if (filing.due() && filing.late()) {
      LocalDate found = filing.deadline().plusDays(1);
      rows.add(
          found,
          found.plusDays(1),
          month.firm().uscc(),
          "增值税",
          month.lastDay(),
          filing.deadline(),
          found);
    }
  }
}
