package cn.financebrain.ingest.simulate.justice;

import cn.financebrain.ingest.simulate.Emitter;
import cn.financebrain.ingest.simulate.FirmMonth;
import cn.financebrain.ingest.simulate.Rows;
import cn.financebrain.ingest.simulate.justice.Suit.Enforcement;
import java.util.List;

/** 执行立案. */
public final class EnforcementCaseEmitter implements Emitter {
  @Override
  public String table() {
    return "enforcement_case";
  }

  @Override
  public List<String> header() {
    return List.of(Rows.ENTERPRISE, "执行案号", "立案日期", "推送日期", "法院", "执行标的元");
  }

  @Override
  public void emit(FirmMonth month, Rows rows) {
    for (Suit suit : Docket.of(month)) {
      if (suit.enforcement().isPresent()) {
        Enforcement enforcement = suit.enforcement().get();
        rows.add(
            enforcement.filedOn(),
            enforcement.filedOn().plusDays(month.random().between(1, 3)),
            month.firm().uscc(),
            enforcement.number(),
            enforcement.filedOn(),
            Rows.DELIVERED,
            Court.name(month.firm()),
            Rows.money(enforcement.amount()));
      }
    }
  }
}
