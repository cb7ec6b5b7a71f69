package cn.financebrain.store;

import com.clickhouse.jdbc.DataSourceImpl;
import java.net.URI;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/**
 * One JDBC connection, which is a pool of HTTP connections underneath: safe for several threads,
 * each with statements of its own.
 */
final class Session implements AutoCloseable {
  private static final Duration TIMEOUT = Duration.ofMinutes(2);

  private final WarehouseSettings settings;
  private final Connection connection;

  private Session(WarehouseSettings settings, Connection connection) {
    this.settings = settings;
    this.connection = connection;
  }

  /** Reads one row into a value. */
  interface RowReader<T> {
    T read(ResultSet row) throws SQLException;
  }

  /** Takes one row. */
  interface RowConsumer {
    void accept(ResultSet row) throws SQLException;
  }

  /**
   * @throws WarehouseException if the server can't be reached or refuses
   */
  static Session open(WarehouseSettings settings) {
    return open(settings, settings.database());
  }

  static Session open(WarehouseSettings settings, String database) {
    return open(settings, database, TIMEOUT);
  }

  /**
   * @param timeout how long the server may be silent
   */
  static Session open(WarehouseSettings settings, String database, Duration timeout) {
    URI address = URI.create(settings.url());
    Properties properties = new Properties();
    properties.setProperty("user", settings.user());
    properties.setProperty("password", settings.password());
    // a server that hangs must not hold whoever asks for ever
    properties.setProperty("socket_timeout", Long.toString(timeout.toMillis()));
    properties.setProperty("ssl", Boolean.toString("https".equals(address.getScheme())));
    try {
      return new Session(
          settings,
          new DataSourceImpl(
                  "jdbc:clickhouse://%s/%s".formatted(address.getAuthority(), database), properties)
              .getConnection());
    } catch (SQLException e) {
      throw Failures.of(settings, e);
    }
  }

  void execute(String sql) {
    run(
        sql,
        List.of(),
        statement -> {
          statement.execute();
          return null;
        });
  }

  void each(String sql, List<?> parameters, RowConsumer consumer) {
    run(
        sql,
        parameters,
        statement -> {
          try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
              consumer.accept(rows);
            }
          }
          return null;
        });
  }

  /** The rows of a query, one after the other; to be closed. */
  Rows rows(String sql, List<?> parameters) {
    try {
      PreparedStatement statement = connection.prepareStatement(sql);
      for (int i = 0; i < parameters.size(); i++) {
        statement.setObject(i + 1, parameters.get(i));
      }
      return new Rows(settings, statement);
    } catch (SQLException e) {
      throw Failures.of(settings, e);
    }
  }

  <T> List<T> list(String sql, List<?> parameters, RowReader<T> reader) {
    List<T> values = new ArrayList<>();
    each(sql, parameters, row -> values.add(reader.read(row)));
    return values;
  }

  <T> Optional<T> first(String sql, List<?> parameters, RowReader<T> reader) {
    return list(sql, parameters, reader).stream().findFirst();
  }

  private interface Work<T> {
    T with(PreparedStatement statement) throws SQLException;
  }

  private <T> T run(String sql, List<?> parameters, Work<T> work) {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.size(); i++) {
        statement.setObject(i + 1, parameters.get(i));
      }
      return work.with(statement);
    } catch (SQLException e) {
      throw Failures.of(settings, e);
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw Failures.of(settings, e);
    }
  }
}
