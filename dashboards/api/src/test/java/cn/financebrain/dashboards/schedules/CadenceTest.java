package cn.financebrain.dashboards.schedules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.financebrain.dashboards.casework.WorkingDays;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CadenceTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  /** The National Day of 2026, with its make-up Saturday. */
  private static final WorkingDays DAYS =
      WorkingDays.parse(
          List.of(
              "day,kind,occasion",
              "2026-10-01,off,国庆节",
              "2026-10-02,off,国庆节",
              "2026-10-05,off,国庆节",
              "2026-10-06,off,国庆节",
              "2026-10-07,off,国庆节",
              "2026-10-10,work,国庆节"));

  private static Cadence cadence(String cron, Holidays holidays) {
    return Cadence.parse(cron, holidays.id(), "", NOW);
  }

  /** The next times in words of its zone. */
  private static List<String> times(Cadence cadence, String after, int count) {
    List<String> times = new ArrayList<>();
    Instant at = Instant.parse(after);
    for (int i = 0; i < count; i++) {
      at = cadence.next(at, DAYS).orElseThrow().at();
      times.add(at.atZone(cadence.zone()).toLocalDateTime().toString());
    }
    return times;
  }

  @Test
  void everyMondayIsOfChinaWhereNoZoneIsTold() {
    assertThat(times(cadence("0 8 * * 1", Holidays.AS_IS), "2026-11-29T23:59:59Z", 2))
        .containsExactly("2026-11-30T08:00", "2026-12-07T08:00");
    assertThat(times(cadence("0 8 * * MON", Holidays.AS_IS), "2026-11-30T00:00:00Z", 1))
        .containsExactly("2026-12-07T08:00");
  }

  @Test
  void theLastDayOfAMonthAndTheFirstOfAQuarter() {
    assertThat(times(cadence(" 30  9 L * * ", Holidays.AS_IS), "2026-01-31T12:00:00Z", 2))
        .containsExactly("2026-02-28T09:30", "2026-03-31T09:30");
    assertThat(times(cadence("0 8 1 1,4,7,10 *", Holidays.AS_IS), "2026-02-01T00:00:00Z", 2))
        .containsExactly("2026-04-01T08:00", "2026-07-01T08:00");
  }

  @Test
  void aTimeOnAHolidayIsPutOffOnceForAllDaysOfIt() {
    Cadence daily = cadence("0 8 * * *", Holidays.NEXT_WORKING_DAY);
    assertThat(times(daily, "2026-09-30T00:00:00Z", 5))
        .containsExactly(
            "2026-10-08T08:00",
            "2026-10-09T08:00",
            "2026-10-10T08:00",
            "2026-10-12T08:00",
            "2026-10-13T08:00");
    Cadence.Time first =
        cadence("0 8 1 10 *", Holidays.NEXT_WORKING_DAY).next(NOW, DAYS).orElseThrow();
    assertThat(first.planned()).isEqualTo("2026-10-01");
    assertThat(first.at()).isEqualTo("2026-10-08T00:00:00Z");
  }

  /** Asked within the holiday, what was planned before is not forgotten. */
  @Test
  void whatWasPutOffComesInTheOrderOfTheClock() {
    Cadence twice = cadence("30 8,18 * * 6,0", Holidays.NEXT_WORKING_DAY);
    assertThat(times(twice, "2026-11-29T12:00:00Z", 3))
        .containsExactly("2026-11-30T08:30", "2026-11-30T18:30", "2026-12-07T08:30");
  }

  @Test
  void aTimeOnAHolidayIsLeftOut() {
    assertThat(times(cadence("0 8 * * 4", Holidays.SKIP), "2026-09-30T12:00:00Z", 1))
        .containsExactly("2026-10-08T08:00");
    assertThat(cadence("0 8 * * 0", Holidays.SKIP).next(NOW, DAYS)).as("no Sunday").isEmpty();
  }

  @Test
  void aTimeThatTheClocksLeaveOutComesWhenTheyGoOn() {
    Cadence berlin = Cadence.parse("30 2 * * *", "as-is", "Europe/Berlin", NOW);
    assertThat(berlin.next(Instant.parse("2026-03-28T12:00:00Z"), DAYS).orElseThrow().at())
        .isEqualTo("2026-03-29T01:00:00Z");
    assertThat(berlin.next(Instant.parse("2026-03-29T01:00:00Z"), DAYS).orElseThrow().at())
        .isEqualTo("2026-03-30T00:30:00Z");
  }

  @Test
  void aTimeThatTheClocksRepeatComesOnce() {
    Cadence berlin = Cadence.parse("30 2 * * *", "as-is", "Europe/Berlin", NOW);
    assertThat(berlin.next(Instant.parse("2026-10-24T12:00:00Z"), DAYS).orElseThrow().at())
        .isEqualTo("2026-10-25T00:30:00Z");
    assertThat(berlin.next(Instant.parse("2026-10-25T00:30:00Z"), DAYS).orElseThrow().at())
        .isEqualTo("2026-10-26T01:30:00Z");
  }

  @Test
  void ofTimesThatPassedTheNewestIsDue() {
    Cadence hourly = cadence("0 * * * *", Holidays.AS_IS);
    Instant first = Instant.parse("2026-11-30T00:00:00Z");
    assertThat(hourly.due(first, first, DAYS)).isEqualTo(new Cadence.Due(first, 0));
    assertThat(hourly.due(first, Instant.parse("2026-11-30T05:59:59Z"), DAYS))
        .isEqualTo(new Cadence.Due(Instant.parse("2026-11-30T05:00:00Z"), 5));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"0 8 * *", "0 0 8 * * 1", "a b c d e", "@daily", "60 8 * * *", "0 8 * * 9", " "})
  void whatIsNoCronIsRefusedWithAnExample(String cron) {
    assertThatThrownBy(() -> cadence(cron, Holidays.AS_IS))
        .hasMessageContaining("cron: expected five fields")
        .hasMessageContaining("0 8 * * 1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"* * * * *", "0,30 8 * * *", "59,0 8,9 1 1 *", "*/20 0 1 1 *"})
  void moreOftenThanHourlyIsRefused(String cron) {
    assertThatThrownBy(() -> cadence(cron, Holidays.AS_IS))
        .hasMessageContaining("at most once an hour");
  }

  @Test
  void aDayThatNeverComesAndAZoneThatIsNotThereAreRefused() {
    assertThatThrownBy(() -> cadence("0 8 30 2 *", Holidays.AS_IS))
        .hasMessageContaining("no such day");
    assertThatThrownBy(() -> Cadence.parse("0 8 * * 1", "as-is", "Mars/Phobos", NOW))
        .hasMessageContaining("no such zone");
    assertThatThrownBy(() -> Cadence.parse("0 8 * * 1", "later", "", NOW))
        .hasMessageContaining("next-working-day");
  }
}
