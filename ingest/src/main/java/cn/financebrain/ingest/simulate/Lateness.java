package cn.financebrain.ingest.simulate;

import java.time.LocalDate;
import java.time.YearMonth;

/**
 * How late a department delivers a table: about one in three is a day or three behind every now and
 * then, and in one month of sixteen it stops for one to four weeks and sends all at once.
 */
final class Lateness {
  private static final long LATE = 0x6c617465L;
  private static final double STOPS = 1 / 16.0;

  private final long seed;
  private final long table;
  private final double slow;
  private YearMonth month = YearMonth.of(1, 1);
  private boolean stops;
  private LocalDate from = LocalDate.MIN;
  private LocalDate until = LocalDate.MIN;

  Lateness(long seed, String table) {
    this.seed = seed;
    this.table = table.hashCode();
    Draws draws = Draws.of(seed, LATE, this.table);
    this.slow = draws.chance(1 / 3.0) ? draws.uniform(0.02, 0.15) : 0;
  }

  /** The day on which what is ready on {@code available} comes. */
  LocalDate delivered(LocalDate available, Draws draws) {
    look(YearMonth.from(available));
    if (stops && !available.isBefore(from) && available.isBefore(until)) {
      return until;
    }
    return slow > 0 && draws.chance(slow) ? available.plusDays(draws.between(1, 3)) : available;
  }

  private void look(YearMonth wanted) {
    if (wanted.equals(month)) {
      return;
    }
    month = wanted;
    Draws draws = Draws.of(seed, LATE, table, wanted.getYear() * 12L + wanted.getMonthValue());
    stops = draws.chance(STOPS);
    from = draws.dayOf(wanted);
    until = from.plusDays(draws.between(7, 28));
  }
}
