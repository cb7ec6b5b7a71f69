package cn.financebrain.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** The rows of a query, fetched as they are asked for. For one thread. */
final class Rows implements AutoCloseable {
  private final WarehouseSettings settings;
  private final PreparedStatement statement;
  private final ResultSet rows;

  Rows(WarehouseSettings settings, PreparedStatement statement) throws SQLException {
    this.settings = settings;
    this.statement = statement;
    this.rows = statement.executeQuery();
  }

  /**
   * The next row; empty behind the last.
   *
   * @throws WarehouseException if the server fails meanwhile
   */
  <T> Optional<T> next(Session.RowReader<T> reader) {
    try {
      return rows.next() ? Optional.of(reader.read(rows)) : Optional.empty();
    } catch (SQLException e) {
      throw Failures.of(settings, e);
    }
  }

  @Override
  public void close() {
    try {
      rows.close();
      statement.close();
    } catch (SQLException e) {
      throw Failures.of(settings, e);
    }
  }
}
