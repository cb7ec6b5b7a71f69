package cn.financebrain.ingest.simulate.books;

import cn.financebrain.ingest.simulate.Draws;
import cn.financebrain.ingest.simulate.FirmMonth;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Questions about the days of stories. */
public final class Days {
  private Days() {}

  /** Whether there is the date and it is not after the day. */
  public static boolean reached(Optional<LocalDate> date, LocalDate day) {
    return date.isPresent() && !date.get().isAfter(day);
  }

  /**
   * Whether a month's emission tells of the day: the day lies in it, or the month is that before
   * the window and the day is not later.
   */
  public static boolean due(FirmMonth month, LocalDate day) {
    return month.month().isBefore(month.city().first())
        ? day.isBefore(month.city().firstDay())
        : YearMonth.from(day).equals(month.month());
  }

  /** Some day from the first to the last; the first if there is none in between. */
  public static LocalDate between(LocalDate first, LocalDate last, Draws draws) {
    int days = (int) Math.max(0, ChronoUnit.DAYS.between(first, last));
    return first.plusDays(draws.between(0, days));
  }
}
