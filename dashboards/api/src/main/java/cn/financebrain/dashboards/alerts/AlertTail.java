package cn.financebrain.dashboards.alerts;

import cn.financebrain.store.AlertFilter;
import cn.financebrain.store.Regions;
import cn.financebrain.store.StoredAlert;
import cn.financebrain.store.WarehousePages;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Follows the alerts as the warehouse gets them. Looks a few seconds back each time, since a batch
 * becomes visible a moment after its rows are stamped, and leaves out what it has given already.
 */
final class AlertTail {
  static final Duration OVERLAP = Duration.ofSeconds(5);
  private static final int LIMIT_FIRST = 1_000;
  private static final int LIMIT_LAST = 1 << 20;

  private final Map<String, Instant> given = new HashMap<>();
  private final AlertFilter filter;
  private Instant newest;

  /**
   * @param since begins with the alerts that the warehouse got at or after {@code since - OVERLAP}
   */
  AlertTail(Regions within, Instant since) {
    this.filter = AlertFilter.everyIn(within);
    this.newest = since;
  }

  /** The next ones, oldest first; empty at the end. */
  List<StoredAlert> next(WarehousePages pages) {
    Instant from = newest.minus(OVERLAP);
    List<StoredAlert> fresh = List.of();
    // a whole batch has one stamp, so a page may hold nothing that is new: look at a longer one
    for (int limit = LIMIT_FIRST; limit <= LIMIT_LAST; limit *= 4) {
      List<StoredAlert> found = pages.alertsStoredSince(filter, from, limit);
      fresh = found.stream().filter(alert -> !given.containsKey(alert.alert().id())).toList();
      if (!fresh.isEmpty() || found.size() < limit) {
        break;
      }
    }
    remember(fresh);
    return fresh;
  }

  private void remember(List<StoredAlert> fresh) {
    for (StoredAlert alert : fresh) {
      given.put(alert.alert().id(), alert.storedAt());
      if (alert.storedAt().isAfter(newest)) {
        newest = alert.storedAt();
      }
    }
    Instant from = newest.minus(OVERLAP);
    given.values().removeIf(storedAt -> storedAt.isBefore(from));
  }
}
