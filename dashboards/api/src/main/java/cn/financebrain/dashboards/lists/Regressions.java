package cn.financebrain.dashboards.lists;

import cn.financebrain.contract.Alert;
import cn.financebrain.dashboards.DashboardsSettings;
import cn.financebrain.dashboards.listing.ListEntry;
import cn.financebrain.dashboards.listing.ListRules;
import cn.financebrain.dashboards.rounds.Round;
import cn.financebrain.dashboards.sql.Columns;
import cn.financebrain.dashboards.warehouse.Warehouse;
import cn.financebrain.store.AlertFilter;
import cn.financebrain.store.StoredAlert;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Notes which enterprises that were struck off are alerted of again (复发). Reads alerts in the order
 * in which the warehouse got them, from a place that it keeps; an alert that is read twice changes
 * nothing.
 */
@Component
class Regressions implements Round {
  /** A row becomes visible a moment after it is stamped. */
  private static final Duration OVERLAP = Duration.ofSeconds(30);

  private static final int PAGE = 5_000;

  private final JdbcClient database;
  private final Warehouse warehouse;
  private final ListStore store;
  private final ListRules rules;
  private final TransactionOperations transactions;
  private final InstantSource clock;

  Regressions(
      JdbcClient database,
      Warehouse warehouse,
      ListStore store,
      ListRules rules,
      TransactionOperations transactions,
      InstantSource clock) {
    this.database = database;
    this.warehouse = warehouse;
    this.store = store;
    this.rules = rules;
    this.transactions = transactions;
    this.clock = clock;
  }

  @Override
  public String what() {
    return "alerts of who was struck off";
  }

  @Override
  public Duration every(DashboardsSettings settings) {
    return settings.cases().roundEvery();
  }

  @Override
  public void run() {
    transactions.executeWithoutResult(transaction -> look(place()));
  }

  private void look(Instant since) {
    Map<String, List<ListEntry>> struckOff =
        store.struckOff().stream().collect(Collectors.groupingBy(ListEntry::enterprise));
    if (struckOff.isEmpty()) {
      return; // the place stays: the warehouse's clock is not this one
    }
    List<StoredAlert> alerts = page(since.minus(OVERLAP));
    Set<UUID> noted = new HashSet<>();
    for (StoredAlert stored : alerts) {
      Alert alert = stored.alert();
      for (ListEntry entry : struckOff.getOrDefault(alert.enterprise().text(), List.of())) {
        if (!noted.contains(entry.id())) {
          rules
              .regressed(entry, alert.risk(), alert.raisedAt(), clock.instant())
              .ifPresent(
                  done -> {
                    store.update(done);
                    noted.add(entry.id());
                  });
        }
      }
    }
    if (!alerts.isEmpty()) {
      moveTo(alerts.get(alerts.size() - 1).storedAt());
    }
  }

  /** A whole batch has one stamp: a page that ends in the stamp it began with is too short. */
  private List<StoredAlert> page(Instant from) {
    int limit = PAGE;
    while (true) {
      List<StoredAlert> found = warehouse.pages().alertsStoredSince(AlertFilter.ALL, from, limit);
      boolean moves =
          found.size() < limit || found.get(limit - 1).storedAt().isAfter(from.plus(OVERLAP));
      if (moves) {
        return found;
      }
      limit *= 4;
    }
  }

  private Instant place() {
    return database
        .sql("select stored_at from list_place for update")
        .query((row, n) -> Columns.instant(row, "stored_at"))
        .single();
  }

  private void moveTo(Instant at) {
    database
        .sql("update list_place set stored_at = greatest(stored_at, :at)")
        .param("at", Columns.at(at))
        .update();
  }
}
