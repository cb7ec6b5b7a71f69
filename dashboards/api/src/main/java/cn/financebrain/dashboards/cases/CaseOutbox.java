package cn.financebrain.dashboards.cases;

import cn.financebrain.dashboards.sql.Columns;
import java.time.Instant;
import java.util.List;
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

  private record Waiting(long id, CaseEvent event) {}

  /** Tells one system all that waits for it; what it can't be told goes on waiting. */
  void deliver(CaseTarget target) {
    while (target.isConnected()
        && transactions.execute(transaction -> deliverBatch(target)) == BATCH) {
      // there may be more
    }
  }

  private int deliverBatch(CaseTarget target) {
    List<Waiting> batch =
        database
            .sql(
                """
                select id, event from case_outbox where target = :target order by id limit :limit
                for update skip locked
                """)
            .param("target", target.id())
            .param("limit", BATCH)
            .query(
                (row, n) ->
                    new Waiting(
                        row.getLong("id"), JSON.readValue(row.getString("event"), CaseEvent.class)))
            .list();
    if (!batch.isEmpty()) {
      target.tell(batch.stream().map(Waiting::event).toList());
      database
          .sql("delete from case_outbox where id in (:ids)")
          .param("ids", batch.stream().map(Waiting::id).toList())
          .update();
    }
    return batch.size();
  }
}
