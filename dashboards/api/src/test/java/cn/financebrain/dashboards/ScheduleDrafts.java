package cn.financebrain.dashboards;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Schedules as a form sends them. */
final class ScheduleDrafts {
  private ScheduleDrafts() {}

  static Map<String, Object> weekly(
      RunningDashboards server, String title, String region, String... recipients) {
    Map<String, Object> draft = new HashMap<>();
    draft.put("title", title);
    draft.put("what", "district");
    draft.put("region", region);
    draft.put("language", "zh");
    draft.put("cron", "0 8 * * " + dayToCome(server).getValue());
    draft.put("holidays", "as-is");
    draft.put("recipients", List.of(recipients));
    return draft;
  }

  /** Further off than any test moves the clock without meaning it, whatever today is. */
  private static DayOfWeek dayToCome(RunningDashboards server) {
    return LocalDate.ofInstant(server.clock().instant(), ZoneId.of("Asia/Shanghai"))
        .plusDays(3)
        .getDayOfWeek();
  }
}
