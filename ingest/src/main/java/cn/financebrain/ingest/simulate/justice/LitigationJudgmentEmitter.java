package cn.financebrain.ingest.simulate.justice;

import cn.financebrain.ingest.simulate.Emitter;
import cn.financebrain.ingest.simulate.FirmMonth;
import cn.financebrain.ingest.simulate.Rows;
import cn.financebrain.ingest.simulate.justice.Suit.Judgment;
import java.util.List;

/** 裁判结果. */
public final class LitigationJudgmentEmitter implements Emitter {
  @Override
  public String table() {
    return "litigation_judgment";
  }

  @Override
  public List<String> header() {
    return List.of(Rows.ENTERPRISE, "案号", "裁判日期", "推送日期", "诉讼地位", "案由", "裁判结果", "判付金额元");
  }

  @Override
  public void emit(FirmMonth month, Rows rows) {
    for (Suit suit : Docket.of(month)) {
      if (suit.judgment().isPresent()) {
        Judgment judgment = suit.judgment().get();
        rows.add(
            judgment.on(),
            judgment.on().plusDays(month.random().between(3, 20)),
            month.firm().uscc(),
            suit.number(),
            judgment.on(),
            Rows.DELIVERED,
            suit.role().title(),
            suit.cause(),
            judgment.outcome(),
            judgment.awarded() == 0 ? null : Rows.money(judgment.awarded()));
      }
    }
  }
}
