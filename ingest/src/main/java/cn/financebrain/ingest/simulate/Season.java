package cn.financebrain.ingest.simulate;

import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.util.List;

/** What a month of the year does to business and to the use of power. */
final class Season {
  /** First days of the lunar years from 2015 on. */
  private static final List<LocalDate> SPRING_FESTIVALS =
      List.of(
          LocalDate.of(2015, 2, 19),
          LocalDate.of(2016, 2, 8),
          LocalDate.of(2017, 1, 28),
          LocalDate.of(2018, 2, 16),
          LocalDate.of(2019, 2, 5),
          LocalDate.of(2020, 1, 25),
          LocalDate.of(2021, 2, 12),
          LocalDate.of(2022, 2, 1),
          LocalDate.of(2023, 1, 22),
          LocalDate.of(2024, 2, 10),
          LocalDate.of(2025, 1, 29),
          LocalDate.of(2026, 2, 17),
          LocalDate.of(2027, 2, 6),
          LocalDate.of(2028, 1, 26),
          LocalDate.of(2029, 2, 13),
          LocalDate.of(2030, 2, 3));

  /** Works stand still for a week before the festival and two after. */
  private static final int BEFORE = 7;

  private static final int AFTER = 14;

  private Season() {}

  /** Factor on revenue, about 1. */
  static double revenue(Industry industry, YearMonth month) {
    double holidays = holidays(month);
    double festival =
        switch (industry.section()) {
          case "C", "E", "G" -> 1 - 0.8 * holidays;
          case "H", "R" -> 1 + 0.4 * holidays;
          default -> 1 - 0.35 * holidays;
        };
    double closing =
        month.getMonth() == Month.DECEMBER ? 1.1 : month.getMonthValue() % 3 == 0 ? 1.04 : 0.98;
    boolean exporting = industry.section().equals("C") && month.getMonthValue() >= 8;
    return festival * closing * (exporting ? 1.05 : 1);
  }

  /** Factor on the power that the same revenue needs. */
  static double power(YearMonth month) {
    return switch (month.getMonth()) {
      case JULY, AUGUST -> 1.25;
      case JUNE, SEPTEMBER -> 1.1;
      case JANUARY, DECEMBER -> 1.08;
      default -> 0.95;
    };
  }

  /** Share of the month that lies in the weeks around Spring Festival. */
  private static double holidays(YearMonth month) {
    LocalDate festival = festival(month.getYear());
    int days = 0;
    for (int day = -BEFORE; day < AFTER; day++) {
      if (YearMonth.from(festival.plusDays(day)).equals(month)) {
        days++;
      }
    }
    return days / (double) month.lengthOfMonth();
  }

  private static LocalDate festival(int year) {
    int index = year - SPRING_FESTIVALS.get(0).getYear();
    return index >= 0 && index < SPRING_FESTIVALS.size()
        ? SPRING_FESTIVALS.get(index)
        : LocalDate.of(year, 2, 6);
  }
}
