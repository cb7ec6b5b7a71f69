package cn.financebrain.dashboards.cockpit;

import cn.financebrain.contract.DayBegins;
import cn.financebrain.dashboards.warehouse.Warehouse;
import cn.financebrain.store.Regions;
import cn.financebrain.store.WarehouseOverview;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.stereotype.Component;

/**
 * Counts the whole city, at most every few seconds however many look. Its cost is that of the
 * newest row of each enterprise, and of the alerts of the days shown: not of the history.
 */
@Component
class CityCounts {
  /** Today included. */
  static final int DAYS = 14;

  private static final Duration FRESH = Duration.ofSeconds(10);

  private final Warehouse warehouse;
  private final InstantSource clock;
  private final ReentrantLock counting = new ReentrantLock();
  private volatile Counted counted;

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
   * While one counts, the others get what was counted before: a slow warehouse does not hold all
   * who look.
   *
   * @throws cn.financebrain.store.WarehouseException if the warehouse can't be reached
   */
  Counted counts() {
    Counted before = counted;
    if (before != null && (isFresh(before) || counting.isLocked())) {
      return before;
    }
    counting.lock();
    try {
      if (counted == null || !isFresh(counted)) {
        counted = count(clock.instant());
      }
      return counted;
    } finally {
      counting.unlock();
    }
  }

  private boolean isFresh(Counted what) {
    return !clock.instant().isAfter(what.at().plus(FRESH));
  }

  private Counted count(Instant now) {
    LocalDate today = LocalDate.ofEpochDay(DayBegins.dayOf(now));
    WarehouseOverview overview = warehouse.overview();
    return new Counted(
        now,
        today,
        overview.regions(Regions.EVERYWHERE),
        overview.standings(),
        overview.alertDays(today.minusDays(DAYS - 1)));
  }
}
