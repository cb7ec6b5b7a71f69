package cn.financebrain.dashboards;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the desk asks of the process of the operations, and what it writes down of it. */
class RulesIT {
  private static final String BOOK = "0123456789abcdef";
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final BlockingQueue<JsonNode> HEARD = new LinkedBlockingQueue<>();

  @TempDir static Path directory;

  private static volatile String answer = "";
  private static HttpServer process;
  private static RunningDashboards server;

  @BeforeAll
  static void start() throws IOException {
    process = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    process.createContext(
        "/jobs",
        exchange -> {
          if (exchange.getRequestMethod().equals("POST")) { // the server looks after jobs, too
            HEARD.add(JSON.readTree(exchange.getRequestBody()));
          }
          byte[] body = answer.getBytes(UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    process.start();
    Path file = directory.resolve("operations.json");
    Files.writeString(
        file,
        """
        {"url": "http://127.0.0.1:%d", "token": "secret"}"""
            .formatted(process.getAddress().getPort()));
    server = RunningDashboards.withoutWarehouse("FB_OPERATIONS_FILE=" + file);
    server.office();
  }

  @AfterAll
  static void stop() {
    server.close();
    process.stop(0);
  }

  private static void answers(String state, String more) {
    HEARD.clear();
    answer =
        """
        {"id": "1-1", "operation": "o", "by": "b", "state": "%s", "done": 0, "total": 0,
         "askedAt": "2026-01-01T00:00:00Z", %s}"""
            .formatted(state, more);
  }

  private static List<String> trail(String actor) {
    return server
        .database()
        .sql(
            "select action || ' ' || object from audit_entry where actor = :actor"
                + " and action not like 'session.%' order by id")
        .param("actor", actor)
        .query(String.class)
        .list();
  }

  @Test
  void aRefusalIsToldInWordsAndWrittenDown() throws InterruptedException {
    answers(
        "failed",
        """
        "problem": {"kind": "refused", "zh": "须由其他人审批", "en": "somebody else must approve it"}
        """);
    Browser checker = server.signedInAs("rule-checker", "330302");
    Browser.Answer refused =
        checker
            .post("/api/rules/books/" + BOOK + "/approval", Map.of("note", "可"))
            .expectProblem(409, "operation-refused");
    assertThat(refused.json().path("detail").asText()).isEqualTo("须由其他人审批");
    JsonNode asked = HEARD.take();
    assertThat(asked.path("operation").asText()).isEqualTo("rules-approve");
    assertThat(asked.path("by").asText()).isEqualTo("rule-checker-330302");
    assertThat(asked.at("/arguments/book").asText()).isEqualTo(BOOK);
    assertThat(asked.at("/arguments/note").asText()).isEqualTo("可");
    assertThat(trail("rule-checker-330302"))
        .containsExactly("rules.approved " + BOOK, "operation.refused " + BOOK);
  }

  @Test
  void whatIsRefusedOfTheNamesQueueIsWrittenDownToo() {
    answers(
        "failed",
        """
        "problem": {"kind": "refused", "zh": "已被他人处理", "en": "somebody else was quicker"}
        """);
    String row = "0123456789ab";
    server
        .signedInAs("data-engineer", "")
        .post("/api/name-queue/" + row + "/assignment", Map.of("to", "91330100799655058B"))
        .expectProblem(409, "operation-refused");
    assertThat(trail("data-engineer-"))
        .containsExactly("name.assigned " + row, "operation.refused " + row);
  }

  @Test
  void aDryRunIsOfOnesOwnTerritoryWhateverTheBodySays() throws InterruptedException {
    answers("running", "\"endedAt\": null");
    Browser maker = server.signedInAs("rule-maker", "330303");
    maker
        .post("/api/rules/trials", Map.of("book", BOOK, "regions", List.of("")))
        .expectProblem(400, "invalid-body");
    maker.post("/api/rules/trials", Map.of("book", BOOK, "since", "2026-01-01")).expect(200);
    JsonNode arguments = HEARD.take().path("arguments");
    assertThat(arguments.path("regions").toString()).isEqualTo("[\"330303\"]");
    assertThat(arguments.path("since").asText()).isEqualTo("2026-01-01");
    assertThat(trail("rule-maker-330303")).containsExactly("rules.tried " + BOOK);
  }

  @Test
  void whatATrialFoundLeavesByTheRightToExportAndIsWrittenDown() {
    server.signedInAs("analyst", "330305");
    server
        .database()
        .sql("insert into account_role (account, role) values ('analyst-330305', 'rule-checker')")
        .update();
    Browser both = server.signedIn("analyst-330305");
    String difference =
        """
        {"date": "2026-11-30", "enterprise": "demo:%d", "name": "", "region": "330305",
         "risk": "default", "added": %b, "rules": []}""";
    String found =
        "\"result\": {\"days\": [], \"total\": 2, \"overBudget\": 0, \"differences\": [%s, %s]}"
            .formatted(difference.formatted(1, true), difference.formatted(2, false));
    answers("done", found);
    both.get("/api/rules/trials/1-1/export").expectProblem(404, "job-not-found");
    answer =
        answer
            .replace("\"by\": \"b\"", "\"by\": \"analyst-330305\"")
            .replace("\"operation\": \"o\"", "\"operation\": \"rules-try\"");

    JsonNode all = both.get("/api/rules/trials/1-1/export").expect(200).json();
    assertThat(all.path("items").findValuesAsText("enterprise"))
        .containsExactly("demo:1", "demo:2");
    JsonNode added = both.get("/api/rules/trials/1-1/export?shown=added").expect(200).json();
    assertThat(added.path("items").findValuesAsText("enterprise")).containsExactly("demo:1");
    both.get("/api/rules/trials/1-1/export?shown=x").expectProblem(400, "invalid-parameter");
    server
        .signedInAs("rule-checker", "330305")
        .get("/api/rules/trials/1-1/export")
        .expectProblem(403, "forbidden");

    assertThat(
            server
                .database()
                .sql("select detail from audit_entry where action = 'rules.trial-exported'")
                .query(String.class)
                .list())
        .containsExactly("2 rows", "1 rows");
  }

  @Test
  void refusedRowsLeaveByTheRightToMendThemAndAreWrittenDown() {
    answers("done", "\"result\": {\"csv\": \"a\", \"rows\": 1, \"more\": false}");
    Browser engineer = server.signedInAs("data-engineer", "330306");
    engineer.get("/api/rejects/file?feed=tax").expect(200);
    server
        .signedInAs("analyst", "330306")
        .get("/api/rejects/file?feed=tax")
        .expectProblem(403, "forbidden");
    assertThat(trail("data-engineer-330306")).containsExactly("reject.exported tax");
  }

  @Test
  void filesAreCheckedBeforeTheyAreHandedOn() {
    Browser maker = server.signedInAs("rule-maker", "330301");
    answers("done", "\"result\": {\"id\": \"%s\", \"state\": \"draft\"}".formatted(BOOK));
    maker.post("/api/rules/books", Map.of("note", "x")).expectProblem(400, "invalid-body");
    maker
        .post("/api/rules/check", Map.of("files", Map.of("a.yaml", "")))
        .expectProblem(400, "invalid-body");
    maker
        .post("/api/rules/books", Map.of("files", Map.of("a.yaml", "x"), "note", "n".repeat(501)))
        .expectProblem(400, "invalid-body");
    assertThat(HEARD).isEmpty();
    maker.post("/api/rules/books", Map.of("files", Map.of("a.yaml", "rules: []"))).expect(201);
    assertThat(trail("rule-maker-330301")).containsExactly("rules.submitted a.yaml");
  }
}
