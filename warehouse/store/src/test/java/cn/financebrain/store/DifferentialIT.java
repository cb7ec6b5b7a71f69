package cn.financebrain.store;

import static org.assertj.core.api.Assertions.assertThat;

import cn.financebrain.store.sql.Access;
import cn.financebrain.store.sql.GuardedStatement;
import cn.financebrain.store.sql.StatementGuard;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Generated queries of somebody with a territory give the same answers on the whole city as on a
 * copy that holds only the rows of that territory. {@code -Dqueries=100000} makes it long.
 */
class DifferentialIT {
  private static final int QUERIES = Integer.getInteger("queries", 1_000);
  private static final int BATCH = 25;
  private static final Access DISTRICT = new Access(List.of(TwinCities.TERRITORY), false);
  private static final Access CITY = new Access(List.of(""), false);

  private static TwinCities cities;
  private static StatementGuard ofWhole;
  private static StatementGuard ofCopy;

  @BeforeAll
  static void make() {
    cities = TwinCities.make();
    ofWhole = new StatementGuard(cities.whole.database());
    ofCopy = new StatementGuard(cities.copy.database());
  }

  private record Pair(String query, String onWhole, String onCopy) {}

  @Test
  void theAnswersAreThoseOfTheCopy() {
    QueryGenerator generator = new QueryGenerator(7, cities.columns(), cities.foreign());
    int failing = 0;
    try (AdHocQuery whole = AdHocQuery.open(Warehouses.reader(cities.whole));
        AdHocQuery copy = AdHocQuery.open(Warehouses.reader(cities.copy))) {
      for (int done = 0; done < QUERIES; done += BATCH) {
        List<Pair> pairs =
            IntStream.range(0, BATCH).mapToObj(i -> guarded(generator.query())).toList();
        String expected = batch(copy, pairs.stream().map(Pair::onCopy).toList());
        String found = batch(whole, pairs.stream().map(Pair::onWhole).toList());
        if (expected.startsWith("failed") || !expected.equals(found)) {
          failing += eachAlone(whole, copy, pairs);
        }
      }
    }
    // queries that neither answers show nothing
    assertThat(failing).isLessThan(QUERIES / 20);
  }

  private static Pair guarded(String query) {
    GuardedStatement whole = ofWhole.check(query, DISTRICT, Map.of());
    return new Pair(query, whole.sql(), ofCopy.check(query, CITY, Map.of()).sql());
  }

  private static int eachAlone(AdHocQuery whole, AdHocQuery copy, List<Pair> pairs) {
    int failing = 0;
    for (Pair pair : pairs) {
      String expected = batch(copy, List.of(pair.onCopy()));
      assertThat(batch(whole, List.of(pair.onWhole()))).as(pair.query()).isEqualTo(expected);
      failing += expected.startsWith("failed") ? 1 : 0;
    }
    return failing;
  }

  /** Of each answer the number of rows and a hash that does not depend on their order. */
  private static String batch(AdHocQuery server, List<String> queries) {
    String sql =
        IntStream.range(0, queries.size())
            .mapToObj(
                i ->
                    "SELECT %d AS i, count() AS n, sum(cityHash64(toString(tuple(*)))) AS h FROM (%s)"
                        .formatted(i, queries.get(i)))
            .collect(Collectors.joining(" UNION ALL "));
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    try {
      server.run(sql, "TabSeparated", Duration.ofSeconds(60), answer);
      return answer
          .toString(StandardCharsets.UTF_8)
          .lines()
          .sorted()
          .collect(Collectors.joining(" "));
    } catch (WarehouseException e) {
      return "failed " + e.code() + (e.code() == 0 ? e.getMessage() : "");
    }
  }
}
