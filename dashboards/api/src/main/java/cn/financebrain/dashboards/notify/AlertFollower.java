package cn.financebrain.dashboards.notify;

import cn.financebrain.dashboards.alerts.UnhandledAlerts;
import cn.financebrain.dashboards.sql.Columns;
import cn.financebrain.dashboards.warehouse.Warehouse;
import cn.financebrain.store.AlertFilter;
import cn.financebrain.store.StoredAlert;
import cn.financebrain.store.WarehousePages;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Reads alerts in the order in which the warehouse got them, from a place that is kept: the place,
 * the alerts that were told and what is to be sent move in one transaction, so that none is
 * forgotten by a restart and none told twice. Of several servers one reads at a time.
 */
@Component
class AlertFollower {
  /** A row becomes visible a moment after it is stamped. */
  static final Duration LOOK_BACK = Duration.ofMinutes(2);

  private static final int LIMIT_FIRST = 1_000;
  private static final int LIMIT_LAST = 1 << 20;

  private final JdbcClient database;
  private final TransactionOperations transactions;
  private final Warehouse warehouse;
  private final AlertNews news;
  private final UnhandledAlerts unhandled;
  private final InstantSource clock;

  AlertFollower(
      JdbcClient database,
      TransactionOperations transactions,
      Warehouse warehouse,
      AlertNews news,
      UnhandledAlerts unhandled,
      InstantSource clock) {
    this.database = database;
    this.transactions = transactions;
    this.warehouse = warehouse;
    this.news = news;
    this.unhandled = unhandled;
    this.clock = clock;
  }

  /** Tells of all that is new. */
  void follow() {
    begin();
    while (Boolean.TRUE.equals(transactions.execute(transaction -> step()))) {
      // there may be more
    }
  }

  /** What was there before anybody was told of anything is not told. */
  private void begin() {
    database
        .sql(
            """
            insert into alert_place (one, begun_at, stored_at) values (true, :now, :now)
            on conflict do nothing
            """)
        .param("now", Columns.at(clock.instant()))
        .update();
  }

  private boolean step() {
    Optional<Place> place = place();
    if (place.isEmpty()) {
      return false; // another server reads
    }
    List<StoredAlert> fresh = fresh(warehouse.pages(), place.get().from());
    if (fresh.isEmpty()) {
      return false;
    }
    news.tell(fresh, clock.instant());
    fresh.forEach(unhandled::watch);
    fresh.forEach(this::remember);
    Instant newest =
        fresh.stream().map(StoredAlert::storedAt).max(Comparator.naturalOrder()).orElseThrow();
    Instant before = place.get().storedAt();
    move(newest.isAfter(before) ? newest : before);
    return true;
  }

  private record Place(Instant begunAt, Instant storedAt) {
    Instant from() {
      Instant from = storedAt.minus(LOOK_BACK);
      return from.isAfter(begunAt) ? from : begunAt;
    }
  }

  private Optional<Place> place() {
    return database
        .sql("select begun_at, stored_at from alert_place for update skip locked")
        .query(
            (row, n) ->
                new Place(Columns.instant(row, "begun_at"), Columns.instant(row, "stored_at")))
        .optional();
  }

  private List<StoredAlert> fresh(WarehousePages pages, Instant from) {
    Set<String> told =
        new HashSet<>(database.sql("select alert from told_alert").query(String.class).list());
    Instant since = from;
    int limit = LIMIT_FIRST;
    while (limit <= LIMIT_LAST) {
      List<StoredAlert> found = pages.alertsStoredSince(AlertFilter.ALL, since, limit);
      List<StoredAlert> fresh =
          found.stream().filter(alert -> !told.contains(alert.alert().id())).toList();
      if (!fresh.isEmpty() || found.size() < limit) {
        return fresh;
      }
      Instant last = found.get(found.size() - 1).storedAt();
      if (last.equals(since)) {
        limit *= 4; // a whole batch has one stamp, and this page holds a part of one
      } else {
        since = last;
      }
    }
    return List.of();
  }

  private void remember(StoredAlert alert) {
    database
        .sql(
            """
            insert into told_alert (alert, stored_at) values (:alert, :at) on conflict do nothing
            """)
        .param("alert", alert.alert().id())
        .param("at", Columns.at(alert.storedAt()))
        .update();
  }

  private void move(Instant place) {
    database
        .sql("update alert_place set stored_at = :place")
        .param("place", Columns.at(place))
        .update();
    database
        .sql("delete from told_alert where stored_at < :before")
        .param("before", Columns.at(place.minus(LOOK_BACK)))
        .update();
  }
}
