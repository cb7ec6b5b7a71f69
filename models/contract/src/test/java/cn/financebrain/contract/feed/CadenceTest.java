package cn.financebrain.contract.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CadenceTest {

  @ParameterizedTest
  @CsvSource({
    "daily, P1D, 2026-11-25, 2026-11-25",
    "weekly, P7D, 2026-11-25, 2026-11-23",
    "weekly, P7D, 2026-11-23, 2026-11-23",
    "weekly, P7D, 1969-12-31, 1969-12-29",
    "P10D, P10D, 1970-01-14, 1970-01-05",
    "monthly, P1M, 2026-11-25, 2026-11-01",
    "quarterly, P3M, 2026-11-25, 2026-10-01",
    "yearly, P1Y, 2026-11-25, 2026-01-01",
    "P2Y, P2Y, 2027-11-25, 2026-01-01",
  })
  void aDayLiesInAPeriodOfTheCalendar(String told, String text, LocalDate day, LocalDate start) {
    Cadence cadence = Cadence.parse(told);
    assertThat(cadence.text()).isEqualTo(text);
    assertThat(Cadence.parse(cadence.text())).isEqualTo(cadence);
    assertThat(cadence.start(day)).isEqualTo(start);
  }

  @ParameterizedTest
  @ValueSource(strings = {"P0D", "P-1D", "P1M2D", "P11Y", "P9999D", "often", "PT1H", ""})
  void whatIsNoCadenceIsRefused(String text) {
    assertThatThrownBy(() -> Cadence.parse(text))
        .isInstanceOfAny(
            IllegalArgumentException.class, java.time.format.DateTimeParseException.class);
  }

  @Test
  void dataIsLateAfterTheExpectedDayAndTheGrace() {
    FeedAgreement agreement = agreement(Optional.of(Cadence.parse("monthly")));
    LocalDate newest = LocalDate.of(2026, 1, 31);
    assertThat(agreement.expected(newest)).contains(LocalDate.of(2026, 2, 28));
    assertThat(agreement.lateFrom(newest)).contains(Instant.parse("2026-03-03T16:00:00Z"));
    assertThat(agreement.failedFrom(newest)).contains(Instant.parse("2026-03-31T16:00:00Z"));
    assertThat(agreement(Optional.empty()).lateFrom(newest)).isEmpty();
  }

  private static FeedAgreement agreement(Optional<Cadence> cadence) {
    return new FeedAgreement(
        "tax", "", List.of(), ZoneId.of("Asia/Shanghai"), cadence, Period.ofDays(3));
  }
}
