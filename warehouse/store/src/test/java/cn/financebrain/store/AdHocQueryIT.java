package cn.financebrain.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AdHocQueryIT {
  private static WarehouseSettings settings;
  private static AdHocQuery query;

  @BeforeAll
  static void open() {
    settings = Warehouses.migrated(List.of());
    query = AdHocQuery.open(Warehouses.reader(settings));
  }

  @AfterAll
  static void close() {
    query.close();
  }

  private static String run(String sql, String format) {
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    query.run(sql, format, Duration.ofSeconds(30), output);
    return output.toString(StandardCharsets.UTF_8);
  }

  private static WarehouseException failureOf(String sql) {
    try {
      run(sql, "CSV");
    } catch (WarehouseException e) {
      return e;
    }
    throw new AssertionError(sql + " did not fail");
  }

  @Test
  void answersInAnyFormat() {
    assertThat(run("SELECT 1 AS a, '温州' AS b", "CSVWithNames"))
        .isEqualTo("\"a\",\"b\"\n1,\"温州\"\n");
    assertThat(run("SELECT 1 AS a", AdHocQuery.PRETTY)).contains("─a─", "│ 1 │");
    assertThat(run("SELECT 1 AS a", "jsoneachrow")).isEqualTo("{\"a\":1}\n");
  }

  @Test
  void aLongAnswerArrivesWhole() {
    assertThat(run("SELECT number FROM numbers(300000)", "CSVWithNames").lines())
        .hasSize(300_001)
        .endsWith("299999");
  }

  @Test
  void anEmptyAnswerIsFine() {
    assertThat(run("SELECT * FROM alert", "CSV")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "INSERT INTO migration (script, checksum) VALUES ('x', 1)",
        "DROP TABLE event_log",
        "ALTER TABLE event_log DELETE WHERE 1",
        "CREATE TABLE t (a Int8) ENGINE = Memory",
        "SELECT 1 SETTINGS readonly = 0"
      })
  void whatIsNotAReadIsRefused(String sql) {
    assertThat(failureOf(sql).kind()).isEqualTo(WarehouseException.Kind.FORBIDDEN);
  }

  @Test
  void mistakesComeBackInTheServersWords() {
    assertThat(failureOf("SELECT nonsense FROM alert"))
        .hasMessageContaining("nonsense")
        .satisfies(
            failure -> assertThat(failure.kind()).isEqualTo(WarehouseException.Kind.STATEMENT));
    assertThat(failureOf("SELEC 1")).hasMessageContaining("Syntax error");
  }

  @Test
  void anErrorAfterTheFirstRowsIsTheServersErrorAndNoEnd() {
    String sql = "SELECT number, throwIf(number = 1999999, '晚了') FROM numbers(2000000)";
    ByteArrayOutputStream output = new ByteArrayOutputStream();

    assertThatThrownBy(() -> query.run(sql, "CSV", Duration.ofSeconds(30), output))
        .isInstanceOfSatisfying(
            WarehouseException.class,
            failure -> {
              assertThat(failure.kind()).isEqualTo(WarehouseException.Kind.STATEMENT);
              assertThat(failure.code()).isEqualTo(395);
            })
        .hasMessageContaining("晚了");
    assertThat(output.toString(StandardCharsets.UTF_8))
        .startsWith("0,0\n1,0\n")
        .doesNotContain("Exception", "__exception__");
  }

  @Test
  void aLimitThatIsReachedAfterTheFirstRowsIsALimit() {
    assertThatThrownBy(
            () ->
                query.run(
                    "SELECT sipHash64(number) FROM numbers(100000000000)",
                    "TSV",
                    Duration.ofSeconds(1),
                    OutputStream.nullOutputStream()))
        .isInstanceOfSatisfying(
            WarehouseException.class,
            failure -> assertThat(failure.kind()).isEqualTo(WarehouseException.Kind.LIMIT));
  }

  @Test
  void whatTheCallerGotWrongIsSaidBeforeTheServerIsAsked() {
    assertThatThrownBy(() -> run("SELECT 1", "Parquett")).hasMessageContaining("Parquett");
    assertThatThrownBy(() -> run("  ", "CSV")).hasMessageContaining("empty");
  }

  @Test
  void aWrongPasswordIsSaidToBeOne() {
    try (AdHocQuery stranger = AdHocQuery.open(settings.as("reader", "wrong"))) {
      assertThatThrownBy(
              () ->
                  stranger.run(
                      "SELECT 1", "CSV", Duration.ofSeconds(5), new ByteArrayOutputStream()))
          .hasMessageContaining("Authentication failed");
    }
  }
}
