package cn.financebrain.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.clickhouse.jdbc.Driver;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** The official JDBC driver against the engine. */
class JdbcIT {

  private static Connection connect() throws SQLException {
    EngineProcess engine = SharedEngine.get();
    Properties properties = new Properties();
    properties.setProperty("user", engine.user());
    properties.setProperty("password", engine.password());
    return new Driver().connect(engine.jdbcUrl(), properties);
  }

  @Test
  void writesAndReadsEveryKindOfColumn() throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "CREATE OR REPLACE TABLE kinds (id UInt64, tags Map(String, Float64), list Array(String),"
              + " maybe Nullable(String), at DateTime64(3, 'UTC'), low LowCardinality(String))"
              + " ENGINE = MergeTree ORDER BY id");
      try (PreparedStatement insert =
          connection.prepareStatement("INSERT INTO kinds VALUES (?, ?, ?, ?, ?, ?)")) {
        for (int id = 0; id < 100; id++) {
          insert.setLong(1, id);
          insert.setObject(2, Map.of("tag", id / 2.0));
          insert.setObject(3, List.of("it's", "数" + id));
          insert.setString(4, id % 2 == 0 ? null : "line\n\nbreak");
          insert.setObject(5, LocalDateTime.of(2026, 1, 1, 0, 0, 0, 123_000_000));
          insert.setString(6, "low");
          insert.addBatch();
        }
        assertThat(insert.executeBatch()).hasSize(100);
      }
      try (ResultSet rows =
          statement.executeQuery(
              "SELECT tags['tag'] AS t, list, maybe, at, low FROM kinds WHERE id IN (3, 4)"
                  + " ORDER BY id")) {
        assertThat(rows.next()).isTrue();
        assertThat(rows.getDouble("t")).isEqualTo(1.5);
        assertThat((Object[]) rows.getArray("list").getArray()).containsExactly("it's", "数3");
        assertThat(rows.getString("maybe")).isEqualTo("line\n\nbreak");
        assertThat(rows.getObject("at", LocalDateTime.class))
            .isEqualTo(LocalDateTime.of(2026, 1, 1, 0, 0, 0, 123_000_000));
        assertThat(rows.getString("low")).isEqualTo("low");
        assertThat(rows.getMetaData().getColumnTypeName(2)).isEqualTo("Array(String)");
        assertThat(rows.next()).isTrue();
        assertThat(rows.getString("maybe")).isNull();
        assertThat(rows.next()).isFalse();
      }
    }
  }

  @Test
  void aLargeResultArrivesWhole() throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery("SELECT number AS n, 'text' AS t FROM numbers(500000)")) {
      long expected = 0;
      while (rows.next()) {
        assertThat(rows.getLong("n")).isEqualTo(expected++);
      }
      assertThat(expected).isEqualTo(500_000);
    }
  }

  @Test
  void metadataNamesTablesAndColumns() throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE OR REPLACE TABLE meta (a UInt8, b String) ENGINE = Memory");
      DatabaseMetaData meta = connection.getMetaData();
      List<String> columns = new ArrayList<>();
      try (ResultSet rows = meta.getColumns(null, "default", "meta", "%")) {
        while (rows.next()) {
          columns.add(rows.getString("COLUMN_NAME"));
        }
      }

      assertThat(columns).containsExactly("a", "b");
      assertThat(meta.getDatabaseProductVersion()).startsWith("26.");
    }
  }

  @Test
  void errorsCarryClickHousesCode() throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      assertThatThrownBy(() -> statement.executeQuery("SELECT * FROM not_there"))
          .isInstanceOfSatisfying(
              SQLException.class, e -> assertThat(e.getErrorCode()).isEqualTo(60));
      try (ResultSet rows = statement.executeQuery("SELECT 1")) {
        assertThat(rows.next()).isTrue();
      }
    }
  }

  @Test
  void fourConnectionsWorkAtOnce() throws Exception {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "CREATE OR REPLACE TABLE crowd (c UInt8, n UInt32) ENGINE = MergeTree ORDER BY (c, n)");
    }
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Callable<Long>> clients = new ArrayList<>();
      for (int client = 0; client < 4; client++) {
        int c = client;
        clients.add(() -> insertAndCount(c));
      }
      for (Future<Long> count : threads.invokeAll(clients)) {
        assertThat(count.get()).isEqualTo(200);
      }
    } finally {
      threads.shutdown();
    }
    assertThat(SharedEngine.http().sql("SELECT count(), uniqExact(c, n) FROM crowd"))
        .isEqualTo("800\t800");
  }

  private static long insertAndCount(int client) throws SQLException {
    try (Connection connection = connect()) {
      for (int batch = 0; batch < 4; batch++) {
        try (PreparedStatement insert =
            connection.prepareStatement("INSERT INTO crowd VALUES (?, ?)")) {
          for (int n = 0; n < 50; n++) {
            insert.setInt(1, client);
            insert.setInt(2, batch * 50 + n);
            insert.addBatch();
          }
          insert.executeBatch();
        }
      }
      try (PreparedStatement count =
          connection.prepareStatement("SELECT count() FROM crowd WHERE c = ?")) {
        count.setInt(1, client);
        try (ResultSet rows = count.executeQuery()) {
          rows.next();
          return rows.getLong(1);
        }
      }
    }
  }

  @Test
  void cancelEndsTheQueryOnTheEngine() throws Exception {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      ExecutorService thread = Executors.newSingleThreadExecutor();
      try {
        Future<?> running =
            thread.submit(
                () ->
                    statement.executeQuery(
                        "SELECT sum(sipHash64(number)) FROM numbers(100000000000)"));
        CancelIT.await(() -> CancelIT.running("sipHash64").equals("1"));
        statement.cancel();

        assertThatThrownBy(running::get).hasCauseInstanceOf(SQLException.class);
        CancelIT.await(() -> CancelIT.running("sipHash64").equals("0"));
      } finally {
        thread.shutdown();
      }
    }
  }
}
