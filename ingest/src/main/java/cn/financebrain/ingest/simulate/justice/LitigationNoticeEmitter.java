package cn.financebrain.ingest.simulate.justice;

import cn.financebrain.ingest.simulate.Draws;
import cn.financebrain.ingest.simulate.Emitter;
import cn.financebrain.ingest.simulate.FirmMonth;
import cn.financebrain.ingest.simulate.Rows;
import cn.financebrain.ingest.simulate.justice.Suit.Role;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/** 法院公告与保全: hearings, services by publication on those who have gone, preserved assets. */
public final class LitigationNoticeEmitter implements Emitter {
  @Override
  public String table() {
    return "litigation_notice";
  }

  @Override
  public List<String> header() {
    return List.of(Rows.ENTERPRISE, "公告号", "案号", "公告日期", "推送日期", "类别", "当事人地位", "保全金额元");
  }

  @Override
  public void emit(FirmMonth month, Rows rows) {
    for (Suit suit : Docket.of(month)) {
      Draws draws = month.random();
      boolean defends = suit.role() == Role.DEFENDANT;
      if (draws.chance(suit.hopeless() ? 0.35 : 0.05)) {
        LocalDate day = suit.filedOn().plusDays(draws.between(1, 12));
        double amount = suit.amount() * draws.uniform(0.6, 1);
        add(month, rows, suit, day, "财产保全", defends ? "被申请人" : "申请人", Rows.money(amount));
      }
      if (suit.hopeless() && draws.chance(0.45)) {
        LocalDate day = suit.filedOn().plusDays(draws.between(10, 30));
        add(month, rows, suit, day, "送达公告", "被告", null);
      }
      if (draws.chance(0.55)) {
        LocalDate day = suit.filedOn().plusDays(draws.between(12, 60));
        add(month, rows, suit, day, "开庭公告", suit.role().title(), null);
      }
    }
  }

  private static void add(
      FirmMonth month,
      Rows rows,
      Suit suit,
      LocalDate day,
      String kind,
      String role,
      BigDecimal amount) {
    rows.add(
        day,
        day.plusDays(month.random().between(0, 4)),
        month.firm().uscc(),
        rows.number("温法公"),
        suit.number(),
        day,
        Rows.DELIVERED,
        kind,
        role,
        amount);
  }
}
