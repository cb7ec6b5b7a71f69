package cn.financebrain.dashboards.notify;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RulesTest {

  private static Rules rules(String pace, String digestAt, String from, String until) {
    return new Rules(
            "zh",
            true,
            false,
            true,
            true,
            true,
            List.of("default"),
            List.of("red"),
            pace,
            digestAt,
            from,
            until,
            false)
        .checked();
  }

  @ParameterizedTest
  @CsvSource({
    // Beijing is eight hours ahead
    "2026-11-20T14:00:00Z, true",
    "2026-11-20T13:59:59Z, false",
    "2026-11-20T16:00:00Z, true",
    "2026-11-20T22:59:59Z, true",
    "2026-11-20T23:00:00Z, false",
    "2026-11-20T04:00:00Z, false"
  })
  void aNightGoesOnAfterMidnight(Instant now, boolean quiet) {
    assertThat(rules("at-once", "08:30", "22:00", "07:00").isQuiet(now)).isEqualTo(quiet);
  }

  @ParameterizedTest
  @CsvSource({
    "at-once, 2026-11-20T04:10:00Z, 2026-11-20T04:10:00Z",
    "at-once, 2026-11-20T15:10:00Z, 2026-11-20T23:00:00Z",
    "hourly, 2026-11-20T04:10:00Z, 2026-11-20T05:00:00Z",
    "hourly, 2026-11-20T13:10:00Z, 2026-11-20T23:00:00Z",
    "daily, 2026-11-20T00:29:59Z, 2026-11-20T00:30:00Z",
    "daily, 2026-11-20T00:30:00Z, 2026-11-21T00:30:00Z"
  })
  void aDigestComesAtItsTimeButNotInTheNight(String pace, Instant now, Instant due) {
    assertThat(rules(pace, "08:30", "22:00", "07:00").digestDue(now)).isEqualTo(due);
  }

  @Test
  void withoutQuietHoursNothingWaits() {
    Instant now = Instant.parse("2026-11-20T18:00:00Z");
    assertThat(rules("at-once", "08:30", "", "").awake(now)).isEqualTo(now);
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "2, 2", "3, 4", "9, 256", "10, 360", "60, 360"})
  void pausesGrowToSixHours(int attempts, int minutes) {
    Duration about = Duration.ofMinutes(minutes);
    assertThat(Outbox.pause(attempts))
        .isBetween(about.multipliedBy(4).dividedBy(5), about.multipliedBy(6).dividedBy(5));
  }
}
