package cn.financebrain.ingest.simulate.publicity;

import cn.financebrain.ingest.simulate.Draws;
import cn.financebrain.ingest.simulate.Emitter;
import cn.financebrain.ingest.simulate.Firm;
import cn.financebrain.ingest.simulate.FirmMonth;
import cn.financebrain.ingest.simulate.Rows;
import cn.financebrain.ingest.simulate.story.Brand;
import cn.financebrain.ingest.simulate.story.BySize;
import cn.financebrain.ingest.simulate.story.Exposure;
import cn.financebrain.ingest.simulate.story.Loudness;
import cn.financebrain.ingest.simulate.story.Pitch;
import cn.financebrain.ingest.simulate.story.Pitch.Lure;
import cn.financebrain.ingest.simulate.story.Pitch.Style;
import cn.financebrain.ingest.simulate.story.StoryMonth;
import cn.financebrain.ingest.simulate.text.Texts;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** 广告监测: what monitors and inspectors find. They don't read a return out of every text. */
public final class AdvertisementEmitter implements Emitter {
  private static final Texts TEXTS = Texts.of("advertisement");

  /** What a bank may promise, by name. */
  private static final Pattern LAWFUL = Pattern.compile("保本型结构性存款|大额存单，保本");

  private static final Pattern PROMISE = Pattern.compile("保本|本金无忧|本金安全|刚性兑付");

  @Override
  public String table() {
    return "advertisement";
  }

  @Override
  public List<String> header() {
    return List.of(
        Rows.ENTERPRISE,
        "监测编号",
        "发布日期",
        "监测日期",
        "渠道",
        "投放场所",
        "标题",
        "广告内容",
        "承诺保本",
        "宣称年化收益率",
        "含集资内容",
        "金融产品广告");
  }

  @Override
  public void emit(FirmMonth month, Rows rows) {
    if (!month.state().operating()) {
      return;
    }
    int ads = month.random().poisson(expected(month, Pitch.styleOf(month.firm())));
    for (int i = 0; i < ads; i++) {
      add(month, rows, Pitch.of(month.city(), month.firm()));
    }
  }

  private static double expected(FirmMonth month, Style style) {
    Firm firm = month.firm();
    if (firm.story().raisesMoney()) {
      boolean inPublic = StoryMonth.of(month).promoting() >= 0;
      double loud = 7 * month.state().scheme();
      return inPublic ? loud * Exposure.of(month.city(), firm).advertisements() : 0;
    }
    return Loudness.of(month)
        + (style == Style.ORDINARY ? ordinary(firm) : 8 * month.state().scheme());
  }

  private static double ordinary(Firm firm) {
    double weight =
        switch (firm.industry().section()) {
          case "F", "H", "R", "P", "O", "K" -> 2;
          default -> 0.7;
        };
    return weight * BySize.of(firm.size(), 0.008, 0.04, 0.12, 0.3);
  }

  private static void add(FirmMonth month, Rows rows, Pitch pitch) {
    Draws draws = month.random();
    boolean raises = month.firm().story().raisesMoney();
    Optional<LocalDate> from = raises ? month.firm().story().promotingOn() : Optional.empty();
    LocalDate day = StoryMonth.of(month).dayFrom(from, draws);
    Map<String, String> words = Brand.words(month, pitch);
    String channel = Channels.channel(pitch.style(), draws);
    String title = TEXTS.draw(pitch.style().key() + "_title", draws, words);
    String body =
        TEXTS.draw(pitch.style().key() + "_body", draws, words) + lures(pitch, words, draws);
    boolean financial = pitch.style() == Style.LICENSED || pitch.style() == Style.LENDER;
    rows.add(
        day,
        day.plusDays(draws.between(0, 4)),
        month.firm().uscc(),
        rows.number("温广监"),
        day,
        Rows.DELIVERED,
        channel,
        Channels.placement(pitch.style(), channel, draws),
        title,
        body,
        (raises ? PROMISE : LAWFUL).matcher(body).find() && draws.chance(0.8),
        (raises || pitch.style() == Style.LICENSED) && draws.chance(0.6)
            ? Rows.decimal(pitch.rate(), 1)
            : null,
        raises && draws.chance(0.85),
        financial || (raises && draws.chance(0.6)));
  }

  private static String lures(Pitch pitch, Map<String, String> words, Draws draws) {
    StringBuilder text = new StringBuilder();
    for (Lure lure : Lure.values()) {
      if (pitch.has(lure) && draws.chance(0.4)) {
        text.append(TEXTS.draw(lure.key(), draws, words));
      }
    }
    return text.toString();
  }
}
