package cn.financebrain.ingest.simulate.penalty;

import cn.financebrain.ingest.simulate.Draws;
import cn.financebrain.ingest.simulate.Emitter;
import cn.financebrain.ingest.simulate.Firm;
import cn.financebrain.ingest.simulate.FirmMonth;
import cn.financebrain.ingest.simulate.Rows;
import cn.financebrain.ingest.simulate.Size;
import cn.financebrain.ingest.simulate.story.Brand;
import cn.financebrain.ingest.simulate.story.BySize;
import cn.financebrain.ingest.simulate.story.Pitch;
import cn.financebrain.ingest.simulate.story.StoryMonth;
import cn.financebrain.ingest.simulate.text.Texts;
import java.time.LocalDate;
import java.util.List;

/** 行政处罚决定, of all departments. */
public final class AdminPenaltyEmitter implements Emitter {
  private static final Texts TEXTS = Texts.of("penalty");

  @Override
  public String table() {
    return "admin_penalty";
  }

  @Override
  public List<String> header() {
    return List.of(Rows.ENTERPRISE, "决定书文号", "决定日期", "公示日期", "处罚机关", "违法类型", "违法事实", "罚款元", "没收元");
  }

  @Override
  public void emit(FirmMonth month, Rows rows) {
    if (month.state().operating() && month.random().chance(everyday(month.firm().size()))) {
      add(month, rows, month.day(), Offence.everyday(month.firm(), month.random()));
    }
    if (month.firm().story().raisesMoney()) {
      ofScheme(month, rows);
    } else if (month.firm().kind().suspiciousButHonest() && month.random().chance(0.004)) {
      add(month, rows, month.day(), Offence.BOAST);
    } else if (month.state().distress() > 0.5
        && month.state().operating()
        && month.random().chance(0.03)) {
      add(month, rows, month.day(), Offence.WAGES);
    }
  }

  private static double everyday(Size size) {
    return BySize.of(size, 0.004, 0.012, 0.035, 0.08);
  }

  private static void ofScheme(FirmMonth month, Rows rows) {
    Draws draws = month.random();
    Firm firm = month.firm();
    StoryMonth at = StoryMonth.of(month);
    boolean talks = month.state().operating() && at.promoting() >= 1;
    if (talks && draws.chance(0.06 * month.state().scheme())) {
      add(month, rows, month.day(), Offence.PROMISE);
    }
    Pitch pitch = Pitch.of(month.city(), firm);
    if (talks && pitch.has(Pitch.Lure.REFERRAL) && draws.chance(0.02)) {
      add(month, rows, month.day(), draws.chance(0.75) ? Offence.PYRAMID : Offence.DIRECT);
    }
    if (at.strained() >= 1 && at.collapsed() < 0 && draws.chance(0.08)) {
      add(month, rows, month.day(), Offence.FUNDRAISING);
    }
    if (at.has(firm.story().collapsedOn()) && draws.chance(0.35)) {
      LocalDate day = firm.story().collapsedOn().orElseThrow().plusDays(draws.between(20, 120));
      add(month, rows, day, Offence.FUNDRAISING);
    }
  }

  private static void add(FirmMonth month, Rows rows, LocalDate day, Offence offence) {
    Draws draws = month.random();
    double fine = offence.fine(month.firm().size(), draws);
    Pitch pitch = Pitch.of(month.city(), month.firm());
    rows.add(
        day,
        day.plusDays(draws.between(2, 9)),
        month.firm().uscc(),
        rows.number("温" + offence.authority(month.firm()) + "罚字"),
        day,
        Rows.DELIVERED,
        offence.authority(month.firm()),
        offence.violation(),
        TEXTS.draw(offence.text(month.firm()), draws, Brand.words(month, pitch)),
        fine == 0 ? null : Rows.money(fine),
        draws.chance(offence.confiscates()) ? Rows.money(fine * draws.uniform(0.2, 3)) : null);
  }
}
