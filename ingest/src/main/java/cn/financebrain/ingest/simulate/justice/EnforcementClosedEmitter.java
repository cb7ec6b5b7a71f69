package cn.financebrain.ingest.simulate.justice;

import cn.financebrain.ingest.simulate.Emitter;
import cn.financebrain.ingest.simulate.FirmMonth;
import cn.financebrain.ingest.simulate.Rows;
import cn.financebrain.ingest.simulate.justice.Suit.Closing;
import cn.financebrain.ingest.simulate.justice.Suit.Enforcement;
import java.util.List;

/** 执行结案: what could not be collected is taken up again now and then, and closed again. */
public final class EnforcementClosedEmitter implements Emitter {
  @Override
  public String table() {
    return "enforcement_closed";
  }

  @Override
  public List<String> header() {
    return List.of(Rows.ENTERPRISE, "执行案号", "结案日期", "推送日期", "结案方式", "消灭债务元");
  }

  @Override
  public void emit(FirmMonth month, Rows rows) {
    for (Suit suit : Docket.of(month)) {
      if (suit.enforcement().isPresent() && suit.enforcement().get().closing().isPresent()) {
        Enforcement enforcement = suit.enforcement().get();
        Closing closing = enforcement.closing().get();
        add(month, rows, enforcement, closing);
        if (enforcement.hopeless() && month.random().chance(0.06)) {
          int later = month.random().between(90, 200);
          double found = enforcement.amount() * month.random().uniform(0, 0.1);
          add(month, rows, enforcement, new Closing(closing.on().plusDays(later), "终结本次执行", found));
        }
      }
    }
  }

  private static void add(FirmMonth month, Rows rows, Enforcement enforcement, Closing closing) {
    rows.add(
        closing.on(),
        closing.on().plusDays(month.random().between(1, 4)),
        month.firm().uscc(),
        enforcement.number(),
        closing.on(),
        Rows.DELIVERED,
        closing.outcome(),
        Rows.money(closing.discharged()));
  }
}
