package cn.financebrain.ingest.simulate.publicity;

import cn.financebrain.ingest.simulate.Draws;
import cn.financebrain.ingest.simulate.Emitter;
import cn.financebrain.ingest.simulate.Firm;
import cn.financebrain.ingest.simulate.FirmMonth;
import cn.financebrain.ingest.simulate.Rows;
import cn.financebrain.ingest.simulate.story.Brand;
import cn.financebrain.ingest.simulate.story.BySize;
import cn.financebrain.ingest.simulate.story.Exposure;
import cn.financebrain.ingest.simulate.story.Pitch;
import cn.financebrain.ingest.simulate.story.StoryMonth;
import cn.financebrain.ingest.simulate.text.Texts;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** 招聘岗位发布: schemes look for those who sell, everywhere and without asking what they can. */
public final class RecruitmentEmitter implements Emitter {
  private static final Texts TEXTS = Texts.of("recruitment");
  private static final String HOME = "温州";

  @Override
  public String table() {
    return "recruitment";
  }

  @Override
  public List<String> header() {
    return List.of(
        Rows.ENTERPRISE,
        "岗位编号",
        "发布日期",
        "采集日期",
        "岗位名称",
        "岗位描述",
        "招聘人数",
        "月薪下限元",
        "月薪上限元",
        "行业月薪P90元",
        "要求工作年限",
        "工作城市",
        "招聘平台",
        "办公地址",
        "办公地行政区划",
        "与登记住所一致");
  }

  @Override
  public void emit(FirmMonth month, Rows rows) {
    if (!month.state().operating()) {
      return;
    }
    boolean raises = month.firm().story().raisesMoney();
    double expected = raises ? ofScheme(month) : ordinary(month);
    int posts = month.random().poisson(expected);
    for (int i = 0; i < posts; i++) {
      add(month, rows, raises);
    }
  }

  /** Nobody is looked for any more when payments stop. */
  private static double ofScheme(FirmMonth month) {
    StoryMonth at = StoryMonth.of(month);
    if (at.strained() >= 1 || at.promoting() < 0) {
      return 0.1;
    }
    return 6 * month.state().scheme() * Exposure.of(month.city(), month.firm()).posts();
  }

  private static double ordinary(FirmMonth month) {
    double posts = BySize.of(month.firm().size(), 0.05, 0.16, 0.7, 2);
    double spring =
        month.month().getMonthValue() == 2 || month.month().getMonthValue() == 3 ? 2 : 1;
    double loud = month.firm().kind().suspiciousButHonest() ? 4 : 1;
    double well = month.state().distress() > 0.4 ? 0.1 : 1;
    boolean failing = StoryMonth.of(month).failing();
    return posts * spring * loud * (failing ? 0.1 : well);
  }

  private static void add(FirmMonth month, Rows rows, boolean raises) {
    Draws draws = month.random();
    Firm firm = month.firm();
    LocalDate day = month.day();
    Pitch pitch = Pitch.of(month.city(), firm);
    Map<String, String> words = Brand.words(month, pitch);
    Job job = Job.draw(firm, pitch.style(), raises, draws);
    Office office = Office.draw(month, raises);
    rows.add(
        day,
        day.plusDays(draws.between(0, 2)),
        firm.uscc(),
        rows.number("招"),
        day,
        Rows.DELIVERED,
        TEXTS.draw(job.text() + "_title", draws, words),
        TEXTS.draw(job.text() + "_body", draws, words),
        job.heads(),
        job.payMin(),
        job.payMax(),
        job.payP90(),
        job.years(),
        raises && draws.chance(0.35) ? TEXTS.draw("other_city", draws, words) : HOME,
        draws.pick("前程无忧", "智联招聘", "BOSS直聘", "58同城", "本地人才网", "公共招聘网"),
        office.address(),
        office.district(),
        office.registered());
  }
}
