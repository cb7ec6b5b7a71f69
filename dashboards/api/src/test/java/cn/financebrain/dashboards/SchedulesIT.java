package cn.financebrain.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import cn.financebrain.dashboards.rounds.Round;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Schedules, from the form to the message that a report is there; the clock is moved. */
class SchedulesIT {
  private static final Duration SECOND = Duration.ofSeconds(1);

  /** Reports are drawn one after another. */
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  @TempDir static Path directory;

  private static WarehouseFixture warehouse;
  private static ScanRows rows;
  private static FakeOperations operations;
  private static RunningDashboards server;

  private Browser office;
  private Browser lead;

  @BeforeAll
  static void start() {
    warehouse = WarehouseFixture.start();
    rows = new ScanRows(warehouse);
    rows.scan("scan-1", "2026-11-20 12:00:00", "", "done", 41);
    rows.scores("scan-1", 0, 10, "330302", "red", 85);
    rows.scores("scan-1", 30, 10, "330303", "green", 5);
    Path file = directory.resolve("operations.json");
    operations = new FakeOperations(file);
    server = warehouse.dashboards("FB_OPERATIONS_FILE=" + file);
  }

  @AfterAll
  static void stop() {
    server.close();
    operations.close();
    warehouse.close();
  }

  /** Anew, since sessions end when the clock is moved. */
  @BeforeEach
  void signIn() {
    operations.comeUp();
    operations.refuse("");
    office = server.office();
    lead = server.signedInAs("district-lead", "330303");
  }

  /** No test runs the schedules of another. */
  @AfterEach
  void pauseAll() {
    server.database().sql("update schedule set enabled = false").update();
    server
        .database()
        .sql("update schedule_run set state = 'failed' where state in ('scanning', 'making')")
        .update();
  }

  private static Map<String, Object> weekly(String title, String region, String... recipients) {
    return ScheduleDrafts.weekly(server, title, region, recipients);
  }

  private static Map<String, Object> scan(String region) {
    Map<String, Object> draft = weekly("扫描", region);
    draft.put("what", "scan");
    return draft;
  }

  private static JsonNode create(Browser user, Map<String, Object> draft) {
    return user.post("/api/schedules", draft).expect(201).json().path("schedule");
  }

  private static String path(JsonNode schedule) {
    return "/api/schedules/" + schedule.path("id").asText();
  }

  /** Moves the clock to an instant. */
  private static void moveTo(Instant instant) {
    server.clock().advance(Duration.between(server.clock().instant(), instant).plus(SECOND));
  }

  private static void moveToNext(JsonNode schedule) {
    moveTo(Instant.parse(schedule.path("nextAt").asText()));
  }

  /** Its newest run, once it is in a state. */
  private static JsonNode awaitRun(String reader, JsonNode schedule, String state) {
    Browser user = server.signedIn(reader);
    Await.until(
        PATIENCE,
        () -> last(user, schedule).path("state").asText().equals(state),
        "the run is " + state);
    return last(user, schedule);
  }

  private static JsonNode last(Browser user, JsonNode schedule) {
    return user.get(path(schedule)).expect(200).json().at("/runs/0");
  }

  @Test
  void aWeeklyReportComesOnceAndItsRecipientsAreTold() {
    server.signedInAs("approver", "330303");
    JsonNode schedule = create(lead, weekly("每周简报", "330303", "approver-330303", "office"));
    assertThat(schedule.at("/recipients/0/name").asText()).isEqualTo("approver-330303");
    Instant next = Instant.parse(schedule.path("nextAt").asText());
    moveToNext(schedule);
    List<Round> rounds =
        server.context().getBeansOfType(Round.class).values().stream()
            .filter(round -> round.what().startsWith("schedule"))
            .toList();
    assertThat(rounds).hasSize(2);
    CompletableFuture<?>[] more = // as those of other servers
        Stream.of(rounds, rounds, rounds)
            .flatMap(List::stream)
            .map(CompletableFuture::runAsync)
            .toArray(CompletableFuture[]::new);
    CompletableFuture.allOf(more).join();
    JsonNode run = awaitRun("office", schedule, "done");
    JsonNode now = server.office().get(path(schedule)).json();
    assertThat(now.path("runs")).hasSize(1);
    assertThat(run.path("dueAt").asText()).isEqualTo(next.toString());
    assertThat(run.path("missed").asInt()).isZero();
    assertThat(Instant.parse(now.at("/schedule/nextAt").asText()))
        .isEqualTo(next.plus(Duration.ofDays(7)));
    String report = run.path("report").asText();
    for (String told : List.of("approver-330303", "office", "district-lead-330303")) {
      assertThat(server.signedIn(told).get("/api/inbox").json().path("items"))
          .filteredOn(each -> each.path("subject").asText().equals(report))
          .as(told)
          .singleElement()
          .matches(each -> each.path("title").asText().equals("每周简报"));
    }
    assertThat(server.office().get("/api/reports/" + report).json().path("madeBy").asText())
        .isEqualTo("district-lead-330303");
    assertThat(reports("每周简报")).isEqualTo(1);
  }

