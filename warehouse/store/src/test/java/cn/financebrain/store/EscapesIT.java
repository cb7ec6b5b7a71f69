package cn.financebrain.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.financebrain.store.PersonQueries.Limits;
import cn.financebrain.store.sql.Access;
import cn.financebrain.store.sql.GuardedStatement;
import cn.financebrain.store.sql.ParsedTree;
import cn.financebrain.store.sql.StatementGuard;
import cn.financebrain.store.sql.StatementRefused;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Known and invented ways around the guard ({@code escapes.txt}) lead nowhere. */
class EscapesIT {
  private static final Access DISTRICT = new Access(List.of(TwinCities.TERRITORY), false);
  private static final Access CITY = new Access(List.of(""), false);

  private static TwinCities cities;
  private static String foreign;

  @BeforeAll
  static void make() {
    cities = TwinCities.make();
    foreign = cities.foreign().get(0);
  }

  private record Attempt(String line, boolean refused, String statement) {
    String in(WarehouseSettings city, WarehouseSettings other, int port, Path marker) {
      return statement
          .replace("{db}", city.database())
          .replace("{other}", other.database())
          .replace("{foreign}", foreign)
          .replace("{port}", Integer.toString(port))
          .replace("/tmp/{marker}", marker.toString());
    }
  }

  private static List<Attempt> attempts() throws IOException {
    List<Attempt> attempts = new ArrayList<>();
    try (InputStream lines = EscapesIT.class.getResourceAsStream("escapes.txt")) {
      for (String line :
          new String(lines.readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
        if (!line.startsWith("#")) {
          String[] parts = line.split(" \\| ", 2);
          String statement =
              parts[1]
                  .replace("\\n", "\n")
                  .replace("\\u0000", "\0")
                  .replace("\\u200b", "\u200b")
                  .replace("\\u3000", "\u3000");
          attempts.add(new Attempt(line, parts[0].equals("refused"), statement));
        }
      }
    }
    return attempts;
  }

  @Test
  void noForeignRowNoWriteNoFileNoNetwork() throws IOException {
    Map<String, Long> before = cities.counts();
    Path marker = Path.of(System.getProperty("java.io.tmpdir"), "escape-" + UUID.randomUUID());
    List<Attempt> attempts = attempts();
    assertThat(attempts).hasSizeGreaterThan(500);

    int answered = 0;
    try (ServerSocket nobody = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        PersonQueries whole = PersonQueries.open(Warehouses.reader(cities.whole));
        PersonQueries copy = PersonQueries.open(Warehouses.reader(cities.copy))) {
      for (Attempt attempt : attempts) {
        int port = nobody.getLocalPort();
        String found =
            answer(
                whole, cities.whole, DISTRICT, attempt.in(cities.whole, cities.copy, port, marker));
        if (attempt.refused()) {
          assertThat(found).as(attempt.line()).startsWith("refused");
        } else {
          String expected =
              answer(copy, cities.copy, CITY, attempt.in(cities.copy, cities.whole, port, marker));
          assertThat(found).as(attempt.line()).isEqualTo(expected).doesNotStartWith("refused");
          answered += found.startsWith("failed") ? 0 : 1;
        }
      }
      nobody.setSoTimeout(1);
      assertThatThrownBy(nobody::accept).isInstanceOf(SocketTimeoutException.class);
    }
    // those that fail alike show little
    assertThat(answered).isGreaterThan(100);
    assertThat(marker).doesNotExist();
    assertThat(cities.counts()).isEqualTo(before);
    Files.deleteIfExists(marker);
  }

  private static String answer(
      PersonQueries queries, WarehouseSettings city, Access access, String statement) {
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    try {
      GuardedStatement guarded =
          new StatementGuard(city.database()).check(statement, access, Map.of());
      queries.columns(guarded);
      queries.run(
          guarded,
          UUID.randomUUID().toString(),
          "TSV",
          new Limits(Duration.ofSeconds(20), OptionalLong.of(100_000)),
          output);
      return output.toString(StandardCharsets.UTF_8);
    } catch (StatementRefused e) {
      return "refused " + e.reason();
    } catch (WarehouseException e) {
      return "failed " + e.code();
    }
  }

  /** What the guard would let through by mistake, the server's own parser shows. */
  @Test
  void theSecondLookRefusesWhatTheGuardDidNotWrite() {
    GuardedStatement harmless =
        new StatementGuard(cities.whole.database())
            .check("SELECT count() FROM enterprise", CITY, Map.of());
    String table = "\n    TableIdentifier %s.%s".formatted(cities.whole.database(), "enterprise");
    ParsedTree.check(harmless, cities.whole.database(), "SelectQuery" + table);
    for (String more :
        List.of(
            table,
            table + "_log",
            "\n    TableIdentifier event_log",
            "\n    Function file (children 1)",
            "\n    Set",
            "\n    TableExpression (children 1)\n     Function url (children 1)",
            "\n   Function in (children 1)\n    ExpressionList (children 2)"
                + "\n     Identifier a\n     Identifier event_log")) {
      assertThatThrownBy(
              () ->
                  ParsedTree.check(harmless, cities.whole.database(), "SelectQuery" + table + more))
          .as(more)
          .isInstanceOf(StatementRefused.class);
    }
  }
}
