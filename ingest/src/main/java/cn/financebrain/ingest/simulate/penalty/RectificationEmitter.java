package cn.financebrain.ingest.simulate.penalty;

import cn.financebrain.ingest.simulate.Draws;
import cn.financebrain.ingest.simulate.Emitter;
import cn.financebrain.ingest.simulate.FirmMonth;
import cn.financebrain.ingest.simulate.MonthState;
import cn.financebrain.ingest.simulate.Rows;
import cn.financebrain.ingest.simulate.Size;
import cn.financebrain.ingest.simulate.story.BySize;
import cn.financebrain.ingest.simulate.story.StoryMonth;
import java.time.LocalDate;
import java.util.List;

/** 责令整改跟踪: the order, and what was found on its day. */
public final class RectificationEmitter implements Emitter {
  @Override
  public String table() {
    return "rectification";
  }

  @Override
  public List<String> header() {
    return List.of(Rows.ENTERPRISE, "责令整改通知书文号", "日期", "公示日期", "责令机关", "整改期限", "状态");
  }

  @Override
  public void emit(FirmMonth month, Rows rows) {
    if (!month.state().operating()) {
      return;
    }
    boolean scheme = month.firm().story().raisesMoney() && StoryMonth.of(month).promoting() >= 1;
    if (month.random().chance(everyday(month.firm().size()))) {
      order(month, rows, month.random().pick("市场监管局", "消防救援支队", "应急管理局", "生态环境局", "人力社保局"));
    }
    if (scheme && month.random().chance(0.08 * month.state().scheme())) {
      order(month, rows, month.random().pick("地方金融监管局", "市场监管局"));
    }
  }

  private static double everyday(Size size) {
    return BySize.of(size, 0.002, 0.008, 0.02, 0.05);
  }

  private static void order(FirmMonth month, Rows rows, String authority) {
    Draws draws = month.random();
    String number = rows.number("温责改");
    LocalDate day = month.day();
    LocalDate due = day.plusDays(draws.between(7, 45));
    add(month, rows, number, day, authority, due, "责令整改");
    LocalDate checked = due.plusDays(draws.between(0, 5));
    if (draws.chance(slack(month))) {
      add(month, rows, number, checked, authority, due, "逾期未完成");
      LocalDate later = checked.plusDays(draws.between(15, 60));
      if (draws.chance(0.5)) {
        add(month, rows, number, later, authority, due, "已完成");
      }
    } else {
      add(month, rows, number, checked, authority, due, "已完成");
    }
  }

  private static double slack(FirmMonth month) {
    MonthState state = month.state();
    return month.firm().story().raisesMoney() ? 0.5 : state.distress() > 0.4 ? 0.5 : 0.07;
  }

  private static void add(
      FirmMonth month,
      Rows rows,
      String number,
      LocalDate day,
      String authority,
      LocalDate due,
      String status) {
    rows.add(
        day,
        day.plusDays(month.random().between(1, 7)),
        month.firm().uscc(),
        number,
        day,
        Rows.DELIVERED,
        authority,
        due,
        status);
  }
}
