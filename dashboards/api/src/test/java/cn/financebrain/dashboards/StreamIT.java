package cn.financebrain.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StreamIT {
  private static final String STREAM = "/api/alerts/stream";

  private WarehouseFixture warehouse;
  private RunningDashboards server;
  private Browser browser;

  @BeforeEach
  void start() {
    warehouse = WarehouseFixture.start();
    server = warehouse.dashboards();
    browser = server.office();
  }

  @AfterEach
  void stop() {
    server.close();
    warehouse.close();
  }

  @Test
  void anAlertComesByItselfAndWhatWasMissedComesAfterwards() {
    String last;
    try (ServerEvents events = browser.events(STREAM, Optional.empty())) {
      ApiContract.conform("StreamState", events.next("state").data());
      ApiContract.conform("Heartbeat", events.next("heartbeat").data());
      warehouse.write(List.of(City.alert(10)));
      ServerEvents.Event event = events.next("alert");
      ApiContract.conform("Alert", event.data());
      assertThat(event.data()).contains("alert-10", "投诉次数");
      last = event.id();
    }
    warehouse.write(IntStream.range(11, 1_600).mapToObj(City::alert).toList());
    warehouse.write(List.of(City.alert(1_600)));
    try (ServerEvents events = browser.events(STREAM, Optional.of(last))) {
      List<String> missed = new ArrayList<>();
      String data = "";
      while (!data.contains("\"alert-1600\"")) {
        data = events.next("alert").data();
        missed.add(data.replaceFirst(".*\"id\":\"(alert-\\d+)\".*", "$1"));
      }
      assertThat(missed)
          .containsAll(IntStream.range(11, 1_600).mapToObj(each -> "alert-" + each).toList());
    }
    assertThat(browser.events(STREAM, Optional.of("nonsense")).status()).isEqualTo(400);
  }

  @Test
  void anOutageOfTheWarehouseIsToldAndPasses() {
    try (ServerEvents events = browser.events(STREAM, Optional.empty())) {
      awaitState(events, "live");
      warehouse.engine().kill();
      awaitState(events, "degraded");
      browser.get("/api/alerts").expectProblem(503, "warehouse-unavailable");
      browser.get("/api/summary").expectProblem(503, "warehouse-unavailable");
      browser
          .get("/api/enterprises/" + City.QUIET.text())
          .expectProblem(503, "warehouse-unavailable");
      Browser.Answer health = server.browser().get("/api/health").expect(503);
      assertThat(health.body()).contains("无法连接");

      warehouse.engine().restart();
      awaitState(events, "live");
      warehouse.write(List.of(City.alert(20)));
      assertThat(events.next("alert").data()).contains("alert-20");
      browser.get("/api/alerts").expect(200);
    }
  }

  @Test
  void whoeverSignsOutSeesNoFurtherAlert() {
    try (ServerEvents events = browser.events(STREAM, Optional.empty())) {
      awaitState(events, "live");
      browser.delete("/api/session").expect(204);
      events.awaitEnd();
    }
  }

  @Test
  void oneAccountDoesNotTakeThePlacesOfAll() {
    List<ServerEvents> open = new ArrayList<>();
    try {
      int status = 200;
      while (status == 200 && open.size() < 60) { // one that nobody reads may be over by then
        ServerEvents events = browser.events(STREAM, Optional.empty());
        status = events.status();
        open.add(events);
      }
      assertThat(status).isEqualTo(429);
      assertThat(open).hasSizeGreaterThan(20);
      ServerEvents other = server.signedInAs("analyst", "").events(STREAM, Optional.empty());
      open.add(other);
      assertThat(other.status()).isEqualTo(200);
    } finally {
      open.forEach(ServerEvents::close);
    }
  }

  private static void awaitState(ServerEvents events, String state) {
    String data = "";
    while (!data.contains(state)) {
      data = events.next("state").data();
    }
  }
}
