package cn.financebrain.store;

import com.clickhouse.client.api.Client;
import com.clickhouse.client.api.query.QuerySettings;
import com.clickhouse.data.ClickHouseFormat;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Duration;

/**
 * Runs one read-only statement that a person wrote and streams the answer. The server refuses
 * whatever is not a read ({@code readonly = 1}); sign in as {@link WarehouseUser#READER}.
 */
public final class AdHocQuery implements AutoCloseable {
  /** Format of an answer for people: a table drawn with lines. */
  public static final String PRETTY = "PrettyCompact";

  private final WarehouseSettings settings;
  private final Client client;

  private AdHocQuery(WarehouseSettings settings) {
    this.settings = settings;
    this.client = Clients.open(settings);
  }

  /** Does not connect yet. */
  public static AdHocQuery open(WarehouseSettings settings) {
    return new AdHocQuery(settings);
  }

  /**
   * @param sql one statement; may end in its own FORMAT clause
   * @param format any output format of ClickHouse, such as {@code CSVWithNames}; letter case does
   *     not matter
   * @param timeLimit the server stops the query after this time
   * @param output gets the bytes as they come, the last 16 KiB when all has gone well; is flushed,
   *     not closed
   * @throws WarehouseException with the server's own words if it refuses, or if the query fails
   *     later, when the output may have got some rows
   * @throws IllegalArgumentException if the statement is empty or the format unknown
   * @throws UncheckedIOException if the output can't be written
   */
  public void run(String sql, String format, Duration timeLimit, OutputStream output) {
    if (sql.isBlank()) {
      throw new IllegalArgumentException("the statement is empty");
    }
    QuerySettings query =
        new QuerySettings()
            .setFormat(format(format))
            .serverSetting("readonly", "1")
            .serverSetting("max_execution_time", Long.toString(timeLimit.toSeconds()));
    Clients.stream(client, settings, sql, query, output);
  }

  private static ClickHouseFormat format(String name) {
    for (ClickHouseFormat format : ClickHouseFormat.values()) {
      if (format.name().equalsIgnoreCase(name) && format.supportsOutput()) {
        return format;
      }
    }
    throw new IllegalArgumentException(
        "format '%s', expected one of ClickHouse's such as %s, CSVWithNames, JSON, TSV"
            .formatted(name, PRETTY));
  }

  @Override
  public void close() {
    client.close();
  }
}
