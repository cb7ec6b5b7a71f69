package cn.financebrain.dashboards.cockpit;

import cn.financebrain.dashboards.warehouse.Warehouse;
import cn.financebrain.store.Regions;
import cn.financebrain.store.WarehouseOverview;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Counts the whole city, at most every few seconds however many look. Its cost is that of the
 * newest row of each enterprise, and of the alerts of the days shown: not of the history.
 */
@Component
class CityCounts {
  static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

  /** Today included. */
  static final int DAYS = 14;

  private static final Duration FRESH = Duration.ofSeconds(10);

  private final Warehouse warehouse;
  private final InstantSource clock;
  private Counted counted;

  CityCounts(Warehouse warehouse, InstantSource clock) {
    this.warehouse = warehouse;
    this.clock = clock;
  }

  /**
   * @param at when it was counted
   * @param today in China's time
   */
  record Counted(
      Instant at,
      LocalDate today,
      List<WarehouseOverview.RegionCount> regions,
      List<WarehouseOverview.Standing> standings,
      List<WarehouseOverview.AlertDay> alerts) {}

  /**
   * @throws cn.financebrain.store.WarehouseException if the warehouse can't be reached
   */
  synchronized Counted counts() {
    Instant now = clock.instant();
    if (counted == null || now.isAfter(counted.at().plus(FRESH))) {
      LocalDate today = LocalDate.ofInstant(now, CHINA);
      WarehouseOverview overview = warehouse.overview();
      counted =
          new Counted(
              now,
              today,
              overview.regions(Regions.EVERYWHERE),
              overview.standings(),
              overview.alertDays(today.minusDays(DAYS - 1)));
    }
    return counted;
  }
}
