package cn.financebrain.dashboards.cases;

import cn.financebrain.dashboards.sql.Columns;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.json.JsonMapper;

/**
 * What other systems have not been told yet of cases. A step comes in with the transaction that
 * takes it, and leaves, for each system, when that system has it.
 */
@Component
class CaseOutbox {
  private static final int BATCH = 500;
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final JdbcClient database;
  private final TransactionOperations transactions;
  private final List<CaseTarget> targets;

  CaseOutbox(JdbcClient database, TransactionOperations transactions, List<CaseTarget> targets) {
    this.database = database;
    this.transactions = transactions;
    this.targets = List.copyOf(targets);
  }

  List<CaseTarget> targets() {
    return targets;
  }

  void add(CaseEvent event, Instant at) {
    String text = JSON.writeValueAsString(event);
    for (CaseTarget target : targets) {
      if (target.isWanted()) {
        database
            .sql(
                """
                insert into case_outbox (target, event, at)
                values (:target, cast(:event as jsonb), :at)
                """)
            .param("target", target.id())
            .param("event", text)
            .param("at", Columns.at(at))
            .update();
      }
    }
  }

  /** Tells one system all that waits for it; what it can't be told goes on waiting. */
  void deliver(CaseTarget target) {
    while (target.isConnected() && isWaiting(target)) {
      target.connect();
      Optional<UUID> batch = transactions.execute(transaction -> batch(target));
      if (batch.isEmpty()) {
        return;
      }
      transactions.executeWithoutResult(transaction -> tell(target, batch.get()));
    }
  }

  private boolean isWaiting(CaseTarget target) {
    return database
        .sql("select exists (select from case_outbox where target = :target)")
        .param("target", target.id())
        .query(Boolean.class)
        .single();
  }

  /** The one that may have been told but is not noted as such; else of what waits longest. */
  private Optional<UUID> batch(CaseTarget target) {
    awaitOthers(target);
    Optional<UUID> begun =
        database
            .sql(
                """
                select batch from case_outbox where target = :target and batch is not null limit 1
                """)
            .param("target", target.id())
            .query(UUID.class)
            .optional();
    return begun.isPresent() ? begun : newBatch(target);
  }

  private Optional<UUID> newBatch(CaseTarget target) {
    return database
        .sql(
            """
            with next as materialized (select gen_random_uuid() as batch),
              chosen as (
                select id from case_outbox where target = :target order by id limit :limit)
            update case_outbox set batch = next.batch from next, chosen
            where case_outbox.id = chosen.id
            returning case_outbox.batch
            """)
        .param("target", target.id())
        .param("limit", BATCH)
        .query(UUID.class)
        .list()
        .stream()
        .findFirst();
  }

  private void tell(CaseTarget target, UUID batch) {
    awaitOthers(target);
    List<CaseEvent> events =
        database
            .sql(
                """
                select event from case_outbox where target = :target and batch = :batch order by id
                """)
            .param("target", target.id())
            .param("batch", batch)
            .query((row, n) -> JSON.readValue(row.getString("event"), CaseEvent.class))
            .list();
    if (!events.isEmpty()) {
      target.tell(batch, events);
      database
          .sql("delete from case_outbox where target = :target and batch = :batch")
          .param("target", target.id())
          .param("batch", batch)
          .update();
    }
  }

  /** One server at a time names a batch or tells it, until its transaction ends. */
  private void awaitOthers(CaseTarget target) {
    database
        .sql("select pg_advisory_xact_lock(hashtext('case_outbox'), hashtext(:target))")
        .param("target", target.id())
        .query((row, n) -> n)
        .list();
  }
}
