package cn.financebrain.ingest.simulate.publicity;

import cn.financebrain.ingest.simulate.Draws;
import cn.financebrain.ingest.simulate.Emitter;
import cn.financebrain.ingest.simulate.FirmMonth;
import cn.financebrain.ingest.simulate.Rows;
import cn.financebrain.ingest.simulate.story.Brand;
import cn.financebrain.ingest.simulate.story.Pitch;
import cn.financebrain.ingest.simulate.text.Texts;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/** 舆情文章: counts of readers come again for what many read. */
public final class PublicOpinionEmitter implements Emitter {
  private static final Texts TEXTS = Texts.of("opinion");

  @Override
  public String table() {
    return "public_opinion";
  }

  @Override
  public List<String> header() {
    return List.of(
        Rows.ENTERPRISE, "文章编号", "发布日期", "采集日期", "倾向", "标题", "正文", "平台", "体裁", "阅读数", "转发数", "评论数");
  }

  @Override
  public void emit(FirmMonth month, Rows rows) {
    for (Talk talk : Talk.of(month)) {
      for (int i = 0; i < talk.articles(); i++) {
        article(month, rows, talk);
      }
    }
  }

  private static void article(FirmMonth month, Rows rows, Talk talk) {
    Draws draws = month.random();
    Map<String, String> words = Brand.words(month, Pitch.of(month.city(), month.firm()));
    Reach reach = Reach.draw(talk.about(), draws);
    String number = rows.number("舆");
    String headline = TEXTS.draw(talk.about().head(), draws, words);
    String body = TEXTS.draw(talk.about().body(), draws, words);
    int days = (int) ChronoUnit.DAYS.between(talk.from(), talk.to());
    LocalDate day = talk.from().plusDays(draws.between(0, days));
    add(month, rows, day, day, number, talk.about(), headline, body, reach);
    if (reach.reads() > 8_000 && draws.chance(0.5)) {
      LocalDate again = day.plusDays(draws.between(1, 6));
      add(month, rows, day, again, number, talk.about(), headline, body, reach.grown(draws));
    }
  }

  private static void add(
      FirmMonth month,
      Rows rows,
      LocalDate day,
      LocalDate collected,
      String number,
      Topic about,
      String headline,
      String body,
      Reach reach) {
    rows.add(
        day,
        collected,
        month.firm().uscc(),
        number,
        day,
        Rows.DELIVERED,
        about.sentiment(),
        headline,
        body,
        reach.platform(),
        reach.kind(),
        reach.reads(),
        reach.reposts(),
        reach.comments());
  }
}
