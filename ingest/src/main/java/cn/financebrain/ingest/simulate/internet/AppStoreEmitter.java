package cn.financebrain.ingest.simulate.internet;

import cn.financebrain.ingest.simulate.Draws;
import cn.financebrain.ingest.simulate.Emitter;
import cn.financebrain.ingest.simulate.FirmMonth;
import cn.financebrain.ingest.simulate.Rows;
import cn.financebrain.ingest.simulate.story.StoryMonth;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/** APP上下架: stores and authorities remove apps of schemes; others are back after some weeks. */
public final class AppStoreEmitter implements Emitter {
  @Override
  public String table() {
    return "app_store";
  }

  @Override
  public List<String> header() {
    return List.of(Rows.ENTERPRISE, "APP名称", "应用商店", "日期", "报送日期", "变动", "下架方", "原因");
  }

  @Override
  public void past(FirmMonth opening, Rows rows) {
    Optional<Presence> site = Presence.of(opening.city(), opening.firm());
    if (site.isPresent() && site.get().since().isBefore(opening.city().firstDay())) {
      listed(opening, rows, site.get());
    }
  }

  @Override
  public void emit(FirmMonth month, Rows rows) {
    Optional<Presence> site = Presence.of(month.city(), month.firm());
    if (site.isEmpty() || site.get().app().isEmpty()) {
      return;
    }
    if (YearMonth.from(site.get().since()).equals(month.month())) {
      listed(month, rows, site.get());
    } else if (site.get().since().isBefore(month.month().atDay(1))) {
      removed(month, rows, site.get());
    }
  }

  private static void listed(FirmMonth month, Rows rows, Presence site) {
    site.app().ifPresent(app -> add(month, rows, app, site.since(), "上架", null, null));
  }

  private static void removed(FirmMonth month, Rows rows, Presence site) {
    Draws draws = month.random();
    String app = site.app().orElseThrow();
    StoryMonth at = StoryMonth.of(month);
    if (month.firm().story().raisesMoney()) {
      boolean known = month.state().operating() && at.promoting() >= 2;
      if (known && draws.chance(0.06)) {
        add(month, rows, app, month.day(), "下架", "应用商店", "违规提供理财充值功能");
      }
      if (at.has(month.firm().story().collapsedOn()) && draws.chance(0.6)) {
        LocalDate day = at.dayFrom(month.firm().story().collapsedOn(), draws);
        add(month, rows, app, day, "下架", "主管部门", "涉嫌非法集资");
      }
    } else if (month.state().operating() && draws.chance(0.006)) {
      LocalDate day = month.day();
      boolean own = draws.chance(0.7);
      add(month, rows, app, day, "下架", own ? "开发者" : "应用商店", own ? "版本停止维护" : "隐私政策不合规");
      LocalDate back = day.plusDays(draws.between(10, 60));
      add(month, rows, app, back, "上架", null, null);
    }
  }

  private static void add(
      FirmMonth month,
      Rows rows,
      String app,
      LocalDate day,
      String change,
      String by,
      String reason) {
    rows.add(
        day,
        day.plusDays(month.random().between(0, 3)),
        month.firm().uscc(),
        app,
        month.random().pick("应用宝", "华为应用市场", "小米应用商店", "苹果应用商店"),
        day,
        Rows.DELIVERED,
        change,
        by,
        reason);
  }
}
