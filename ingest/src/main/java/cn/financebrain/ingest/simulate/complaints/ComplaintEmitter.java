package cn.financebrain.ingest.simulate.complaints;

import cn.financebrain.ingest.simulate.Draws;
import cn.financebrain.ingest.simulate.Emitter;
import cn.financebrain.ingest.simulate.FirmMonth;
import cn.financebrain.ingest.simulate.Rows;
import cn.financebrain.ingest.simulate.story.Brand;
import cn.financebrain.ingest.simulate.story.Pitch;
import cn.financebrain.ingest.simulate.story.StoryMonth;
import cn.financebrain.ingest.simulate.text.Texts;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** 投诉举报: as it comes in, and again when it is dealt with or overdue. */
public final class ComplaintEmitter implements Emitter {
  private static final Texts TEXTS = Texts.of("complaint");

  @Override
  public String table() {
    return "complaint";
  }

  @Override
  public List<String> header() {
    return List.of(
        Rows.ENTERPRISE,
        "工单号",
        "受理日期",
        "更新日期",
        "来源渠道",
        "事由",
        "标题",
        "诉求内容",
        "涉及金额元",
        "投诉人标识",
        "投诉人年龄",
        "办理状态");
  }

  @Override
  public void emit(FirmMonth month, Rows rows) {
    for (Grievance grievance : Grievance.of(month)) {
      for (int i = 0; i < grievance.people(); i++) {
        complain(month, rows, grievance);
      }
    }
  }

  private static void complain(FirmMonth month, Rows rows, Grievance grievance) {
    Draws draws = month.random();
    LocalDate day = StoryMonth.of(month).dayFrom(grievance.from(), draws);
    Complainant who = Complainant.draw(month, grievance);
    String number = rows.number("温诉");
    String channel = channel(grievance, draws);
    BigDecimal amount = who.amount() == 0 ? null : Rows.money(Math.rint(who.amount()));
    Map<String, String> words =
        new HashMap<>(Brand.words(month, Pitch.of(month.city(), month.firm())));
    if (Pitch.of(month.city(), month.firm()).rate() == 0) {
      words.put("rate", draws.pick("6", "8", "10", "12")); // hearsay: it promises nothing
    }
    words.put("money", Long.toString(Math.round(who.amount())));
    Object[] cells = {
      month.firm().uscc(),
      number,
      day,
      Rows.DELIVERED,
      channel,
      grievance.topic().title(),
      TEXTS.draw(grievance.topic().head(), draws, words),
      TEXTS.draw(grievance.topic().body(), draws, words),
      amount,
      who.hash(),
      who.age(),
      "办理中"
    };
    rows.add(day, day.plusDays(draws.between(0, 2)), cells);
    boolean stuck = draws.chance(grievance.angry() ? 0.7 : 0.08);
    Object[] handled = cells.clone();
    handled[cells.length - 1] = stuck ? "逾期未办结" : "已办结";
    int days = stuck ? draws.between(20, 40) : draws.between(5, 25);
    rows.add(day, day.plusDays(days), handled);
  }

  private static String channel(Grievance grievance, Draws draws) {
    return switch (grievance.topic()) {
      case ILLEGAL_FUNDRAISING -> draws.pick("处非办举报", "处非办举报", "12345热线", "110警情", "信访");
      case REDEMPTION -> draws.pick("12345热线", "12345热线", "信访", "110警情", "处非办举报");
      case PREPAID_CARD ->
          grievance.angry()
              ? draws.pick("12315消费投诉", "12345热线", "110警情", "信访")
              : draws.pick("12315消费投诉", "12315消费投诉", "12345热线");
      case REFUND, FALSE_ADVERTISING, QUALITY -> draws.pick("12315消费投诉", "12315消费投诉", "12345热线");
      case SERVICE, OTHER -> draws.pick("12345热线", "12345热线", "12315消费投诉");
      case ECONOMIC_DISPUTE -> draws.pick("12345热线", "110警情");
      case UNPAID_BILLS -> draws.pick("12345热线", "12345热线", "信访", "110警情");
      case UNPAID_WAGES -> draws.pick("12345热线", "12345热线", "12345热线", "信访", "110警情");
    };
  }
}
