package cn.financebrain.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import cn.financebrain.dashboards.Browser.Answer;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

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
