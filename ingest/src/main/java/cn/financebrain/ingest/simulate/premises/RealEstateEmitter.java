package cn.financebrain.ingest.simulate.premises;

import cn.financebrain.ingest.simulate.Emitter;
import cn.financebrain.ingest.simulate.FirmMonth;
import cn.financebrain.ingest.simulate.Rows;
import cn.financebrain.ingest.simulate.chronicle.Chronicle;
import java.util.List;
import java.util.Optional;

/** 不动产登记变动: bought, sold, seized, released. */
public final class RealEstateEmitter implements Emitter {
  @Override
  public String table() {
    return "real_estate";
  }

  @Override
  public List<String> header() {
    return List.of(Rows.ENTERPRISE, "登记编号", "登记日期", "登记类型", "登记后不动产数", "登记后查封数");
  }

  @Override
  public void past(FirmMonth opening, Rows rows) {
    emit(opening, rows);
  }

  @Override
  public void emit(FirmMonth month, Rows rows) {
    for (Estate.Entry entry : Estate.of(month).entries()) {
      if (Chronicle.due(month, Optional.of(entry.day()))) {
        rows.add(
            entry.day(),
            entry.day().plusDays(1),
            month.firm().uscc(),
            rows.number("温不动产"),
            entry.day(),
            entry.kind(),
            entry.properties(),
            entry.seized());
      }
    }
  }
}
