package cn.financebrain.dashboards;

import static cn.financebrain.dashboards.NotifyServer.added;
import static cn.financebrain.dashboards.NotifyServer.alerts;
import static cn.financebrain.dashboards.NotifyServer.awaitState;
import static cn.financebrain.dashboards.NotifyServer.awaitTold;
import static cn.financebrain.dashboards.NotifyServer.confirmed;
import static cn.financebrain.dashboards.NotifyServer.count;
import static cn.financebrain.dashboards.NotifyServer.hook;
import static cn.financebrain.dashboards.NotifyServer.newest;
import static cn.financebrain.dashboards.NotifyServer.office;
import static cn.financebrain.dashboards.NotifyServer.other;
import static cn.financebrain.dashboards.NotifyServer.path;
import static cn.financebrain.dashboards.NotifyServer.server;
import static cn.financebrain.dashboards.NotifyServer.subjects;
import static cn.financebrain.dashboards.NotifyServer.test;
import static org.assertj.core.api.Assertions.assertThat;

import cn.financebrain.contract.Band;
import cn.financebrain.dashboards.Hooked.Call;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Calls of other systems, from what happens to what arrives. */
@ExtendWith(NotifyServer.class)
class WebhookIT {
  @Test
  void aCallThatFailsIsMadeAgainUnderTheSameId() {
    JsonNode hook = added(other.url("/flaky", 500, 200), "alert.raised");
    List<String> alerts = alerts(1, Band.RED);
    alerts(1, Band.ORANGE);
    Await.until(() -> other.calls("/flaky").size() == 1, "the first call");
    Await.until(
        () -> count("delivery", "error = 'http-status' and state = 'queued'") == 1, "its failure");
    String rotated =
        office.post(path(hook, "/secret"), Map.of()).expect(200).json().path("secret").asText();
    server.clock().advance(Duration.ofMinutes(2));
    Await.until(() -> other.calls("/flaky").size() == 2, "the second call");
    Await.until(
        () ->
            count(
                    "delivery",
                    "webhook is not null and subject = '%s' and state = 'sent'"
                        .formatted(alerts.get(0)))
                >= 1,
        "it is noted");
    List<Call> calls = other.calls("/flaky");
    String secret = hook.path("secret").asText();
    assertThat(calls).allMatch(call -> call.isSignedBy(secret));
    assertThat(calls.get(0).isSignedBy(rotated)).isFalse();
    assertThat(calls.get(1).isSignedBy(rotated)).isTrue();
    assertThat(calls.stream().map(Call::id).collect(Collectors.toSet())).hasSize(1);
    assertThat(calls.get(0).body()).contains("alert.raised", alerts.get(0), "风险'企业", "\"red\"");
    server.clock().advance(Duration.ofHours(25));
    office = server.signedIn("office");
    test(hook);
    Await.until(() -> other.calls("/flaky").size() == 3, "the test");
    assertThat(other.calls("/flaky").get(2).isSignedBy(secret)).isFalse();
    assertThat(other.calls("/flaky").get(2).isSignedBy(rotated)).isTrue();
    office.delete(path(hook, "")).expect(204);
  }

  @Test
  void innerAddressesAreNotReached() {
    String inner = "https://localhost:%d/inner".formatted(other.port());
    for (String url :
        List.of(
            inner.replace("https", "http"),
            "ftp://example.cn/",
            "https://user:word@example.cn/",
            "https:///path",
            "nonsense")) {
      office.post("/api/webhooks", hook(url, "report.ready")).expectProblem(400, "invalid-body");
    }
    for (String url : List.of(inner, inner.replace("localhost", "[::ffff:127.0.0.1]"))) {
      JsonNode refused = added(url, "report.ready");
      test(refused);
      awaitState(office, "all", "given-up", 1);
      assertThat(newest(office, "all").path("error").asText()).isEqualTo("address-refused");
      office.delete(path(refused, "")).expect(204);
    }
    JsonNode redirected = added(other.url("/redirect", 302), "report.ready");
    test(redirected);
    awaitState(office, "all", "queued", 1);
    assertThat(newest(office, "all").path("error").asText()).isEqualTo("redirect");
    assertThat(other.calls("/inner")).isEmpty();
    office.delete(path(redirected, "")).expect(204);
  }

