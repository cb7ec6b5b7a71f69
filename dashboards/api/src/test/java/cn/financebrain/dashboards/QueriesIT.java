package cn.financebrain.dashboards;

import static cn.financebrain.dashboards.CityServer.server;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Queries that people write: run, watched, cancelled, looked at, taken out and kept. */
@ExtendWith(CityServer.class)
class QueriesIT {
  private static final String ENDLESS =
      "SELECT sum(sipHash64(a.number, b.number)) AS s FROM numbers(10000000) AS a,"
          + " numbers(10000000) AS b";
  private static final AtomicInteger COUNT = new AtomicInteger();
  private static Browser office;
  private static Browser district;
  private static Browser analyst;

  @BeforeAll
  static void signIn() {
    office = account("sql-office", "city-office", "");
    district = account("sql-district", "district-lead", "330303");
    analyst = account("sql-analyst", "analyst", "");
  }

  private static Browser account(String name, String role, String territory) {
    server
        .database()
        .sql(
            """
            insert into account (name, display_name, territory, password_hash, created_at)
            select :name, '测试 ' || :name, array[:territory], password_hash, created_at
            from account where name = 'office'
            """)
        .param("name", name)
        .param("territory", territory)
        .update();
    server
        .database()
        .sql("insert into account_role (account, role) values (:name, :role)")
        .param("name", name)
        .param("role", role)
        .update();
    return server.signedIn(name);
  }

  private static JsonNode begin(Browser who, String statement) {
    return who.post("/api/queries/runs", Map.of("statement", statement)).expect(202).json();
  }

  private static String path(JsonNode run) {
    return "/api/queries/runs/" + run.path("id").asText();
  }

  private static JsonNode ended(Browser who, JsonNode run) {
    Await.until(() -> !state(who, run).path("state").asText().equals("running"), "a query ends");
    return state(who, run);
  }

  private static JsonNode state(Browser who, JsonNode run) {
    return who.get(path(run)).expect(200).json();
  }

  /** All rows, their cells with bars between them. */
  private static List<String> rows(Browser who, String statement) {
    JsonNode run = begin(who, statement);
    assertThat(ended(who, run).path("state").asText()).as(run.toString()).isEqualTo("done");
    return texts(who.get(path(run) + "/rows").expect(200).json());
  }

  private static List<String> texts(JsonNode page) {
    List<String> rows = new ArrayList<>();
    for (JsonNode row : page.path("rows")) {
      List<String> cells = new ArrayList<>();
      row.forEach(cell -> cells.add(cell.isNull() ? "∅" : cell.asText()));
      rows.add(String.join("|", cells));
    }
    return rows;
  }

  private static List<String> audited(String actor, String action) {
    return server
        .database()
        .sql("select detail from audit_entry where actor = :actor and action = :action order by id")
        .param("actor", actor)
        .param("action", action)
        .query(String.class)
        .list();
  }

  @Test
  void everybodySeesTheRowsOfTheirTerritory() {
    String statement = "SELECT name, region FROM enterprise ORDER BY region";

    assertThat(rows(office, statement)).containsExactly("风险'企业|330302", "安静企业|330303");
    assertThat(rows(district, statement)).containsExactly("安静企业|330303");
    assertThat(rows(district, "SELECT count() FROM alert")).containsExactly("0");
    assertThat(audited("sql-district", "query.run")).contains(statement);
  }

  @Test
  void columnsOfPersonsAreThereForThoseWhoMaySeePersons() {
    String statement = "SELECT count() FROM event WHERE data != ''";

    assertThat(rows(office, statement)).containsExactly("2");
    JsonNode problem =
        analyst
            .post("/api/queries/runs", Map.of("statement", statement))
            .expectProblem(422, "statement-failed")
            .json();
    assertThat(problem.path("line").asInt()).isEqualTo(1);
    assertThat(problem.path("column").asInt()).isEqualTo(statement.indexOf("data") + 1);
    JsonNode schema = analyst.get("/api/queries/schema").expect(200).json();
    assertThat(schema.findValuesAsText("name"))
        .contains("event", "category")
        .doesNotContain("data");
  }

  @Test
  void whatIsNotAQueryOverTheViewsIsRefusedAtItsPlaceAndInTheTrail() {
    String statement = "SELECT 1,\n  count() FROM event_log";

    JsonNode problem =
        district
            .post("/api/queries/check", Map.of("statement", statement))
            .expectProblem(422, "statement-refused")
            .json();

    assertThat(problem.path("line").asInt()).isEqualTo(2);
    assertThat(problem.path("column").asInt()).isEqualTo(16);
    assertThat(problem.path("detail").asText()).contains("event_log");
    assertThat(audited("sql-district", "query.refused")).contains(statement);
    for (String other :
        List.of("DROP TABLE event_log", "SELECT file('/etc/passwd')", "SELECT 1 SETTINGS a = 1")) {
      district
          .post("/api/queries/runs", Map.of("statement", other))
          .expectProblem(422, "statement-refused");
    }
  }

