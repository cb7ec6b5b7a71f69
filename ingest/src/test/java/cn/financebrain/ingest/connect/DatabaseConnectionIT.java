package cn.financebrain.ingest.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.financebrain.contract.FieldValue;
import cn.financebrain.ingest.publish.PublishException;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseConnectionIT {
  private static EmbeddedPostgres postgres;

  @TempDir private Path temp;
  private Offices offices;

  @BeforeAll
  static void startServer() throws IOException {
    postgres = EmbeddedPostgres.start();
  }

  @AfterAll
  static void stopServer() throws IOException {
    postgres.close();
  }

  @BeforeEach
  void createTable() throws Exception {
    offices = new Offices(temp);
    execute(
        "drop table if exists assessments",
        "create table assessments (doc text, code char(4), day timestamptz, amount numeric,"
            + " note text, updated_at timestamptz)");
  }

  @AfterEach
  void close() {
    offices.close();
  }

  @Test
  void whatHasChangedIsPulledOnce() throws Exception {
    insert("T1", "5.50", "2026-01-01 00:00:00.000001+08");
    insert("T2", "6", "2026-01-01 00:00:00.000002+08");

    assertThat(connection().run())
        .isEqualTo("read 2, accepted 2, duplicate 0, queued 0, rejected 0");
    assertThat(connection().run()).isEmpty();
    execute(
        "update assessments set amount = 7, updated_at = '2026-01-02 00:00:00+08' where doc = 'T1'");
    connection().run();

    assertThat(offices.published()).containsExactly("T1 0", "T2 0", "T1 1");
    assertThat(offices.log.sink.events.get(0).data().get("amount"))
        .isEqualTo(new FieldValue.Quantity(5.5));
    assertThat(offices.log.sink.events.get(0).eventTime()).isEqualTo("2025-12-31T16:30:00Z");
  }

  @Test
  void aRowThatGotTheLastWatermarkLaterIsNotMissed() throws Exception {
    insert("T1", "5", "2026-01-01 00:00:00+08");
    insert("T2", "6", "2026-01-01 00:00:01+08");
    connection().run();
    insert("T3", "7", "2026-01-01 00:00:01+08");

    assertThat(connection().run())
        .isEqualTo("read 2, accepted 1, duplicate 1, queued 0, rejected 0");
    assertThat(offices.published()).containsExactly("T1 0", "T2 0", "T3 0");
  }

  @Test
  void aPullThatFailedInTheMiddleGoesOnThere() throws Exception {
    execute(
        "insert into assessments select 'T' || i, 'x', '2026-01-01', i, null,"
            + " timestamptz '2026-01-01' + i * interval '1 second' from generate_series(1, 12000) i");
    offices.log.sink.flushesBeforeFailure = 1;
    assertThatThrownBy(() -> connection().run()).isInstanceOf(PublishException.class);
    offices.log.sink.flushesBeforeFailure = Integer.MAX_VALUE;

    assertThat(connection().run()).startsWith("read 7,001, accepted 7,000, duplicate 1");
    assertThat(offices.published().stream().distinct()).hasSize(12_000);
  }

  @Test
  void rowsThatDoNotFitAreDeadLettersAndTheRestGoesOn() throws Exception {
    execute("insert into assessments values (null, 'x', '2026-01-01', 1, null, '2026-01-01')");
    insert("T2", "6", "2026-01-02");

    assertThat(connection().run())
        .isEqualTo("read 2, accepted 1, duplicate 0, queued 0, rejected 1");
    assertThat(offices.log.sink.letters)
        .singleElement()
        .satisfies(letter -> assertThat(letter.column()).isEqualTo("doc"));
    assertThat(offices.log.sink.letters.get(0).location()).isEqualTo("database tax");
  }

  @Test
  void aQueryThatLacksAColumnIsToldAndReadsNothing() throws Exception {
    insert("T1", "5", "2026-01-01");

    assertThatThrownBy(
            () ->
                connection(
                        "select doc, code, updated_at from assessments where updated_at > ?"
                            + " order by updated_at")
                    .run())
        .hasMessageContaining("the query's result lacks columns 'day', 'amount'");
    assertThatThrownBy(
            () ->
                connection("select * from nowhere where updated_at > ? order by updated_at").run())
        .isInstanceOf(SQLException.class);
    assertThat(offices.log.opened).hasValue(0);
    assertThat(offices.log.sink.letters).isEmpty();
  }

  private DatabaseConnection connection() {
    return connection("select * from assessments where updated_at > ? order by updated_at");
  }

  private DatabaseConnection connection(String query) {
    try {
      Path password = Files.writeString(temp.resolve("password"), "postgres\n");
      return new DatabaseConnection(
          new FeedsConfig.Database(
              "tax",
              offices.tax(),
              postgres.getJdbcUrl("postgres", "postgres"),
              "postgres",
              new FeedsConfig.Secret.OfFile(password),
              query,
              "updated_at",
              "1970-01-01",
              Duration.ofMinutes(1)),
          offices.intake,
          offices.loads::add,
          temp.resolve("ingest"));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void insert(String doc, String amount, String updatedAt) throws SQLException {
    execute(
        "insert into assessments values ('%s', 'x', '2026-01-01 00:30:00+08', %s, null, '%s')"
            .formatted(doc, amount, updatedAt));
  }

  private static void execute(String... statements) throws SQLException {
    try (Connection connection = postgres.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }
}
