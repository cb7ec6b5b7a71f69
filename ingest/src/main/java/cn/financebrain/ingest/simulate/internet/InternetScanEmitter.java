package cn.financebrain.ingest.simulate.internet;

import cn.financebrain.ingest.simulate.Draws;
import cn.financebrain.ingest.simulate.Emitter;
import cn.financebrain.ingest.simulate.FirmMonth;
import cn.financebrain.ingest.simulate.Rows;
import cn.financebrain.ingest.simulate.story.StoryMonth;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * 网站与APP扫描: every quarter, every month where there is an app or a suspicion, and often in the
 * months in which a site goes down.
 */
public final class InternetScanEmitter implements Emitter {
  private static final int QUARTER = 3;
  private static final int LOOKED_AFTER_MONTHS = 6;
  private static final double HICCUP = 0.01;

  @Override
  public String table() {
    return "internet_scan";
  }

  @Override
  public List<String> header() {
    return List.of(
        Rows.ENTERPRISE,
        "扫描编号",
        "扫描日期",
        "报送日期",
        "在用网站数",
        "无备案网站数",
        "境外服务器数",
        "最新域名注册日期",
        "主网站可访问",
        "不可访问起始日",
        "网站标题",
        "网站文字",
        "APP名称",
        "APP描述",
        "APP活跃设备数");
  }

  @Override
  public void past(FirmMonth opening, Rows rows) {
    Optional<Presence> site = Presence.of(opening.city(), opening.firm());
    if (site.isPresent() && site.get().since().isBefore(opening.lastDay())) {
      scan(opening, rows, site.get(), opening.lastDay(), Optional.empty());
    }
  }

  @Override
  public void emit(FirmMonth month, Rows rows) {
    Optional<Presence> site = Presence.of(month.city(), month.firm());
    if (site.isEmpty() || !site.get().since().isBefore(month.month().atDay(1))) {
      return;
    }
    StoryMonth at = StoryMonth.of(month);
    int collapsed = at.collapsed();
    if (collapsed >= LOOKED_AFTER_MONTHS || at.closed()) {
      return;
    }
    boolean raises = month.firm().story().raisesMoney();
    boolean due = (month.month().getMonthValue() + month.firm().number()) % QUARTER == 0;
    if (raises && collapsed >= 0) {
      for (int day : new int[] {8, 16, 26}) {
        look(month, rows, site.get(), month.month().atDay(day));
      }
    } else if (due || raises || site.get().app().isPresent()) {
      look(month, rows, site.get(), month.month().atDay(month.random().between(20, 27)));
    }
  }

  /** What is down for an hour is looked at again some days later. */
  private static void look(FirmMonth month, Rows rows, Presence site, LocalDate day) {
    Draws draws = month.random();
    Optional<LocalDate> down = Outage.since(month, day);
    if (down.isEmpty() && draws.chance(HICCUP)) {
      scan(month, rows, site, day, Optional.of(day.minusDays(draws.between(0, 2))));
      scan(month, rows, site, day.plusDays(draws.between(2, 4)), Optional.empty());
    } else {
      scan(month, rows, site, day, down);
    }
  }

  private static void scan(
      FirmMonth month, Rows rows, Presence site, LocalDate day, Optional<LocalDate> down) {
    Draws draws = month.random();
    Optional<Content> content =
        down.isPresent() ? Optional.empty() : Optional.of(Content.of(month, site));
    boolean raises = month.firm().story().raisesMoney();
    int sites = down.isPresent() ? 0 : 1 + (raises ? draws.poisson(month.state().scheme()) : 0);
    boolean appWorks = site.app().isPresent() && down.isEmpty();
    rows.add(
        day,
        day.plusDays(draws.between(0, 3)),
        month.firm().uscc(),
        rows.number("温网扫"),
        day,
        Rows.DELIVERED,
        sites,
        site.recorded() ? 0 : sites,
        down.isPresent() ? 0 : Math.min(site.overseas(), 1 + sites),
        newestDomain(month, site, day),
        down.isEmpty(),
        down,
        content.map(Content::title),
        content.map(Content::text),
        site.app(),
        site.app().isPresent() ? content.map(Content::app) : null,
        appWorks ? Content.devices(month, site) : null);
  }

  private static LocalDate newestDomain(FirmMonth month, Presence site, LocalDate day) {
    boolean fresh = month.firm().story().raisesMoney() && month.state().operating();
    LocalDate newest = day.minusDays(month.random().between(3, 120));
    return fresh && newest.isAfter(site.since()) ? newest : site.since();
  }
}
