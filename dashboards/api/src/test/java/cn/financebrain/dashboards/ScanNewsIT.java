package cn.financebrain.dashboards;

import static cn.financebrain.dashboards.NotifyServer.added;
import static cn.financebrain.dashboards.NotifyServer.confirmed;
import static cn.financebrain.dashboards.NotifyServer.count;
import static cn.financebrain.dashboards.NotifyServer.office;
import static cn.financebrain.dashboards.NotifyServer.operations;
import static cn.financebrain.dashboards.NotifyServer.other;
import static cn.financebrain.dashboards.NotifyServer.path;
import static cn.financebrain.dashboards.NotifyServer.server;
import static cn.financebrain.dashboards.NotifyServer.subjects;
import static cn.financebrain.dashboards.NotifyServer.warehouse;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Whoever waits for a scan is told of its end; the rows are written as the job writes them. */
@ExtendWith(NotifyServer.class)
class ScanNewsIT {
  private static final String NOON = "2026-11-20 12:00:00";
  private static final String LATER = "2026-11-20 13:00:00";

  private final ScanRows rows = new ScanRows(warehouse);

  @AfterEach
  void comeUp() {
    operations.comeUp().refuse("");
  }

  /** Starts a scan; its id. */
  private static String started(Browser user, String region) {
    user.post("/api/scans", Map.of("region", region)).expect(200);
    List<JsonNode> asked = operations.scansOf(region);
    return asked.get(asked.size() - 1).path("id").asText();
  }

  private static List<JsonNode> told(Browser user, String scan) {
    JsonNode items = user.get("/api/inbox").expect(200).json().path("items");
    return StreamSupport.stream(items.spliterator(), false)
        .filter(each -> each.path("subject").asText().equals(scan))
        .toList();
  }

  private static void awaitTold(Browser user, String scan, int times) {
    Await.until(() -> told(user, scan).size() == times, "the end of " + scan);
  }

  /** Another scan is told; those that are waited for may come before or after it. */
  private void awaitRound() {
    String another = started(office, "330329");
    rows.scan(another, NOON, "330329", "done", 1);
    awaitTold(office, another, 1);
  }

  private static void awaitNoted(String account) {
    Await.until(
        () -> count("scan_follower", "told_at is null and account = '%s'".formatted(account)) == 0,
        "nothing is waited for");
  }

  @Test
  void whoStartedAScanIsToldOnceByHoweverManyServers() {
    Browser user = server.signedInAs("analyst", "330321");
    String address = confirmed(user);
    JsonNode hook = added(other.url("/scan"), "scan.ended");
    String scan = started(user, "330321");
    rows.scan(scan, NOON, "330321", "running", 7);
    try (RunningDashboards second = server.beside()) {
      rows.scan(scan, LATER, "330321", "done", 41);
      awaitTold(user, scan, 1);
      assertThat(second.database().sql("select 1").query(Integer.class).single()).isOne();
    }
    JsonNode message = told(user, scan).get(0);
    assertThat(message.path("kind").asText()).isEqualTo("scan");
    assertThat(message.path("title").asText()).isEqualTo("扫描 " + scan);
    assertThat(message.path("count").asInt()).isEqualTo(41);
    assertThat(message.path("failed").asBoolean()).isFalse();
    assertThat(told(office, scan)).as("who has nothing to do with it").isEmpty();
    Await.until(() -> !subjects(address).isEmpty(), "the mail");
    assertThat(subjects(address)).containsExactly("扫描已完成：扫描 " + scan);
    Await.until(() -> !other.calls("/scan").isEmpty(), "the call");
    assertThat(other.calls("/scan").get(0).body()).contains("scan.ended", scan, "\"done\"");
    office.delete(path(hook, "")).expect(204);
  }

  @Test
  void eachEndIsToldToWhoeverAskedForIt() {
    Browser starter = server.signedInAs("analyst", "330322");
    String scan = started(starter, "330322");
    rows.scan(scan, NOON, "330322", "failed", 0);
    awaitTold(starter, scan, 1);
    assertThat(told(starter, scan).get(0).path("failed").asBoolean()).isTrue();
    operations.refuse("没有计划");
    office.post("/api/scans/%s/resume".formatted(scan), Map.of()).expect(409);
    operations.refuse("");
    assertThat(count("scan_follower", "told_at is null and account = 'office'")).isZero();
    office.post("/api/scans/%s/resume".formatted(scan), Map.of()).expect(200);
    awaitRound();
    awaitRound();
    assertThat(told(office, scan)).as("the end that was known when it was resumed").isEmpty();
    rows.scan(scan, LATER, "330322", "stopped", 3);
    awaitTold(office, scan, 1);
    assertThat(told(office, scan).get(0).path("kind").asText()).isEqualTo("stop");
    starter.post("/api/scans/%s/resume".formatted(scan), Map.of()).expect(200);
    rows.scan(scan, "2026-11-20 14:00:00", "330322", "done", 9);
    awaitTold(starter, scan, 2);
    assertThat(told(office, scan)).hasSize(1);
  }

  @Test
  void nothingIsLostIfTheOperationsTookItOnUnheard() {
    Browser user = server.signedInAs("analyst", "330323");
    operations.goDown();
    user.post("/api/scans", Map.of("region", "330323"))
        .expectProblem(503, "operations-unavailable");
    rows.scan(waitedFor("analyst-330323"), NOON, "330323", "done", 5);
    awaitNoted("analyst-330323");
    assertThat(user.get("/api/inbox").json().path("items")).hasSize(1);
    operations.comeUp().refuse("没有模型");
    user.post("/api/scans", Map.of("region", "330323")).expectProblem(409, "operation-refused");
    assertThat(count("scan_follower", "told_at is null and account = 'analyst-330323'")).isZero();
    operations.goDown();
    user.post("/api/scans", Map.of("region", "330323"))
        .expectProblem(503, "operations-unavailable");
    assertThat(waitedFor("analyst-330323")).isNotEmpty();
    server.clock().advance(Duration.ofHours(25));
    awaitNoted("analyst-330323");
    assertThat(server.signedIn("analyst-330323").get("/api/inbox").json().path("items")).hasSize(1);
  }

  private static String waitedFor(String account) {
    return server
        .database()
        .sql("select scan from scan_follower where account = :account and told_at is null")
        .param("account", account)
        .query(String.class)
        .single();
  }

  @Test
  void whoMayNotSeeItAnyMoreIsNotTold() {
    Browser user = server.signedInAs("analyst", "330324");
    String seen = started(user, "330324");
    rows.scan(seen, NOON, "330324", "done", 5);
    awaitTold(user, seen, 1);
    String unseen = started(user, "330324");
    move("{330325}");
    rows.scan(unseen, NOON, "330324", "done", 5);
    awaitNoted("analyst-330324");
    Browser moved = server.signedIn("analyst-330324");
    assertThat(told(moved, seen)).as("what was told before").isEmpty();
    move("{330324}");
    Browser back = server.signedIn("analyst-330324");
    assertThat(told(back, seen)).hasSize(1);
    assertThat(told(back, unseen)).isEmpty();
  }

  private static void move(String territory) {
    server
        .database()
        .sql(
            "update account set territory = '%s' where name = 'analyst-330324'"
                .formatted(territory))
        .update();
  }
}
