package cn.financebrain.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.financebrain.store.PersonQueries.AnswerColumn;
import cn.financebrain.store.PersonQueries.Limits;
import cn.financebrain.store.PersonQueries.TableOf;
import cn.financebrain.store.sql.Access;
import cn.financebrain.store.sql.GuardedStatement;
import cn.financebrain.store.sql.QueryTable;
import cn.financebrain.store.sql.StatementGuard;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PersonQueriesIT {
  private static final Access CITY = new Access(List.of(""), true);
  private static final Access DISTRICT = new Access(List.of("330302"), false);
  private static final String ENDLESS =
      "SELECT sum(sipHash64(a.number, b.number)) AS s FROM numbers(10000000) AS a,"
          + " numbers(10000000) AS b";

  private static WarehouseSettings settings;
  private static PersonQueries queries;

  @BeforeAll
  static void open() {
    settings = TwinCities.make().whole;
    queries = PersonQueries.open(Warehouses.reader(settings));
  }

  @AfterAll
  static void close() {
    queries.close();
  }

  private static GuardedStatement guarded(String statement, Map<String, String> values) {
    return new StatementGuard(settings.database()).check(statement, CITY, values);
  }

  private static String run(GuardedStatement statement, String id, Limits limits) {
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    queries.run(statement, id, "TSV", limits, output);
    return output.toString(StandardCharsets.UTF_8);
  }

  private static Limits within(int seconds) {
    return new Limits(Duration.ofSeconds(seconds), OptionalLong.empty());
  }

  @Test
  void theColumnsOfAnAnswerAreKnownBeforeItIsMade() {
    assertThat(queries.columns(guarded("SELECT name, 1 + 1 AS `二` FROM enterprise", Map.of())))
        .containsExactly(
            new AnswerColumn("name", "String", ""), new AnswerColumn("二", "UInt16", ""));
  }

  @Test
  void parametersAreValuesAndNothingElse() {
    String statement = "SELECT {name:String} AS a, {n:UInt32} + 1 AS b, {d:Array(String)} AS c";
    Map<String, String> values = Map.of("name", "x' OR '1", "n", "41", "d", "['a','b']");

    assertThat(run(guarded(statement, values), "parameters", within(20)))
        .isEqualTo("x\\' OR \\'1\t42\t['a','b']\n");
    assertThatThrownBy(
            () -> run(guarded("SELECT {n:UInt32}", Map.of("n", "1; DROP")), "p2", within(20)))
        .isInstanceOf(WarehouseException.class);
  }

  @Test
  void theCostIsWhatTheTablesHave() {
    assertThat(queries.cost(guarded("SELECT count() FROM enterprise AS a", Map.of())).rows())
        .isBetween(60L, 62L);
    assertThat(queries.cost(guarded("SELECT 1", Map.of())).rows()).isZero();
  }

  @Test
  void rowsAreLimitedWithoutAnError() {
    Limits ten = new Limits(Duration.ofSeconds(20), OptionalLong.of(10));

    assertThat(
            run(guarded("SELECT number FROM numbers(1000000)", Map.of()), "limited", ten).lines())
        .hasSizeBetween(10, 200_000);
  }

  @Test
  void aRunningQueryIsWatchedAndKilledForGood() throws Exception {
    CompletableFuture<String> endless =
        CompletableFuture.supplyAsync(() -> run(guarded(ENDLESS, Map.of()), "to-end", within(60)));
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (queries.progress("to-end").isEmpty()) {
      assertThat(System.nanoTime()).isLessThan(deadline);
      assertThat(endless).isNotDone();
    }

    assertThat(queries.kill("to-end")).isTrue();

    assertThat(queries.progress("to-end")).isEmpty();
    assertThatThrownBy(endless::join)
        .isInstanceOf(CompletionException.class)
        .cause()
        .isInstanceOfSatisfying(
            WarehouseException.class, failure -> assertThat(failure.code()).isEqualTo(394));
  }

  @Test
  void aQueryThatTakesTooLongIsEnded() {
    assertThatThrownBy(() -> run(guarded(ENDLESS, Map.of()), "too-long", within(1)))
        .isInstanceOfSatisfying(
            WarehouseException.class,
            failure -> assertThat(failure.kind()).isEqualTo(WarehouseException.Kind.LIMIT));
  }

  @Test
  void theSchemaHasAChineseCommentOnEverythingThatIsThere() {
    List<TableOf> all = queries.schema(CITY);

    assertThat(all)
        .extracting(TableOf::name)
        .doesNotHaveDuplicates()
        .hasSameSizeAs(QueryTable.values());
    assertThat(all)
        .allSatisfy(
            table -> {
              assertThat(table.comment()).as(table.name()).isNotBlank();
              assertThat(table.columns())
                  .allSatisfy(
                      column ->
                          assertThat(column.comment())
                              .as(table.name() + "." + column.name())
                              .isNotBlank());
            });
  }

  @Test
  void whoeverMayNotSeePersonsOrTheCityHasNoSuchColumnsAndTables() {
    List<TableOf> some = queries.schema(DISTRICT);

    assertThat(some).extracting(TableOf::name).doesNotContain("peer_epoch", "tag_filled");
    assertThat(some)
        .filteredOn(table -> table.name().equals("event"))
        .flatExtracting(TableOf::columns)
        .extracting("name")
        .contains("enterprise", "category")
        .doesNotContain("data");
  }

  /** A new view is either listed, or left out here by name. */
  @Test
  void everyViewIsEitherListedOrLeftOutKnowingly() {
    try (Session session = Session.open(settings)) {
      TreeSet<String> views = new TreeSet<>();
      Views.tables(session).forEach(table -> views.add(Views.viewOf(table)));
      for (QueryTable table : QueryTable.values()) {
        views.remove(table.view());
      }
      assertThat(views)
          .containsExactly("dead_letter", "dead_letter_step", "log_progress", "scan_part");
    }
  }
}
