package cn.financebrain.dashboards.casework;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which days are worked: Monday to Friday, but for the days off and the make-up days that the State
 * Council tells for each year. Of a year that is not told yet, the weekends alone are free.
 */
public final class WorkingDays {
  private final Map<LocalDate, Boolean> exceptions;
  private final Set<Integer> years;

  private WorkingDays(Map<LocalDate, Boolean> exceptions) {
    this.exceptions = exceptions;
    this.years = new TreeSet<>();
    exceptions.keySet().forEach(day -> years.add(day.getYear()));
  }

  /**
   * @param lines {@code day,kind,occasion} with a heading; the kind is {@code off} or {@code work}
   * @throws IllegalArgumentException if a line is of another form, or two tell of one day
   */
  public static WorkingDays parse(List<String> lines) {
    Map<LocalDate, Boolean> exceptions = new TreeMap<>();
    for (String line : lines.subList(Math.min(1, lines.size()), lines.size())) {
      String[] cells = line.split(",", 3);
      if (cells.length != 3 || !(cells[1].equals("off") || cells[1].equals("work"))) {
        throw new IllegalArgumentException("'%s', expected day,off|work,occasion".formatted(line));
      }
      if (exceptions.put(LocalDate.parse(cells[0]), cells[1].equals("work")) != null) {
        throw new IllegalArgumentException("two lines tell of " + cells[0]);
      }
    }
    return new WorkingDays(exceptions);
  }

  public boolean isWorked(LocalDate day) {
    Boolean told = exceptions.get(day);
    return told != null
        ? told
        : day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
  }

  /**
   * The n-th working day after a day.
   *
   * @param days 0 for the day itself, whether it is worked or not
   */
  public LocalDate plus(LocalDate day, int days) {
    LocalDate at = day;
    for (int left = days; left > 0; ) {
      at = at.plusDays(1);
      if (isWorked(at)) {
        left--;
      }
    }
    return at;
  }

  /** How many working days come after one day, up to another: negative where that is earlier. */
  public int between(LocalDate after, LocalDate until) {
    if (until.isBefore(after)) {
      return -between(until, after);
    }
    return (int) after.plusDays(1).datesUntil(until.plusDays(1)).filter(this::isWorked).count();
  }

  /** Whether the year that is needed next is missing: this one, or in December the coming one. */
  public boolean isWanting(LocalDate today) {
    return !years.contains(today.getYear())
        || (today.getMonth() == Month.DECEMBER && !years.contains(today.getYear() + 1));
  }
}
