package cn.financebrain.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import cn.financebrain.dashboards.Browser.Answer;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class DatabaseOutageIT {

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
