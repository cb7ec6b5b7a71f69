package cn.financebrain.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A deleted schedule is had back; no warehouse is needed for that. */
class ScheduleUndoIT {
  private static RunningDashboards server;

  private Browser office;
  private Browser lead;

  @BeforeAll
  static void start() {
    server = RunningDashboards.withoutWarehouse();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  /** Anew, since sessions end when the clock is moved. */
  @BeforeEach
  void signIn() {
    office = server.office();
    lead = server.signedInAs("district-lead", "330303");
  }

  private JsonNode scanOf(String region) {
    Map<String, Object> draft = ScheduleDrafts.weekly(server, "每周扫描", region, "office");
    draft.put("what", "scan");
    return office.post("/api/schedules", draft).expect(201).json().path("schedule");
  }

  private static String path(JsonNode schedule) {
    return "/api/schedules/" + schedule.path("id").asText();
  }

  /** Deletes it and has it back, which nobody of another district can. */
  private static JsonNode restored(Browser user, JsonNode schedule) {
    user.delete(path(schedule)).expect(204);
    user.get(path(schedule)).expectProblem(404, "schedule-not-found");
    server
        .signedInAs("district-lead", "330304")
        .post(path(schedule) + "/restoration", Map.of())
        .expectProblem(404, "schedule-not-found");
    return user.post(path(schedule) + "/restoration", Map.of()).expect(200).json().path("schedule");
  }

  /** Whoever may delete it may have it back, also where they could not have made it. */
  @Test
  void itIsAsItWasAndItsOwners() {
    JsonNode schedule = scanOf("330303");
    JsonNode back = restored(lead, schedule);
    assertThat(back.at("/owner/name").asText()).isEqualTo("office");
    assertThat(back.path("version").asInt()).isEqualTo(schedule.path("version").asInt() + 1);
    for (String kept : new String[] {"title", "what", "enabled", "recipients", "nextAt", "cron"}) {
      assertThat(back.path(kept)).as(kept).isEqualTo(schedule.path(kept));
    }
    lead.post(path(schedule) + "/restoration", Map.of()).expectProblem(404, "schedule-not-found");
    assertThat(
            server
                .database()
                .sql(
                    "select actor || ' ' || action from audit_entry where object = :id order by id")
                .param("id", schedule.path("id").asText())
                .query(String.class)
                .list())
        .containsExactly(
            "office schedule.created",
            "district-lead-330303 schedule.deleted",
            "district-lead-330303 schedule.restored");
  }

  @Test
  void oneThatPausedItselfStillSaysWhy() {
    JsonNode schedule = scanOf("330303");
    server
        .database()
        .sql(
            "update schedule set enabled = false, next_at = null, paused_why = 'owner-gone'"
                + " where id = cast(:id as uuid)")
        .param("id", schedule.path("id").asText())
        .update();
    JsonNode back = restored(lead, schedule);
    assertThat(back.path("enabled").asBoolean()).isFalse();
    assertThat(back.path("pausedWhy").asText()).isEqualTo("owner-gone");
    assertThat(back.has("nextAt")).isFalse();
  }

  @Test
  void whatPassedMeanwhileIsNotMadeUp() {
    JsonNode schedule = scanOf("330303");
    office.delete(path(schedule)).expect(204);
    server.clock().advance(Duration.ofDays(10));
    JsonNode back =
        server
            .office()
            .post(path(schedule) + "/restoration", Map.of())
            .expect(200)
            .json()
            .path("schedule");
    assertThat(Instant.parse(back.path("nextAt").asText())).isAfter(server.clock().instant());
  }
}
