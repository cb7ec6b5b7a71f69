package cn.financebrain.dashboards.casework;

import static cn.financebrain.dashboards.casework.Staff.CALENDAR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkingDaysTest {
  private static final LocalDate FIRST = LocalDate.of(2025, 1, 1);

  /** Of the notices of the State Council of 2024-11-12 and 2025-11-04. */
  @ParameterizedTest
  @CsvSource({
    "2025-01-26, true, make-up Sunday of the Spring Festival",
    "2025-10-08, false, last day of the National Day",
    "2026-01-02, false, Friday after New Year",
    "2026-01-04, true, make-up Sunday of New Year",
    "2026-02-14, true, make-up Saturday",
    "2026-02-23, false, last Monday of the Spring Festival",
    "2026-09-20, true, make-up Sunday of the National Day",
    "2026-09-25, false, Mid-Autumn",
    "2026-11-21, false, a Saturday",
    "2026-11-20, true, a Friday"
  })
  void holidaysAndMakeUpDaysAreKnown(LocalDate day, boolean worked, String what) {
    assertThat(CALENDAR.isWorked(day)).as(what).isEqualTo(worked);
  }

  @Test
  void threeWorkingDaysBeforeTheNationalDayEndAfterIt() {
    assertThat(CALENDAR.plus(LocalDate.of(2026, 9, 29), 3)).isEqualTo("2026-10-09");
  }

  @Test
  void fromDecemberOnTheComingYearIsWanted() {
    assertThat(CALENDAR.isWanting(LocalDate.of(2026, 11, 30))).isFalse();
    assertThat(CALENDAR.isWanting(LocalDate.of(2026, 12, 1))).isTrue();
    assertThat(CALENDAR.isWanting(LocalDate.of(2025, 12, 1))).isFalse();
    assertThat(CALENDAR.isWanting(LocalDate.of(2027, 3, 1))).isTrue();
  }

  @Test
  void aBrokenFileIsRefused() {
    assertThatThrownBy(() -> WorkingDays.parse(List.of("day", "2026-01-01,holiday,x")))
        .hasMessageContaining("expected day,off|work,occasion");
    assertThatThrownBy(
            () -> WorkingDays.parse(List.of("day", "2026-01-01,off,x", "2026-01-01,work,x")))
        .hasMessageContaining("two lines");
    assertThatThrownBy(() -> WorkingDays.parse(List.of("day", "2027-13-01,off,x")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("2027-13-01");
    assertThatThrownBy(() -> WorkingDays.parse(List.of("2027-01-01,off,x")))
        .hasMessageContaining("heading");
  }

  @Test
  void aYearThatIsToldLaterReplacesWhatWasToldOfIt() {
    WorkingDays told = WorkingDays.parse(List.of("day", "2026-01-01,off,x", "2026-01-03,work,x"));
    WorkingDays all = CALENDAR.withYear(2026, told);
    assertThat(all.isWorked(LocalDate.of(2026, 1, 3))).isTrue();
    assertThat(all.isWorked(LocalDate.of(2026, 1, 2))).isTrue(); // no longer off
    assertThat(all.isWorked(LocalDate.of(2025, 10, 8))).isFalse();
    assertThatThrownBy(() -> CALENDAR.withYear(2027, told)).hasMessageContaining("[2026]");
  }

  @Property
  void addingAndCountingAreEachOthersInverse(
      @ForAll @IntRange(max = 900) int start, @ForAll @IntRange(max = 60) int days) {
    LocalDate from = FIRST.plusDays(start);
    LocalDate to = CALENDAR.plus(from, days);
    assertThat(CALENDAR.between(from, to)).isEqualTo(days);
    assertThat(CALENDAR.between(to, from)).isEqualTo(-days);
    assertThat(days == 0 || CALENDAR.isWorked(to)).isTrue();
  }

  @Property
  void stretchesAddUp(
      @ForAll @IntRange(max = 700) int one,
      @ForAll @IntRange(max = 700) int two,
      @ForAll @IntRange(max = 700) int three) {
    LocalDate a = FIRST.plusDays(one);
    LocalDate b = FIRST.plusDays(two);
    LocalDate c = FIRST.plusDays(three);
    assertThat(CALENDAR.between(a, b) + CALENDAR.between(b, c)).isEqualTo(CALENDAR.between(a, c));
  }
}