  @Test
  void oneThatNeverAnswersIsTurnedOffAfterThreeDays() {
    String address = confirmed(office);
    JsonNode silent = added(other.url("/silent", 0, 500), "report.ready");
    JsonNode well = added(other.url("/well"), "report.ready");
    test(silent);
    test(well);
    Await.until(() -> other.calls("/well").size() == 1, "the other one");
    Await.until(
        () -> count("delivery", "error = 'timeout' and state = 'queued'") == 1, "the deadline");
    server.clock().advance(Duration.ofDays(3).minusHours(1));
    Await.until(() -> other.calls("/silent").size() == 2, "the second call");
    server.clock().advance(Duration.ofHours(2));
    office = server.signedIn("office");
    Await.until(() -> subjects(address).contains("Webhook 已自动停用：hook"), "its maker is told");
    JsonNode hooks = office.get("/api/webhooks").expect(200).json().path("items");
    assertThat(hooks)
        .filteredOn(each -> each.path("id").equals(silent.path("id")))
        .singleElement()
        .satisfies(each -> assertThat(each.path("givenUp").asBoolean()).isTrue())
        .satisfies(each -> assertThat(each.path("enabled").asBoolean()).isFalse());
    assertThat(office.get("/api/notifications").json().path("undelivered").asInt()).isPositive();
    office.post(path(silent, "/test"), Map.of()).expectProblem(409, "webhook-off");
    office.put(path(silent, ""), hook(other.url("/silent", 200), "report.ready")).expect(200);
    test(silent);
    awaitState(office, "all", "sent", 1);
    office.delete(path(silent, "")).expect(204);
    office.delete(path(well, "")).expect(204);
    office.delete(path(well, "")).expectProblem(404, "webhook-not-found");
    office.delete("/api/notifications/address").expect(204);
  }

  @Test
  void aSystemIsToldNoMoreThanItsMakerMaySee() {
    Browser maker = server.signedInAs("city-office", "330303");
    maker
        .post("/api/webhooks", hook(other.url("/wide"), "alert.raised"))
        .expectProblem(403, "forbidden");
    JsonNode hook = added(other.url("/own"), "alert.raised");
    server
        .database()
        .sql("update webhook set made_by = 'city-office-330303' where id = :id")
        .param("id", UUID.fromString(hook.path("id").asText()))
        .update();
    awaitTold(alerts(1, Band.RED));
    Await.until(
        () -> count("delivery", "webhook is not null and error = 'no-right'") == 1, "given up");
    assertThat(other.calls("/own")).isEmpty();
    office.delete(path(hook, "")).expect(204);
  }

  @Test
  void whatWasTakenOnIsNotToldAgainWhateverBecomesOfTheAnswer() {
    JsonNode hook = added(other.url("/broken", Hooked.BROKEN_OFF), "report.ready");
    test(hook);
    awaitState(office, "all", "sent", 1);
    server.clock().advance(Duration.ofMinutes(20));
    office = server.signedIn("office");
    test(hook);
    Await.until(() -> count("delivery", of(hook) + " and state = 'sent'") == 2, "the second");
    assertThat(other.calls("/broken")).hasSize(2);
    office.delete(path(hook, "")).expect(204);
  }

  private static String of(JsonNode hook) {
    return "webhook = '%s'".formatted(hook.path("id").asText());
  }

  @Test
  void whatNobodyThoughtOfIsATryThatFailed() {
    office
        .post("/api/webhooks", hook("https://example.cn:70000/", "report.ready"))
        .expectProblem(400, "invalid-body");
    JsonNode hook = added(other.url("/odd"), "report.ready");
    server
        .database()
        .sql("update webhook set url = 'http://127.0.0.1:70000/' where id = :id")
        .param("id", UUID.fromString(hook.path("id").asText()))
        .update();
    test(hook);
    awaitState(office, "all", "queued", 1);
    assertThat(newest(office, "all").path("error").asText()).isEqualTo("connection");
    office.delete(path(hook, "")).expect(204);
  }

  @Test
  void whatWaitsForOneThatFailsIsHeldBack() {
    JsonNode hook = added(other.url("/failing", 500), "report.ready");
    String waits = of(hook) + " and state = 'queued' and next_at > created_at + interval '40 s'";
    for (int i = 0; i < 3; i++) {
      test(hook);
    }
    Await.until(() -> count("delivery", waits) == 3, "all are put off");
    assertThat(other.calls("/failing")).as("the others were not tried").hasSizeLessThan(3);
    office.delete(path(hook, "")).expect(204);
  }
}
