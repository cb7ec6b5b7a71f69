package cn.financebrain.ingest.simulate.tax;

import cn.financebrain.ingest.simulate.Emitter;
import cn.financebrain.ingest.simulate.FirmMonth;
import cn.financebrain.ingest.simulate.Rows;
import cn.financebrain.ingest.simulate.chronicle.Chronicle;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** 非正常户: set and lifted. */
public final class TaxAbnormalEmitter implements Emitter {
  @Override
  public String table() {
    return "tax_abnormal";
  }

  @Override
  public List<String> header() {
    return List.of(Rows.ENTERPRISE, "文书号", "认定日期", "是否非正常户");
  }

  @Override
  public void past(FirmMonth opening, Rows rows) {
    emit(opening, rows);
  }

  @Override
  public void emit(FirmMonth month, Rows rows) {
    TaxStatus.abnormal(month.city(), month.firm())
        .ifPresent(
            status -> {
              tell(month, rows, status.set(), true);
              status.lifted().ifPresent(day -> tell(month, rows, day, false));
            });
  }

  private static void tell(FirmMonth month, Rows rows, LocalDate day, boolean abnormal) {
    Chronicle.tell(month, rows, Optional.of(day), "温税非", abnormal);
  }
}
