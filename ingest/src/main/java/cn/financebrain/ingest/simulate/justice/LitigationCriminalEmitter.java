package cn.financebrain.ingest.simulate.justice;

import cn.financebrain.ingest.simulate.Draws;
import cn.financebrain.ingest.simulate.Emitter;
import cn.financebrain.ingest.simulate.Firm;
import cn.financebrain.ingest.simulate.FirmMonth;
import cn.financebrain.ingest.simulate.Rows;
import cn.financebrain.ingest.simulate.Size;
import cn.financebrain.ingest.simulate.Story.Kind;
import cn.financebrain.ingest.simulate.story.Pitch;
import cn.financebrain.ingest.simulate.story.StoryMonth;
import java.time.LocalDate;
import java.util.List;

/** 刑事立案: schemes come before the court some months after the police has closed them. */
public final class LitigationCriminalEmitter implements Emitter {
  @Override
  public String table() {
    return "litigation_criminal";
  }

  @Override
  public List<String> header() {
    return List.of(Rows.ENTERPRISE, "案号", "立案日期", "推送日期", "罪名", "被告人身份");
  }

  @Override
  public void emit(FirmMonth month, Rows rows) {
    Draws draws = month.random();
    Firm firm = month.firm();
    StoryMonth at = StoryMonth.of(month);
    if (firm.story().raisesMoney() && at.has(firm.story().collapsedOn()) && draws.chance(0.8)) {
      LocalDate day = firm.story().collapsedOn().orElseThrow().plusDays(draws.between(50, 170));
      String charge = charge(firm, draws);
      add(month, rows, day, charge, draws.pick("实际控制人", "法定代表人", "企业"), 1);
      if (draws.chance(0.5)) {
        add(
            month,
            rows,
            day.plusDays(draws.between(5, 60)),
            charge,
            draws.pick("高管", "员工", "股东"),
            2);
      }
    }
    if (month.state().operating() && draws.chance(everyday(firm))) {
      boolean shell = firm.kind() == Kind.SHELL_CLUSTER;
      add(
          month,
          rows,
          month.day(),
          shell ? "虚开增值税专用发票罪" : draws.pick("职务侵占罪", "危险驾驶罪", "诈骗罪", "合同诈骗罪", "重大责任事故罪"),
          shell ? draws.pick("法定代表人", "实际控制人") : "员工",
          3);
    }
  }

  private static double everyday(Firm firm) {
    return firm.kind() == Kind.SHELL_CLUSTER
        ? 0.006
        : firm.size().atLeast(Size.MEDIUM) ? 0.002 : 0.000_1;
  }

  private static String charge(Firm firm, Draws draws) {
    Pitch.Style style = Pitch.styleOf(firm);
    if (style == Pitch.Style.PREPAID) {
      return draws.pick("组织、领导传销活动罪", "合同诈骗罪", "非法吸收公众存款罪");
    }
    return draws.chance(0.7) ? "非法吸收公众存款罪" : "集资诈骗罪";
  }

  private static void add(
      FirmMonth month, Rows rows, LocalDate day, String charge, String accused, int place) {
    rows.add(
        day,
        day.plusDays(month.random().between(1, 10)),
        month.firm().uscc(),
        Court.number(month.firm(), "刑初", day, month.month(), place),
        day,
        Rows.DELIVERED,
        charge,
        accused);
  }
}
