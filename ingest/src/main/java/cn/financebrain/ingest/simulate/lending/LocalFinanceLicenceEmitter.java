package cn.financebrain.ingest.simulate.lending;

import cn.financebrain.ingest.simulate.Emitter;
import cn.financebrain.ingest.simulate.FirmMonth;
import cn.financebrain.ingest.simulate.Rows;
import cn.financebrain.ingest.simulate.chronicle.Chronicle;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** 地方金融组织资格: granted and revoked. */
public final class LocalFinanceLicenceEmitter implements Emitter {
  @Override
  public String table() {
    return "local_finance_license";
  }

  @Override
  public List<String> header() {
    return List.of(Rows.ENTERPRISE, "文号", "决定日期", "组织类别", "资格状态");
  }

  @Override
  public void past(FirmMonth opening, Rows rows) {
    emit(opening, rows);
  }

  @Override
  public void emit(FirmMonth month, Rows rows) {
    Licence.of(month)
        .ifPresent(
            licence -> {
              add(month, rows, Optional.of(licence.grantedOn()), licence.kind(), "有效");
              add(month, rows, licence.revokedOn(), licence.kind(), "取消");
            });
  }

  private static void add(
      FirmMonth month, Rows rows, Optional<LocalDate> day, String kind, String status) {
    if (Chronicle.due(month, day)) {
      LocalDate decided = day.get();
      rows.add(
          decided,
          decided.plusDays(1),
          month.firm().uscc(),
          rows.number("温金函"),
          decided,
          kind,
          status);
    }
  }
}
