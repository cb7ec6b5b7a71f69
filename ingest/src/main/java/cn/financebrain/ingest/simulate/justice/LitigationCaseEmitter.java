package cn.financebrain.ingest.simulate.justice;

import cn.financebrain.ingest.simulate.Emitter;
import cn.financebrain.ingest.simulate.FirmMonth;
import cn.financebrain.ingest.simulate.Rows;
import java.util.List;

/** 民商事立案: often late. */
public final class LitigationCaseEmitter implements Emitter {
  @Override
  public String table() {
    return "litigation_case";
  }

  @Override
  public List<String> header() {
    return List.of(
        Rows.ENTERPRISE, "案号", "立案日期", "推送日期", "法院", "诉讼地位", "案由", "标的额元", "原告类别", "原告标识");
  }

  @Override
  public void emit(FirmMonth month, Rows rows) {
    for (Suit suit : Docket.of(month)) {
      int lag = month.random().chance(0.12) ? 45 : 5;
      rows.add(
          suit.filedOn(),
          suit.filedOn().plusDays(month.random().between(0, lag)),
          month.firm().uscc(),
          suit.number(),
          suit.filedOn(),
          Rows.DELIVERED,
          Court.name(month.firm()),
          suit.role().title(),
          suit.cause(),
          Rows.money(suit.amount()),
          suit.kind().title(),
          suit.plaintiff());
    }
  }
}
