package cn.financebrain.store;

import cn.financebrain.store.sql.Access;
import cn.financebrain.store.sql.GuardedStatement;
import cn.financebrain.store.sql.ParsedTree;
import cn.financebrain.store.sql.QueryTable;
import cn.financebrain.store.sql.StatementRefused;
import com.clickhouse.client.api.Client;
import com.clickhouse.client.api.query.QuerySettings;
import com.clickhouse.data.ClickHouseFormat;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Runs queries that people wrote, once {@link cn.financebrain.store.sql.StatementGuard} has let
 * them through. Sign in as {@link WarehouseUser#READER}. Safe for several threads. Every method
 * throws {@link WarehouseException} if the server can't be reached or refuses.
 */
public final class PersonQueries implements AutoCloseable {
  private static final Duration SHORT = Duration.ofSeconds(20);

  private final WarehouseSettings settings;
  private final Client client;

  private PersonQueries(WarehouseSettings settings) {
    this.settings = settings;
    this.client = Clients.open(settings);
  }

  /** Does not connect yet. */
  public static PersonQueries open(WarehouseSettings settings) {
    return new PersonQueries(settings);
  }

  /** A column of an answer, or of a table. */
  public record AnswerColumn(String name, String type, String comment) {}

  /** A view with its columns, as somebody sees it. */
  public record TableOf(String name, String comment, List<AnswerColumn> columns) {}

  /**
   * What a query would read.
   *
   * @param parts of tables on disk
   * @param rows of tables, before any condition but those on the tables' keys
   */
  public record Cost(long parts, long rows) {}

  /**
   * How far a query is.
   *
   * @param totalRows as the server expects it, 0 where it does not know yet
   * @param memory in bytes
   */
  public record Progress(long readRows, long totalRows, long memory, double seconds) {}

  /**
   * How much a query may take and give.
   *
   * @param rows after so many the server stops with what there is, a block more or less
   */
  public record Limits(Duration time, OptionalLong rows) {}

  /**
   * Looks at the statement as the server's own parser reads it, and at the columns of its answer.
   *
   * @throws StatementRefused if the server reads other tables or functions than the guard did
   */
  public List<AnswerColumn> columns(GuardedStatement statement) {
    ParsedTree.check(
        statement, settings.database(), text("EXPLAIN AST " + statement.sql(), "TSVRaw"));
    return Tsv.rows(text("DESCRIBE TABLE ( " + statement.sql() + " )", "TSV")).stream()
        .map(row -> new AnswerColumn(row.get(0), row.get(1), ""))
        .toList();
  }

  /** What it would read; a look at the marks of tables, not at their rows. */
  public Cost cost(GuardedStatement statement) {
    ParsedTree.check(
        statement, settings.database(), text("EXPLAIN AST " + statement.sql(), "TSVRaw"));
    long parts = 0;
    long rows = 0;
    for (List<String> row : Tsv.rows(text("EXPLAIN ESTIMATE " + statement.sql(), "TSV"))) {
      parts += Long.parseLong(row.get(2));
      rows += Long.parseLong(row.get(3));
    }
    return new Cost(parts, rows);
  }

  /**
   * Runs it, after {@link #columns} has looked at it, and streams the answer.
   *
   * @param queryId by which it can be watched and killed; letters, digits and dashes
   * @param format of ClickHouse
   * @param output gets the bytes as they come, the last 16 KiB when all has gone well
   * @throws UncheckedIOException if the output can't be written; the query is then ended
   */
  public void run(
      GuardedStatement statement,
      String queryId,
      String format,
      Limits limits,
      OutputStream output) {
    QuerySettings query = settings(format, limits.time()).setQueryId(queryId);
    limits
        .rows()
        .ifPresent(
            rows ->
                query
                    .serverSetting("max_result_rows", Long.toString(rows))
                    .serverSetting("result_overflow_mode", "break"));
    Clients.stream(client, settings, statement.sql(), query, output);
  }

  /** How far a query is; empty once it is over. */
  public Optional<Progress> progress(String queryId) {
    String id = Quote.text(queryId);
    return Tsv.rows(
            text(
                """
                SELECT read_rows, total_rows_approx, greatest(memory_usage, 0), elapsed
                FROM system.processes WHERE query_id = %s OR Settings['query_cache_tag'] = %s
                """
                    .formatted(id, id),
                "TSV"))
        .stream()
        .findFirst()
        .map(
            row ->
                new Progress(
                    Long.parseLong(row.get(0)),
                    Long.parseLong(row.get(1)),
                    Long.parseLong(row.get(2)),
                    Double.parseDouble(row.get(3))));
  }

  /** Ends a query and says whether it is gone from the server. */
  public boolean kill(String queryId) {
    text("KILL QUERY WHERE query_id = " + Quote.text(queryId) + " SYNC", "TSV");
    return progress(queryId).isEmpty();
  }

  /** The views that somebody may query, with the columns that are there for them. */
  public List<TableOf> schema(Access access) {
    String views =
        Stream.of(QueryTable.values())
            .filter(table -> table.isFor(access))
            .map(table -> Quote.text(table.view()))
            .collect(Collectors.joining(", "));
    List<List<String>> columns =
        Tsv.rows(
            text(
                """
                SELECT table, name, type, comment FROM system.columns
                WHERE database = currentDatabase() AND table IN (%s) ORDER BY table, position
                """
                    .formatted(views),
                "TSV"));
    List<List<String>> comments =
        Tsv.rows(
            text(
                """
                SELECT replaceRegexpOne(name, '_log$', '') AS view,
                  replaceRegexpOne(comment, '（[^（]*请查询视图[^）]*）$', '')
                FROM system.tables WHERE database = currentDatabase() AND comment != ''
                """,
                "TSV"));
    List<TableOf> tables = new ArrayList<>();
    for (QueryTable table : QueryTable.values()) {
      if (!table.isFor(access)) {
        continue;
      }
      List<AnswerColumn> own =
          columns.stream()
              .filter(row -> row.get(0).equals(table.view()))
              .filter(row -> access.persons() || !table.columnsOfPersons().contains(row.get(1)))
              .map(row -> new AnswerColumn(row.get(1), row.get(2), row.get(3)))
              .toList();
      String comment =
          comments.stream()
              .filter(row -> row.get(0).equals(table.view()))
              .map(row -> row.get(1))
              .findFirst()
              .orElse("");
      if (!own.isEmpty()) {
        tables.add(new TableOf(table.view(), comment, own));
      }
    }
    return tables;
  }

  private String text(String sql, String format) {
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    Clients.stream(client, settings, sql, settings(format, SHORT), answer);
    return answer.toString(StandardCharsets.UTF_8);
  }

  private static QuerySettings settings(String format, Duration time) {
    return new QuerySettings()
        .setFormat(ClickHouseFormat.valueOf(format))
        .serverSetting("max_execution_time", Long.toString(time.toSeconds()));
  }

  @Override
  public void close() {
    client.close();
  }
}
