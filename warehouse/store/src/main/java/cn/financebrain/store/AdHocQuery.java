package cn.financebrain.store;

import java.io.OutputStream;
import java.time.Duration;

/**
 * Runs one read-only statement that a person wrote and streams the answer. The server refuses
 * whatever is not a read ({@code readonly = 1}); sign in as {@link WarehouseUser#READER}.
 */
public final class AdHocQuery implements AutoCloseable {
  /** Format of an answer for people: a table drawn with lines. */
  public static final String PRETTY = "PrettyCompact";

  private AdHocQuery() {}

  public static AdHocQuery open(WarehouseSettings settings) {
    return new AdHocQuery();
  }

  /**
   * @param sql one statement; may end in its own FORMAT clause
   * @param format any output format of ClickHouse, such as {@code CSVWithNames}
   * @param timeLimit the server stops the query after this time
   * @param output gets the bytes as they come; is flushed, not closed
   * @throws WarehouseException with the server's own words if it refuses
   */
  public void run(String sql, String format, Duration timeLimit, OutputStream output) {
    if (sql.isBlank()) {
      throw new IllegalArgumentException("the statement is empty");
    }
    Pending.value();
  }

  @Override
  public void close() {}
}
