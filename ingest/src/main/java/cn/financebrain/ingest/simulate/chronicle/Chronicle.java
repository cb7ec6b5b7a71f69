package cn.financebrain.ingest.simulate.chronicle;

import cn.financebrain.ingest.simulate.Draws;
import cn.financebrain.ingest.simulate.Firm;
import cn.financebrain.ingest.simulate.FirmMonth;
import cn.financebrain.ingest.simulate.Rows;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * What is settled once for an enterprise and a topic: habits, and days on which something happens.
 * Emitters hold no state; so each month draws it anew from the same stream, in the same order, and
 * tells what is due.
 */
public final class Chronicle {
  private final FirmMonth month;
  private final Draws draws;

  private Chronicle(FirmMonth month, Draws draws) {
    this.month = month;
    this.draws = draws;
  }

  /**
   * @param topic chronicles of the same topic are alike, also in different tables
   */
  public static Chronicle of(FirmMonth month, String topic) {
    return of(month, topic, 0);
  }

  /** Of two enterprises, such as a guarantor's and a borrower's. */
  public static Chronicle of(FirmMonth month, String topic, Firm other) {
    return of(month, topic, other.number());
  }

  private static Chronicle of(FirmMonth month, String topic, int other) {
    Draws draws = Draws.of(month.city().seed(), topic.hashCode(), month.firm().number(), other);
    return new Chronicle(month, draws);
  }

  /** For habits. */
  public Draws draws() {
    return draws;
  }

  /** Some days after the date, or before it if negative; drawn even where there is no date. */
  public Optional<LocalDate> after(Optional<LocalDate> date, int least, int most) {
    int days = draws.between(least, most);
    return date.map(day -> day.plusDays(days));
  }

  /** The day with this probability. */
  public Optional<LocalDate> perhaps(double probability, Optional<LocalDate> day) {
    return draws.chance(probability) ? day : Optional.empty();
  }

  /** With this probability, some day of the window. */
  public Optional<LocalDate> perhaps(double probability) {
    return perhaps(probability, someDay());
  }

  /** Some day of the window on which the enterprise is there. */
  public Optional<LocalDate> someDay() {
    LocalDate first = month.city().firstDay();
    LocalDate established = month.firm().established();
    LocalDate from = established.isAfter(first) ? established : first;
    int days = (int) Math.max(0, ChronoUnit.DAYS.between(from, month.city().lastDay()));
    return Optional.of(from.plusDays(draws.between(0, days)));
  }

  /** Some day before the window, at most so many before; none if it was not there yet. */
  public Optional<LocalDate> earlierDay(int mostDays) {
    LocalDate day = month.city().firstDay().minusDays(draws.between(1, mostDays));
    return day.isBefore(month.firm().established()) ? Optional.empty() : Optional.of(day);
  }

  /** Whether the month tells of the day: it is the day's, or the last before the window. */
  public static boolean due(FirmMonth month, Optional<LocalDate> day) {
    if (day.isEmpty() || day.get().isBefore(month.firm().established())) {
      return false;
    }
    return month.month().isBefore(month.city().first())
        ? day.get().isBefore(month.city().firstDay())
        : YearMonth.from(day.get()).equals(month.month());
  }

  /**
   * Adds a row with a number of its own on the day that the month tells of, available the day
   * after: enterprise, number, day, cell.
   */
  public static void tell(
      FirmMonth month, Rows rows, Optional<LocalDate> day, String prefix, Object cell) {
    if (due(month, day)) {
      LocalDate on = day.get();
      rows.add(on, on.plusDays(1), month.firm().uscc(), rows.number(prefix), on, cell);
    }
  }

  /** Whether the day has come by the end of the month. */
  public static boolean reached(FirmMonth month, Optional<LocalDate> day) {
    return day.isPresent() && !day.get().isAfter(month.lastDay());
  }

  /** Whole months from the month of the day to this one; negative before it. */
  public static long monthsSince(FirmMonth month, LocalDate day) {
    return ChronoUnit.MONTHS.between(YearMonth.from(day), month.month());
  }
}
