package cn.financebrain.ingest.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.financebrain.contract.EnterpriseEvent;
import cn.financebrain.contract.FieldValue;
import cn.financebrain.contract.RejectReason;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pulls, as far as no real database is needed; {@link DatabaseConnectionIT} has one. */
class DatabaseConnectionTest {
  private static final List<String> COLUMNS =
      List.of("code", "doc", "day", "amount", "note", "changed");

  @TempDir private Path temp;
  private Offices offices;
  private FakeDatabase database;

  @BeforeEach
  void open() throws Exception {
    offices = new Offices(temp);
    database =
        new FakeDatabase(
            COLUMNS, List.of("varchar", "varchar", "timestamptz", "numeric", "text", "int"));
  }

  @AfterEach
  void close() throws Exception {
    offices.close();
    database.close();
  }

  @Test
  void valuesBecomeTheTextsThatTheMappingReads() throws Exception {
    Timestamp night = Timestamp.from(Instant.parse("2026-01-01T16:30:00Z"));
    database.rows.add(row("T1", night, new BigDecimal("1E+3"), "n", 1));
    database.rows.add(row("T2", java.sql.Date.valueOf("2026-01-02"), 7L, null, 2));
    database.rows.add(row("T3", LocalDateTime.of(2026, 1, 3, 8, 0), 0.5, null, 3));

    connection().run();

    assertThat(offices.log.sink.events)
        .extracting(EnterpriseEvent::eventTime)
        .extracting(Instant::toString)
        .containsExactly("2026-01-01T16:30:00Z", "2026-01-01T16:00:00Z", "2026-01-03T00:00:00Z");
    assertThat(offices.log.sink.events)
        .extracting(event -> event.data().get("amount"))
        .containsExactly(
            new FieldValue.Quantity(1000),
            new FieldValue.Quantity(7),
            new FieldValue.Quantity(0.5));
    assertThat(offices.log.sink.events.get(1).data()).doesNotContainKey("note");
  }

  @Test
  void theNextPullBeginsAtTheLastWatermarkButOne() throws Exception {
    for (int i = 1; i <= 3; i++) {
      database.rows.add(row("T" + i, "2026-01-01", 5, null, i));
    }
    connection().run();
    database.rows.add(row("T4", "2026-01-01", 5, null, 3));

    assertThat(connection().run())
        .isEqualTo("read 2, accepted 1, duplicate 1, queued 0, rejected 0");
    assertThat(database.asked).containsExactly("0", "2");
    assertThat(offices.published()).containsExactly("T1 0", "T2 0", "T3 0", "T4 0");
  }

  @Test
  void aDatabaseThatFailsIsNoDeadLetterAndWhatWasReadIsReadAgain() throws Exception {
    database.rows.add(row("T1", "2026-01-01", 5, null, 1));
    database.rows.add(row("T2", "2026-01-01", 5, null, 2));
    database.failAfterRows = 1;
    assertThatThrownBy(() -> connection().run()).hasMessage("the connection is lost");
    assertThat(offices.log.sink.letters).isEmpty();
    database.failAfterRows = Integer.MAX_VALUE;

    connection().run();

    assertThat(offices.published()).containsExactly("T1 0", "T2 0");
  }

  @Test
  void aFieldThatIsTooLongAndAMissingWatermarkAreTold() throws Exception {
    database.rows.add(row("T1", "2026-01-01", 5, "x".repeat(20_001), 1));
    connection().run();
    assertThat(offices.log.sink.letters.get(0).reason()).isEqualTo(RejectReason.FIELD_TOO_LONG);

    database.rows.add(row("T2", "2026-01-01", 5, null, null));
    assertThatThrownBy(() -> connection().run()).hasMessageContaining("'changed' (the watermark)");
  }

  @Test
  void thePasswordIsReadForEachPull() throws Exception {
    connection().run();
    assertThat(database.credentials).containsEntry("user", "reader").containsEntry("password", "a");
    Files.writeString(temp.resolve("password"), "b\n");

    connection().run();

    assertThat(database.credentials).containsEntry("password", "b");
  }

  private static Object[] row(String doc, Object day, Object amount, String note, Object changed) {
    return new Object[] {"x", doc, day, amount, note, changed};
  }

  private DatabaseConnection connection() throws Exception {
    Path password = temp.resolve("password");
    if (!Files.exists(password)) {
      Files.writeString(password, "a\n");
    }
    return new DatabaseConnection(
        new FeedsConfig.Database(
            "tax",
            offices.tax(),
            FakeDatabase.URL,
            "reader",
            new FeedsConfig.Secret.OfFile(password),
            "select * from t where changed > ? order by changed",
            "changed",
            "0",
            Duration.ofMinutes(1)),
        offices.intake,
        offices.loads::add,
        temp.resolve("ingest"));
  }
}
