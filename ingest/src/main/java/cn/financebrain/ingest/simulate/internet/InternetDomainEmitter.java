package cn.financebrain.ingest.simulate.internet;

import cn.financebrain.ingest.simulate.Draws;
import cn.financebrain.ingest.simulate.Emitter;
import cn.financebrain.ingest.simulate.FirmMonth;
import cn.financebrain.ingest.simulate.Rows;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/** 新增域名: of new sites, and the many to which schemes redirect. */
public final class InternetDomainEmitter implements Emitter {
  @Override
  public String table() {
    return "internet_domain";
  }

  @Override
  public List<String> header() {
    return List.of(Rows.ENTERPRISE, "域名", "新增日期", "报送日期", "类别", "域名注册日期");
  }

  @Override
  public void past(FirmMonth opening, Rows rows) {
    Optional<Presence> site = Presence.of(opening.city(), opening.firm());
    if (site.isPresent() && site.get().since().isBefore(opening.city().firstDay())) {
      add(opening, rows, site.get().domain(), site.get().since(), "网站");
    }
  }

  @Override
  public void emit(FirmMonth month, Rows rows) {
    Optional<Presence> site = Presence.of(month.city(), month.firm());
    if (site.isEmpty()) {
      return;
    }
    if (YearMonth.from(site.get().since()).equals(month.month())) {
      add(month, rows, site.get().domain(), site.get().since(), "网站");
    }
    boolean up = site.get().since().isBefore(month.month().atDay(1));
    if (up && month.state().operating()) {
      Draws draws = month.random();
      boolean raises = month.firm().story().raisesMoney();
      int more = draws.poisson(raises ? 0.9 * month.state().scheme() : 0.006);
      for (int i = 0; i < more; i++) {
        String domain = Presence.letters(5, draws) + draws.between(10, 99) + ".example";
        add(month, rows, domain, month.day(), raises && draws.chance(0.6) ? "跳转" : "网站");
      }
    }
  }

  private static void add(FirmMonth month, Rows rows, String domain, LocalDate day, String kind) {
    Draws draws = month.random();
    rows.add(
        day,
        day.plusDays(draws.between(0, 3)),
        month.firm().uscc(),
        domain,
        day,
        Rows.DELIVERED,
        kind,
        draws.chance(0.9) ? day.minusDays(draws.between(0, 30)) : null);
  }
}