  private static int reports(String title) {
    return server
        .database()
        .sql("select count(*) from report where title = :title")
        .param("title", title)
        .query(Integer.class)
        .single();
  }

  @Test
  void ofTimesThatPassedOneRunIsMadeAndTheOthersAreCounted() {
    Instant hour = server.clock().instant().truncatedTo(ChronoUnit.HOURS);
    moveTo(hour.plus(Duration.ofMinutes(70))); // so that none comes before the clock is moved
    Map<String, Object> hourly = scan("330399");
    hourly.put("cron", "0 * * * *");
    JsonNode schedule = create(office, hourly);
    Instant first = Instant.parse(schedule.path("nextAt").asText());
    moveTo(first.plus(Duration.ofHours(4)));
    Await.until(() -> !operations.scansOf("330399").isEmpty(), "a scan is asked for");
    JsonNode run = awaitRun("office", schedule, "scanning");
    assertThat(run.path("missed").asInt()).isEqualTo(4);
    assertThat(Instant.parse(run.path("dueAt").asText()))
        .isEqualTo(first.plus(Duration.ofHours(4)));
    moveTo(first.plus(Duration.ofHours(5)));
    JsonNode second = awaitRun("office", schedule, "skipped");
    assertThat(second.path("failure").asText()).isEqualTo("run-before");
    assertThat(operations.scansOf("330399")).hasSize(1);
  }

  @Test
  void aReportOfAFreshScanWaitsForItAndTakesIt() {
    Map<String, Object> draft = weekly("新扫描简报", "330304", "office");
    draft.put("freshScan", true);
    JsonNode schedule = create(office, draft);
    operations.goDown();
    office.post(path(schedule) + "/runs", Map.of()).expect(201);
    Await.until(
        () -> last(office, schedule).path("failure").asText().equals("operations"),
        "the operations are missed");
    assertThat(last(office, schedule).path("state").asText()).isEqualTo("scanning");
    office.post(path(schedule) + "/runs", Map.of()).expectProblem(409, "schedule-running");
    operations.comeUp();
    server.clock().advance(Duration.ofMinutes(2));
    Await.until(
        () -> !last(office, schedule).path("scan").asText().isEmpty(), "the scan is asked for");
    JsonNode run = last(office, schedule);
    assertThat(run.path("failure").asText()).isEmpty();
    assertThat(operations.scansOf("330304"))
        .singleElement()
        .matches(each -> each.path("id").asText().equals(run.path("scan").asText()))
        .matches(each -> each.path("schedule").asText().equals(schedule.path("id").asText()));
    rows.scan(run.path("scan").asText(), "2026-11-21 12:00:00", "330304", "done", 0);
    JsonNode done = awaitRun("office", schedule, "done");
    assertThat(
            office.get("/api/reports/" + done.path("report").asText()).json().path("scan").asText())
        .isEqualTo(run.path("scan").asText());
  }

