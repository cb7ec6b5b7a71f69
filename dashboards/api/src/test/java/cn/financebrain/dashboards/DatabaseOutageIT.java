package cn.financebrain.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import cn.financebrain.dashboards.Browser.Answer;
import com.fasterxml.jackson.databind.JsonNode;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

@ExtendWith(CityServer.class)
class DatabaseOutageIT {

  /** Cases need it and say so; alerts come without what they would tell of cases. */
  @Test
  void withoutTheDatabaseAlertsAreShownAllTheSame() throws IOException {
    EmbeddedPostgres postgres = RunningDashboards.startPostgres();
    try (RunningDashboards server = CityServer.warehouse.dashboards(postgres)) {
      Browser browser = server.office();
      postgres.close();

      Answer alerts = browser.get("/api/alerts").expect(200);
      assertThat(alerts.json().path("total").asInt()).isEqualTo(3);
      assertThat(alerts.json().at("/items/0").has("case")).isFalse();
      browser.get("/api/alert-queue").expect(200);
      browser.get("/api/cases").expectProblem(503, "database-unavailable");
      browser
          .post("/api/cases", Map.of("alerts", List.of("alert-1")))
          .expectProblem(503, "database-unavailable");
    }
  }

  @Test
  void whatTheDatabaseWasNotThereForIsDoneWhenItIsBackAndNothingIsLost(@TempDir Path data)
      throws IOException {
    EmbeddedPostgres before = RunningDashboards.startPostgres(data, 0);
    try (WarehouseFixture warehouse = WarehouseFixture.start();
        RunningDashboards server = warehouse.dashboards(before)) {
      Browser browser = server.office();
      String number =
          browser
              .post("/api/cases", Map.of("alerts", List.of("alert-1")))
              .expect(200)
              .json()
              .at("/summary/number")
              .asText();
      String path = "/api/cases/" + number;
      Map<String, Object> take = Map.of("action", "take", "version", 1);
      before.close();
      browser.post(path + "/actions", take).expectProblem(503, "database-unavailable");

      try (EmbeddedPostgres after = RunningDashboards.startPostgres(data, before.getPort())) {
        assertThat(after.getPort()).isEqualTo(before.getPort());
        Await.until(() -> browser.get(path).status() == 200, "the case is read again");
        JsonNode found = browser.get(path).expect(200).json();
        assertThat(found.path("history").findValuesAsText("action")).containsExactly("open");
        JsonNode taken = browser.post(path + "/actions", take).expect(200).json();

        assertThat(taken.path("history").findValuesAsText("action"))
            .containsExactly("take", "open");
        assertThat(taken.at("/summary/handler/name").asText()).isEqualTo("office");
        assertThat(taken.path("alerts")).hasSize(1);
        assertThat(taken.at("/alerts/0/id").asText()).isEqualTo("alert-1");
        String steps =
            "SELECT arrayStringConcat(groupArray(action), ' ') FROM (SELECT action FROM case_step"
                + " WHERE number = '%s' ORDER BY step)".formatted(number);
        Await.until(() -> warehouse.ask(steps).equals("open take"), "the warehouse has both steps");
      }
    }
  }

  /** A statement is under way, or the transaction is being ended, when the connection breaks. */
  @ParameterizedTest
  @ValueSource(strings = {"immediate", "deferred"})
  void aConnectionThatBreaksInATransactionIsTheDatabasesFaultAndNotTheServers(String when)
      throws IOException {
    try (RunningDashboards server = CityServer.warehouse.dashboards()) {
      Browser browser = server.office();
      JdbcClient database = server.database();
      database
          .sql(
              """
              CREATE FUNCTION break_off() RETURNS trigger LANGUAGE plpgsql AS $$
              BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NULL; END $$
              """)
          .update();
      database
          .sql(
              """
              CREATE CONSTRAINT TRIGGER break_off AFTER INSERT ON case_entry
              DEFERRABLE INITIALLY %s FOR EACH ROW EXECUTE FUNCTION break_off()
              """
                  .formatted(when))
          .update();
      Map<String, Object> open = Map.of("alerts", List.of("alert-1"));

      browser.post("/api/cases", open).expectProblem(503, "database-unavailable");

      database.sql("DROP TRIGGER break_off ON case_entry").update();
      assertThat(browser.get("/api/cases").expect(200).json().path("total").asInt()).isZero();
      browser.post("/api/cases", open).expect(200);
    }
  }

  @Test
  void withoutItsDatabaseNobodySignsInAndHealthSaysWhy() throws IOException {
    EmbeddedPostgres postgres = RunningDashboards.startPostgres();
    try (RunningDashboards server =
        RunningDashboards.start(postgres, "http://127.0.0.1:1", "reader", "")) {
      postgres.close();

      server.browser().signIn("admin", "x").expectProblem(503, "database-unavailable");
      Answer health = server.browser().speaking(Locale.ENGLISH).get("/api/health").expect(503);
      assertThat(health.json().path("checks").findValuesAsText("status"))
          .containsExactly("down", "down", "down", "up");
      assertThat(health.json().at("/checks/1/detail").asText()).isEqualTo("Can't be reached");
    }
  }
}
