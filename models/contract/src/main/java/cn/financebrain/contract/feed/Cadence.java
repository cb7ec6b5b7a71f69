package cn.financebrain.contract.feed;

import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.ChronoUnit;

/**
 * How often a department has agreed to deliver. Its periods lie side by side in the calendar: of
 * days, counted from Monday 1970-01-05 on so that weeks begin on Mondays, or of whole months,
 * counted so that quarters and years begin in January.
 *
 * @param period of days alone or of months (and years) alone, from one day to ten years
 */
public record Cadence(Period period) {
  private static final long FIRST_MONDAY = 4;
  private static final int LONGEST_DAYS = 3_660;
  private static final int LONGEST_MONTHS = 120;

  /**
   * @throws IllegalArgumentException if it mixes days and months, or is no time at all or too long
   */
  public Cadence {
    long months = period.toTotalMonths();
    long days = period.get(ChronoUnit.DAYS);
    boolean ofDays = months == 0 && days >= 1 && days <= LONGEST_DAYS;
    boolean ofMonths = days == 0 && months >= 1 && months <= LONGEST_MONTHS;
    if (!ofDays && !ofMonths) {
      throw new IllegalArgumentException(
          "cadence %s, expected days or months, such as P7D or P3M, up to ten years"
              .formatted(period));
    }
  }

  /**
   * Reads {@code daily}, {@code weekly}, {@code monthly}, {@code quarterly}, {@code yearly} or an
   * ISO 8601 period.
   *
   * @throws IllegalArgumentException if it is none of these
   * @throws java.time.format.DateTimeParseException if it is no period
   */
  public static Cadence parse(String text) {
    return new Cadence(
        switch (text) {
          case "daily" -> Period.ofDays(1);
          case "weekly" -> Period.ofDays(7);
          case "monthly" -> Period.ofMonths(1);
          case "quarterly" -> Period.ofMonths(3);
          case "yearly" -> Period.ofYears(1);
          default -> Period.parse(text).normalized();
        });
  }

  /** The ISO 8601 period, which {@link #parse} reads. */
  public String text() {
    return period.toString();
  }

  public boolean isDaily() {
    return period.equals(Period.ofDays(1));
  }

  /** The first day of the period that the day lies in. */
  public LocalDate start(LocalDate day) {
    if (months() > 0) {
      long month = day.getYear() * 12L + day.getMonthValue() - 1;
      long first = Math.floorDiv(month, months()) * months();
      return LocalDate.of(Math.toIntExact(Math.floorDiv(first, 12L)), 1, 1)
          .plusMonths(Math.floorMod(first, 12L));
    }
    long days = period.get(ChronoUnit.DAYS);
    return LocalDate.ofEpochDay(
        Math.floorDiv(day.toEpochDay() - FIRST_MONDAY, days) * days + FIRST_MONDAY);
  }

  private long months() {
    return period.toTotalMonths();
  }
}