  @Test
  void aRunEndsWithItsScanAndItsRecipientsAreTold() {
    server.signedInAs("approver", "330305");
    Map<String, Object> draft = scan("330305");
    draft.put("recipients", List.of("approver-330305"));
    JsonNode schedule = create(office, draft);
    office.post(path(schedule) + "/runs", Map.of()).expect(201);
    rows.scan(asked(schedule), "2026-11-21 12:00:00", "330305", "done", 0);
    awaitRun("office", schedule, "done");
    office.post(path(schedule) + "/runs", Map.of()).expect(201);
    rows.scan(asked(schedule), "2026-11-21 12:00:00", "330305", "stopped", 0);
    assertThat(awaitRun("office", schedule, "failed").path("failure").asText())
        .isEqualTo("scan-stopped");
    operations.refuse("没有模型");
    office.post(path(schedule) + "/runs", Map.of()).expect(201);
    Await.until(() -> last(office, schedule).path("failure").asText().equals("scan-refused"), "it");
    assertThat(last(office, schedule).path("detail").asText()).isEqualTo("没有模型");
    awaitTold("approver-330305", "scan", "stop");
    assertThat(told("office", schedule, "schedule")).isEqualTo(1);
    assertThat(told("approver-330305", schedule, "schedule")).as("not its own").isZero();
  }

  private static void awaitTold(String reader, String... kinds) {
    Browser user = server.signedIn(reader);
    Await.until(
        () ->
            Set.copyOf(user.get("/api/inbox").json().path("items").findValuesAsText("kind"))
                .containsAll(List.of(kinds)),
        "%s is told of %s".formatted(reader, List.of(kinds)));
  }

  /** How often somebody is told of a schedule. */
  private static long told(String reader, JsonNode schedule, String kind) {
    return StreamSupport.stream(
            server.signedIn(reader).get("/api/inbox").json().path("items").spliterator(), false)
        .filter(each -> each.path("kind").asText().equals(kind))
        .filter(each -> each.path("subject").asText().equals(schedule.path("id").asText()))
        .filter(each -> each.path("failed").asBoolean())
        .count();
  }

  private String asked(JsonNode schedule) {
    Await.until(() -> !last(office, schedule).path("scan").asText().isEmpty(), "it is asked for");
    return last(office, schedule).path("scan").asText();
  }

  @Test
  void afterADayWithoutTheOperationsARunFails() {
    JsonNode schedule = create(office, scan("330306"));
    operations.goDown();
    office.post(path(schedule) + "/runs", Map.of()).expect(201);
    Await.until(
        () -> last(office, schedule).path("failure").asText().equals("operations"), "it waits");
    server.clock().advance(Duration.ofHours(25));
    JsonNode run = awaitRun("office", schedule, "failed");
    assertThat(run.path("failure").asText()).isEqualTo("operations");
    assertThat(run.path("detail").asText()).contains("后台操作进程");
    assertThat(told("office", schedule, "schedule")).isEqualTo(1);
  }

  @Test
  void whatItsOwnerMayNoMoreFailsAndPausesTheSchedule() {
    Browser analyst = server.signedInAs("analyst", "330307");
    JsonNode moved = create(analyst, weekly("调走", "330307", "office"));
    change("update account set territory = '{330308}' where name = 'analyst-330307'");
    office.post(path(moved) + "/runs", Map.of()).expect(201);
    JsonNode run = awaitRun("office", moved, "failed");
    assertThat(run.path("failure").asText()).isEqualTo("owner-territory");
    change("update account set territory = '{330307}' where name = 'analyst-330307'");
    JsonNode paused = office.get(path(moved)).json().path("schedule");
    assertThat(paused.path("enabled").asBoolean()).isFalse();
    assertThat(paused.path("pausedWhy").asText()).isEqualTo("owner-territory");
    assertThat(paused.has("nextAt")).isFalse();

    JsonNode taken = turn(office, paused, true);
    assertThat(taken.at("/owner/name").asText()).as("who resumes answers").isEqualTo("office");
    assertThat(taken.path("pausedWhy").asText()).isEmpty();

    JsonNode left = create(analyst, weekly("离职", "330307", "office"));
    change("update account set disabled_at = now() where name = 'analyst-330307'");
    moveToNext(left);
    assertThat(awaitRun("office", left, "failed").path("failure").asText()).isEqualTo("owner-gone");
    assertThat(server.office().get(path(left)).json().at("/schedule/pausedWhy").asText())
        .isEqualTo("owner-gone");
    change("update account set disabled_at = null where name = 'analyst-330307'");
  }

