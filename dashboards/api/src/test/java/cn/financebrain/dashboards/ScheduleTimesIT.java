package cn.financebrain.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When schedules run, and what a form may ask for; no warehouse is needed for either. */
class ScheduleTimesIT {
  private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

  @TempDir static Path holidays;

  private static RunningDashboards server;

  private Browser office;

  @BeforeAll
  static void start() {
    server = RunningDashboards.withoutWarehouse("FB_HOLIDAYS_DIR=" + holidays);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void signIn() {
    office = server.office();
  }

  @Test
  void whatIsWrongIsToldWithItsField() {
    for (String cron : List.of("0 8 * *", "* * * * *", "0 8 30 2 *")) {
      Map<String, Object> draft = ScheduleDrafts.weekly(server, "x", "330303", "office");
      draft.put("cron", cron);
      assertThat(field(draft)).as(cron).isEqualTo("cron");
    }
    assertThat(field(ScheduleDrafts.weekly(server, "x", "330303"))).isEqualTo("recipients");
    assertThat(field(ScheduleDrafts.weekly(server, "长".repeat(101), "330303", "office")))
        .isEqualTo("title");
    Map<String, Object> rates = ScheduleDrafts.weekly(server, "x", "330303", "office");
    rates.put("what", "rates");
    rates.put("freshScan", true);
    assertThat(field(rates)).isEqualTo("freshScan");
    rates.put("what", "dossier");
    assertThat(field(rates)).isEqualTo("what");
    assertThat(
            office
                .get("/api/schedules/preview?cron=0%208%20*")
                .expectProblem(400, "invalid-body")
                .json()
                .path("detail")
                .asText())
        .contains("分 时 日 月 周", "0 8 * * 1");
  }

  private String field(Map<String, Object> draft) {
    return office
        .post("/api/schedules", draft)
        .expectProblem(400, "invalid-body")
        .json()
        .path("field")
        .asText();
  }

  @Test
  void theNextTimesAreShownWithWhatAHolidayPutOff() {
    String saturdays = "/api/schedules/preview?cron=0%208%20*%20*%206&holidays=";
    JsonNode plain = office.get(saturdays + "as-is").expect(200).json().path("times");
    assertThat(plain).hasSize(5);
    assertThat(plain)
        .allSatisfy(each -> assertThat(each.path("text").asText()).contains("周六 08:00"))
        .noneMatch(each -> each.has("planned"));
    JsonNode put = office.get(saturdays + "next-working-day").expect(200).json().path("times");
    assertThat(put).hasSize(5).anyMatch(each -> each.has("planned"));
    assertThat(office.get(saturdays + "skip").expect(200).json().path("times").size())
        .isLessThanOrEqualTo(5);
  }

  @Test
  void aHolidayThatIsToldLaterPutsOffWhatWasPlanned() throws IOException {
    Map<String, Object> draft = ScheduleDrafts.weekly(server, "每日", "330303", "office");
    draft.put("what", "rates");
    draft.put("cron", "0 8 * * *");
    draft.put("holidays", "skip");
    JsonNode schedule = office.post("/api/schedules", draft).expect(201).json().path("schedule");
    String path = "/api/schedules/" + schedule.path("id").asText();
    Instant planned = Instant.parse(schedule.path("nextAt").asText());
    LocalDate day = LocalDate.ofInstant(planned, CHINA);

    Files.writeString(
        holidays.resolve(day.getYear() + ".csv"), "day,kind,occasion\n%s,off,假日\n".formatted(day));
    String preview = "/api/schedules/preview?cron=0%208%20*%20*%20*&holidays=skip";
    Await.until(
        () -> !office.get(preview).json().at("/times/0/at").asText().startsWith(day.toString()),
        "the calendar is read");
    server
        .clock()
        .advance(Duration.between(server.clock().instant(), planned).plus(Duration.ofSeconds(1)));
    office = server.signedIn("office");
    Await.until(
        () -> {
          JsonNode now = office.get(path).expect(200).json();
          return Instant.parse(now.at("/schedule/nextAt").asText()).isAfter(planned);
        },
        "it is put off");

    assertThat(office.get(path).json().path("runs")).isEmpty();
    office.delete(path).expect(204);
  }
}
