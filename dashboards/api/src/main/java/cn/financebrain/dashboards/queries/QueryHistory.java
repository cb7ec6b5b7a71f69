package cn.financebrain.dashboards.queries;

import cn.financebrain.dashboards.sql.Columns;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Which queries each person has run. */
@Component
class QueryHistory {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};
  private static final int KEPT = 500;

  private final JdbcClient database;

  /** Whatever ran when the server stopped is over. */
  QueryHistory(JdbcClient database) {
    this.database = database;
    database.sql("update query_run set state = 'lost' where state = 'running'").update();
  }

  /**
   * A run of a person.
   *
   * @param state that of {@link QueryRun.State} in lower case, or {@code lost} where the server
   *     stopped meanwhile
   * @param format null of a run whose rows were looked at
   * @param rows of the answer, as far as it got
   * @param seconds null while it runs
   * @param error in the server's words, empty for none
   */
  record Entry(
      UUID id,
      String statement,
      Map<String, String> parameters,
      String state,
      String format,
      String purpose,
      Instant startedAt,
      Double seconds,
      long rows,
      String error) {}

  void began(QueryRun run) {
    database
        .sql(
            """
            insert into query_run
              (id, account, statement, parameters, state, format, purpose, started_at)
            values (:id, :account, :statement, cast(:parameters as jsonb), 'running', :format,
              :purpose, :at)
            """)
        .param("id", run.id)
        .param("account", run.asked.account().name())
        .param("statement", run.asked.statement())
        .param("parameters", JSON.writeValueAsString(run.asked.values()))
        .param("format", run.format == null ? null : run.format.id())
        .param("purpose", run.purpose)
        .param("at", run.startedAt.atOffset(ZoneOffset.UTC))
        .update();
  }

  /** Also forgets all but the person's newest. */
  void ended(QueryRun run) {
    database
        .sql(
            """
            update query_run set state = :state, ended_at = :at, rows = :rows, error = :error
            where id = :id
            """)
        .param("id", run.id)
        .param("state", run.state().name().toLowerCase(java.util.Locale.ROOT))
        .param("at", run.endedAt().atOffset(ZoneOffset.UTC))
        .param("rows", run.rows())
        .param("error", run.problem() == null ? "" : run.problem().getMessage())
        .update();
    database
        .sql(
            """
            delete from query_run where account = :account and id not in
              (select id from query_run where account = :account
                order by started_at desc limit :kept)
            """)
        .param("account", run.asked.account().name())
        .param("kept", KEPT)
        .update();
  }

  /** Newest first. */
  List<Entry> of(String account, int limit) {
    return database
        .sql(
            """
            select *, extract(epoch from ended_at - started_at) as seconds from query_run
            where account = :account order by started_at desc limit :limit
            """)
        .param("account", account)
        .param("limit", limit)
        .query(
            (row, n) ->
                new Entry(
                    row.getObject("id", UUID.class),
                    row.getString("statement"),
                    JSON.readValue(row.getString("parameters"), TEXTS),
                    row.getString("state"),
                    row.getString("format"),
                    row.getString("purpose"),
                    Columns.instant(row, "started_at"),
                    row.getObject("seconds") == null ? null : row.getDouble("seconds"),
                    row.getLong("rows"),
                    row.getString("error")))
        .list();
  }
}