  private static void change(String sql) {
    server.database().sql(sql).update();
  }

  private static JsonNode turn(Browser user, JsonNode schedule, boolean enabled) {
    int version = schedule.path("version").asInt();
    return user.put(path(schedule) + "/state", Map.of("enabled", enabled, "version", version))
        .expect(200)
        .json()
        .path("schedule");
  }

  @Test
  void aRecipientWhoMayReadItNoMoreIsNotTold() {
    server.signedInAs("approver", "330309");
    server.signedInAs("approver", "33030");
    JsonNode schedule = create(office, weekly("收件", "330309", "approver-330309", "approver-33030"));
    change("update account set territory = '{330310}' where name = 'approver-330309'");
    change("update account set disabled_at = now() where name = 'approver-33030'");
    office.post(path(schedule) + "/runs", Map.of()).expect(201);
    JsonNode run = awaitRun("office", schedule, "done");
    assertThat(run.path("untold").findValuesAsText("why")).containsExactly("territory", "gone");
    assertThat(
            server
                .database()
                .sql("select account from inbox_message where report = cast(:report as uuid)")
                .param("report", run.path("report").asText())
                .query(String.class)
                .list())
        .containsExactly("office");
  }

  @Test
  void theTerritoryBindsSchedulesAndTheirRecipients() {
    lead.post("/api/schedules", weekly("x", "330302", "office")).expectProblem(403, "forbidden");
    lead.post("/api/schedules", weekly("x", "", "office")).expectProblem(403, "forbidden");
    lead.post("/api/schedules", scan("330303")).expectProblem(403, "forbidden");
    JsonNode other = create(office, weekly("别处", "330302", "office"));
    lead.get(path(other)).expectProblem(404, "schedule-not-found");
    lead.delete(path(other)).expectProblem(404, "schedule-not-found");
    assertThat(lead.get("/api/schedules").expect(200).json().path("items"))
        .allSatisfy(each -> assertThat(each.path("region").asText()).isEqualTo("330303"));
    server.signedInAs("approver", "330302");
    assertThat(
            lead.post("/api/schedules", weekly("x", "330303", "approver-330302"))
                .expectProblem(400, "invalid-body")
                .json()
                .path("detail")
                .asText())
        .contains("approver-330302");
    assertThat(people(lead, "330303")).contains("office", "district-lead-330303");
    assertThat(people(lead, "330303")).doesNotContain("approver-330302");
    assertThat(people(lead, "330302")).isEmpty();
  }

  private static List<String> people(Browser user, String region) {
    return user.get("/api/schedules/recipients?region=" + region)
        .expect(200)
        .json()
        .path("items")
        .findValuesAsText("name");
  }

  @Test
  void ofTwoWhoChangeItTheSecondIsTold() {
    JsonNode schedule = create(lead, weekly("原名", "330303", "office"));
    Map<String, Object> change = weekly("新名", "330303", "office");
    change.put("version", schedule.path("version").asInt());
    JsonNode changed = office.put(path(schedule), change).expect(200).json().path("schedule");
    assertThat(changed.path("title").asText()).isEqualTo("新名");
    assertThat(changed.at("/owner/name").asText()).isEqualTo("office");
    assertThat(changed.path("createdBy").asText()).isEqualTo("district-lead-330303");
    lead.put(path(schedule), change).expectProblem(409, "schedule-changed");
    JsonNode paused = turn(office, changed, false);
    assertThat(paused.has("nextAt")).isFalse();
    assertThat(turn(office, paused, true).has("nextAt")).isTrue();
    office.delete(path(schedule)).expect(204);
    office.get(path(schedule)).expectProblem(404, "schedule-not-found");
    assertThat(
            server
                .database()
                .sql("select action from audit_entry where object = :id order by id")
                .param("id", schedule.path("id").asText())
                .query(String.class)
                .list())
        .containsExactly(
            "schedule.created",
            "schedule.changed",
            "schedule.paused",
            "schedule.resumed",
            "schedule.deleted");
  }
}
