package cn.financebrain.dashboards.cases;

import cn.financebrain.contract.EnterpriseId;
import cn.financebrain.dashboards.DashboardsSettings;
import cn.financebrain.dashboards.casework.CaseState;
import cn.financebrain.dashboards.casework.Outcome;
import cn.financebrain.dashboards.casework.Verdict;
import cn.financebrain.store.RetryPolicy;
import cn.financebrain.store.WarehouseException;
import cn.financebrain.store.WarehouseRow;
import cn.financebrain.store.WarehouseRow.CaseStepRow;
import cn.financebrain.store.WarehouseRow.LabelRow;
import cn.financebrain.store.WarehouseRow.Selection;
import cn.financebrain.store.WarehouseSettings;
import cn.financebrain.store.WarehouseWriter;
import jakarta.annotation.PreDestroy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tells the warehouse of steps of cases, and of what closed cases found as labels. A step leaves
 * the outbox when the warehouse has it; one that is told twice is the same row there. For use by
 * one thread.
 */
@Component
class CaseOutbox {
  private static final int BATCH = 500;
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final JdbcClient database;
  private final TransactionOperations transactions;
  private final DashboardsSettings.ClickHouse place;
  private WarehouseWriter writer;

  CaseOutbox(JdbcClient database, TransactionOperations transactions, DashboardsSettings settings) {
    this.database = database;
    this.transactions = transactions;
    this.place = settings.clickhouse();
  }

  private record Waiting(long id, CaseEvent event) {}

  /**
   * Tells everything that waits.
   *
   * @throws WarehouseException if the warehouse can't be reached; what waits goes on waiting
   */
  void deliver() {
    while (isConnected() && transactions.execute(transaction -> deliverBatch()) == BATCH) {
      // there may be more
    }
  }

  /** Whether a user is set who may write. */
  boolean isConnected() {
    return !place.writerUser().isEmpty();
  }

  private int deliverBatch() {
    List<Waiting> batch =
        database
            .sql(
                """
                select id, event from case_outbox order by id limit :limit
                for update skip locked
                """)
            .param("limit", BATCH)
            .query(
                (row, n) ->
                    new Waiting(
                        row.getLong("id"), JSON.readValue(row.getString("event"), CaseEvent.class)))
            .list();
    if (batch.isEmpty()) {
      return 0;
    }
    List<WarehouseRow> rows = new ArrayList<>();
    for (Waiting each : batch) {
      rows.add(step(each.event()));
      label(each.event()).ifPresent(rows::add);
    }
    writer().write(rows);
    database
        .sql("delete from case_outbox where id in (:ids)")
        .param("ids", batch.stream().map(Waiting::id).toList())
        .update();
    return batch.size();
  }

  private WarehouseWriter writer() {
    if (writer == null) {
      writer =
          WarehouseWriter.open(
              new WarehouseSettings(
                  place.url(), place.writerUser(), place.writerPassword(), place.database()),
              List.of(),
              RetryPolicy.NONE);
    }
    return writer;
  }

  static CaseStepRow step(CaseEvent event) {
    return new CaseStepRow(
        event.number(),
        event.version(),
        event.at(),
        event.action(),
        orEmpty(event.actor()),
        EnterpriseId.parse(event.enterprise()),
        event.region(),
        event.risk(),
        Words.id(event.path()),
        event.band(),
        event.openedAt(),
        Words.id(event.state()),
        orEmpty(event.handler()),
        orEmpty(Words.id(event.verdict())),
        orEmpty(Words.id(event.outcome())),
        Optional.ofNullable(event.dueOn()),
        event.suspended(),
        event.supervised(),
        Optional.ofNullable(event.deserved()));
  }

  private static String orEmpty(String text) {
    return text == null ? "" : text;
  }

  /**
   * What a case that is closed found: yes where an inspection confirmed the risk, no where it
   * refuted it or the case was excluded, nothing otherwise. It speaks of the instant at which the
   * case was opened, so that a case that is reopened and closed again corrects its own label.
   */
  static Optional<LabelRow> label(CaseEvent event) {
    if (event.state() != CaseState.CLOSED || !event.action().equals("approved")) {
      return Optional.empty();
    }
    boolean yes = event.verdict() == Verdict.CONFIRMED;
    boolean no = event.verdict() == Verdict.REFUTED || event.outcome() == Outcome.EXCLUDED;
    return yes || no
        ? Optional.of(
            new LabelRow(
                EnterpriseId.parse(event.enterprise()),
                event.risk(),
                yes,
                event.openedAt(),
                event.at(),
                Selection.ALERT,
                "case " + event.number()))
        : Optional.empty();
  }

  @PreDestroy
  void close() {
    if (writer != null) {
      writer.close();
    }
  }
}