  @Test
  void parametersColumnsAndCostAreKnownBeforeRunning() {
    Map<String, ?> asked =
        Map.of(
            "statement",
            "SELECT count() AS n FROM enterprise WHERE region = {region:String}",
            "parameters",
            Map.of("region", "330302"));

    JsonNode check = office.post("/api/queries/check", asked).expect(200).json();

    assertThat(check.at("/parameters/0/name").asText()).isEqualTo("region");
    assertThat(check.at("/columns/0/name").asText()).isEqualTo("n");
    assertThat(check.at("/columns/0/type").asText()).isEqualTo("UInt64");
    assertThat(check.path("rows").asInt()).isPositive();
    office
        .post("/api/queries/check", Map.of("statement", asked.get("statement")))
        .expectProblem(422, "statement-refused");
    assertThat(
            office
                .post("/api/queries/parameters", Map.of("statement", "SELECT {a:UInt8} +"))
                .expect(200)
                .json()
                .at("/parameters/0/type")
                .asText())
        .isEqualTo("UInt8");
  }

  @Test
  void aRunIsWatchedAndItsCancellingConfirmed() {
    JsonNode run = begin(office, ENDLESS);
    Await.until(() -> state(office, run).path("readRows").asLong() > 0, "a query reads");
    district.get(path(run)).expectProblem(404, "query-not-found");
    district.delete(path(run)).expectProblem(404, "query-not-found");

    JsonNode cancelled = office.delete(path(run)).expect(200).json();

    assertThat(cancelled.path("gone").asBoolean()).isTrue();
    assertThat(cancelled.at("/run/state").asText()).isEqualTo("cancelled");
    assertThat(
            CityServer.warehouse.ask(
                "SELECT count() FROM system.processes WHERE position(query, 'sipHash64') > 0"
                    + " AND position(query, 'system.processes') = 0"))
        .isEqualTo("0");
  }

  @Test
  void nobodyRunsMoreThanTwoAtOnce() {
    Browser busy = account("sql-busy", "analyst", "");
    JsonNode first = begin(busy, ENDLESS);
    JsonNode second = begin(busy, ENDLESS);
    try {
      busy.post("/api/queries/runs", Map.of("statement", "SELECT 1"))
          .expectProblem(429, "too-many-queries");
    } finally {
      busy.delete(path(first)).expect(200);
      busy.delete(path(second)).expect(200);
    }
    assertThat(rows(busy, "SELECT 1")).containsExactly("1");
  }

  @Test
  void rowsArePagedSortedAndLimited() {
    JsonNode run =
        begin(
            office,
            "SELECT number AS n, if(number % 3 = 0, NULL, toString(number)) AS t"
                + " FROM numbers(150000)");
    JsonNode done = ended(office, run);

    assertThat(done.path("rows").asInt()).isEqualTo(100_000);
    assertThat(done.path("cut").asBoolean()).isTrue();
    assertThat(texts(office.get(path(run) + "/rows?offset=99999&limit=5").expect(200).json()))
        .hasSize(1);
    JsonNode sorted =
        office.get(path(run) + "/rows?limit=2&sort=0&descending=true").expect(200).json();
    assertThat(sorted.path("total").asInt()).isEqualTo(100_000);
    long highest = Long.parseLong(texts(sorted).get(0).split("\\|", -1)[0]);
    long next = Long.parseLong(texts(sorted).get(1).split("\\|", -1)[0]);
    assertThat(highest).isGreaterThan(next).isGreaterThanOrEqualTo(99_999);
    assertThat(texts(office.get(path(run) + "/rows?offset=99999&sort=1").expect(200).json()).get(0))
        .endsWith("|∅");
    office.get(path(run) + "/rows?sort=2").expectProblem(400, "invalid-parameter");
    office.get(path(run) + "/rows?limit=1001").expectProblem(400, "invalid-parameter");
  }

  @Test
  void anExportHasAllRowsAPurposeAndAWatermark() {
    Map<String, ?> asked =
        Map.of(
            "statement",
            "SELECT '=1+1' AS `公式`, number AS n FROM numbers(120000) ORDER BY n",
            "format",
            "csv",
            "purpose",
            "季度核查");

    JsonNode run = office.post("/api/queries/exports", asked).expect(202).json();
    assertThat(ended(office, run).path("rows").asInt()).isEqualTo(120_000);
    Browser.Answer file = office.get(path(run) + "/file").expect(200);

    List<String> lines = file.body().lines().toList();
    assertThat(lines).hasSize(120_002);
    assertThat(lines.get(0))
        .startsWith("\uFEFF金融大脑导出 · 测试 sql-office（sql-office）")
        .contains("季度核查", run.path("id").asText());
    assertThat(lines.get(1)).isEqualTo("公式,n");
    assertThat(lines.get(2)).isEqualTo("'=1+1,0");
    assertThat(audited("sql-office", "query.exported"))
        .anySatisfy(detail -> assertThat(detail).contains("csv, 季度核查", "numbers(120000)"));
    assertThat(audited("sql-office", "query.fetched"))
        .anySatisfy(detail -> assertThat(detail).contains("120000 rows, 季度核查"));
    analyst.get(path(run) + "/file").expectProblem(404, "query-not-found");
  }

