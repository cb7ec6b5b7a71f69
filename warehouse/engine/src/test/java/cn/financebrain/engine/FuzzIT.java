package cn.financebrain.engine;

import static org.assertj.core.api.Assertions.assertThat;

import cn.financebrain.engine.Http.Answer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Statements and rows that are damaged at random, the same ones at each run: the process answers
 * each and lives on.
 */
class FuzzIT {

  private static final long SEED = 20190601;
  private static final int STATEMENTS = 400;
  private static final int BODIES = 20;

  private static final String LIMITS =
      "max_execution_time=2&max_memory_usage=100000000&max_result_rows=10000&max_threads=1";

  private static final List<String> GOOD =
      List.of(
          "SELECT number, toString(number) FROM numbers(10) WHERE number % 3 = 1 ORDER BY 1 DESC",
          "WITH 1 AS x SELECT x + {n:UInt8}, [1, 2, 3][x], map('a', 1)['a'] FORMAT JSONEachRow",
          "SELECT a.number FROM numbers(5) AS a JOIN numbers(5) AS b USING (number) LIMIT 2 BY 1",
          "SELECT quantile(0.5)(number) OVER (PARTITION BY number % 2) FROM numbers(9) FORMAT CSV",
          "SELECT CAST('2026-01-01' AS DateTime64(3, 'UTC')), toDecimal64('1.5', 3), '长' LIKE '%'",
          "SELECT arrayMap(x -> x * 2, range(5)), tuple(1, 'a').2, extractAll('a1b2', '[0-9]')",
          "SELECT sum(n) FROM fuzzed GROUP BY s WITH TOTALS HAVING sum(n) > 1 FORMAT Native",
          "INSERT INTO fuzzed SELECT number, 'x' FROM numbers(3)",
          "INSERT INTO fuzzed (n, s) VALUES (1, 'a'), (2, 'b')",
          "EXPLAIN SYNTAX SELECT 1 /* c */ -- d\n; ",
          "SELECT $tag$ x $tag$, `a` FROM (SELECT 1 AS `a`) UNION ALL SELECT 'z', 2");

  private static final List<String> PIECES =
      List.of(
          "(",
          ")",
          "'",
          "`",
          "\"",
          "/*",
          "$$",
          "--",
          ";",
          "\\",
          "{",
          "}",
          "[",
          "]",
          ",",
          "\0",
          "SELECT",
          "FORMAT",
          "NULL",
          "-1",
          "18446744073709551616",
          "1e999",
          "::",
          "->",
          "長");

  private final Http http = SharedEngine.http();
  private final Random random = new Random(SEED);

  private String damaged(String good) {
    StringBuilder text = new StringBuilder(good);
    for (int changes = 1 + random.nextInt(4); changes > 0 && text.length() > 0; changes--) {
      int at = random.nextInt(text.length());
      switch (random.nextInt(4)) {
        case 0 -> text.deleteCharAt(at);
        case 1 -> text.insert(at, PIECES.get(random.nextInt(PIECES.size())));
        case 2 -> text.setCharAt(at, (char) (1 + random.nextInt(255)));
        default -> text.setLength(at + 1);
      }
    }
    return text.toString();
  }

  private void assertAnswered(Answer answer, Object what) {
    assertThat(answer.status()).as("%s", what).isIn(200, 400, 404, 408, 411, 500, 501, 503);
    if (answer.status() != 200) {
      assertThat(answer.text()).as("%s", what).contains("DB::").doesNotContain("LOGICAL_ERROR");
    }
  }

  @Test
  void damagedStatementsAreAnswered() {
    http.sql("CREATE OR REPLACE TABLE fuzzed (n UInt64, s String) ENGINE = Memory");
    long pid = SharedEngine.get().pid();

    for (int n = 0; n < STATEMENTS; n++) {
      String sql = damaged(GOOD.get(n % GOOD.size()));
      assertAnswered(
          http.post(LIMITS + "&param_n=1", sql.getBytes(StandardCharsets.ISO_8859_1)), sql);
    }

    assertThat(http.sql("SELECT 1")).isEqualTo("1");
    assertThat(ProcessHandle.of(pid)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Native", "RowBinary", "CSV", "JSONEachRow", "TSV", "Values", "Parquet", "Arrow"})
  void damagedRowsAreAnswered(String format) {
    http.sql("CREATE OR REPLACE TABLE fuzzed (n UInt64, s String) ENGINE = Memory");
    byte[] good =
        http.post("", "SELECT number AS n, toString(n) AS s FROM numbers(20) FORMAT " + format)
            .bytes();

    for (int n = 0; n < BODIES; n++) {
      byte[] rows = good.clone();
      for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
        rows[random.nextInt(rows.length)] = (byte) random.nextInt();
      }
      String statement = Http.encode("INSERT INTO fuzzed FORMAT " + format);
      assertAnswered(http.post(LIMITS + "&query=" + statement, rows), format + " " + n);
    }

    assertThat(http.sql("SELECT 1")).isEqualTo("1");
  }
}