  @Test
  void whatMayBeSeenOfPersonsNeverLeavesByAFile() {
    for (String statement :
        List.of(
            "SELECT *\nFROM event",
            "SELECT count()\nFROM event WHERE data != ''",
            "SELECT name FROM enterprise WHERE enterprise IN (SELECT enterprise FROM event WHERE"
                + " position(data, '投诉') > 0)",
            "WITH e AS (SELECT data AS d, enterprise FROM event) SELECT max(d) FROM e",
            "SELECT COLUMNS('^d') FROM event")) {
      rows(office, statement);
      JsonNode problem =
          office
              .post("/api/queries/exports", export(statement))
              .expectProblem(422, "statement-refused")
              .json();
      assertThat(problem.path("detail").asText()).contains("event.data", "导出案卷");
      assertThat(audited("sql-office", "query.refused")).contains(statement);
      assertThat(audited("sql-office", "query.exported"))
          .noneSatisfy(detail -> assertThat(detail).endsWith(statement));
    }
    JsonNode placed =
        office.post("/api/queries/exports", export("SELECT max(data)\nFROM event")).json();
    assertThat(placed.path("line").asInt()).isEqualTo(1);
    assertThat(placed.path("column").asInt()).isEqualTo(12);
  }

  @Test
  void eventsLeaveByAFileWithoutWhatIsOfPersons() {
    JsonNode run =
        office
            .post(
                "/api/queries/exports",
                export("SELECT enterprise, category FROM event ORDER BY category"))
            .expect(202)
            .json();

    assertThat(ended(office, run).path("rows").asInt()).isEqualTo(2);
    assertThat(office.get(path(run) + "/file").expect(200).body().lines()).hasSize(4);
  }

  private static Map<String, ?> export(String statement) {
    return Map.of("statement", statement, "format", "csv", "purpose", "核查");
  }

  @Test
  void anExportWithoutPurposeIsNone() {
    for (Map<String, ?> asked :
        List.of(
            Map.of("statement", "SELECT 1", "format", "csv"),
            Map.of("statement", "SELECT 1", "format", "csv", "purpose", "  "))) {
      office.post("/api/queries/exports", asked).expectProblem(400, "invalid-body");
    }
  }

  @Test
  void whatWasRunIsInTheHistoryOfWhoRanIt() {
    Browser person = account("sql-history", "analyst", "");
    String statement = "SELECT 40 + 2 AS answer";
    rows(person, statement);
    JsonNode failing =
        begin(person, "SELECT toUInt8(concat('x', toString(number))) FROM numbers(3)");
    assertThat(ended(person, failing).at("/problem/code").asText()).isEqualTo("statement-failed");

    Await.until(
        () -> !history(person).at("/items/0/state").asText().equals("running"), "it is over");
    JsonNode history = history(person);

    assertThat(history.path("items")).hasSize(2);
    assertThat(history.at("/items/0/state").asText()).isEqualTo("failed");
    assertThat(history.at("/items/1/statement").asText()).isEqualTo(statement);
    assertThat(history.at("/items/1/rows").asInt()).isEqualTo(1);
  }

  private static JsonNode history(Browser who) {
    return who.get("/api/queries/history").expect(200).json();
  }

  @Test
  void savedQueriesHaveOwnersVersionsAndReaders() {
    String name = "红色预警 " + COUNT.incrementAndGet();
    JsonNode made = save(name, false);
    String path = "/api/queries/saved/" + made.path("id").asText();
    district.get(path).expectProblem(404, "query-not-found");
    office.post("/api/queries/saved", draft(name, true, 1)).expectProblem(409, "query-name-taken");

    office.put(path, draft(name, true, 1)).expect(200);
    office.put(path, draft(name, true, 1)).expectProblem(409, "query-changed");

    JsonNode seen = district.get(path).expect(200).json();
    assertThat(seen.at("/query/own").asBoolean()).isFalse();
    assertThat(seen.at("/query/version").asInt()).isEqualTo(2);
    assertThat(seen.path("versions")).hasSize(2);
    district.put(path, draft(name, true, 2)).expectProblem(403, "forbidden");
    district.delete(path).expectProblem(403, "forbidden");
    office.delete(path).expect(204);
    district.get(path).expectProblem(404, "query-not-found");
    assertThat(audited("sql-office", "query.shared")).contains(name);
    assertThat(audited("sql-office", "query.withdrawn")).contains(name);
  }

  private static JsonNode save(String name, boolean shared) {
    return office.post("/api/queries/saved", draft(name, shared, 0)).expect(201).json();
  }

  private static Map<String, Object> draft(String name, boolean shared, int version) {
    return Map.of(
        "name", name,
        "description", "",
        "shared", shared,
        "statement", "SELECT " + version + " FROM alert",
        "version", version);
  }
}
