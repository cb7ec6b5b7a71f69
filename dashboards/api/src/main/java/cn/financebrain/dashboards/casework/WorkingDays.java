package cn.financebrain.dashboards.casework;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.format.DateTimeParseException;
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
    if (lines.isEmpty() || !lines.get(0).replace("\uFEFF", "").startsWith("day")) {
      throw new IllegalArgumentException("the first line is to be the heading day,kind,occasion");
    }
    Map<LocalDate, Boolean> exceptions = new TreeMap<>();
    for (String line : lines.subList(1, lines.size())) {
      if (!line.isBlank() && exceptions.put(day(line), isWork(line)) != null) {
        throw new IllegalArgumentException("two lines tell of " + day(line));
      }
    }
    return new WorkingDays(exceptions);
  }

  private static LocalDate day(String line) {
    try {
      return LocalDate.parse(cells(line)[0]);
    } catch (DateTimeParseException e) {
      throw broken(line);
    }
  }

  private static boolean isWork(String line) {
    String kind = cells(line)[1];
    if (!kind.equals("off") && !kind.equals("work")) {
      throw broken(line);
    }
    return kind.equals("work");
  }

  private static String[] cells(String line) {
    String[] cells = line.split(",", 3);
    if (cells.length != 3) {
      throw broken(line);
    }
    return cells;
  }

  private static IllegalArgumentException broken(String line) {
    return new IllegalArgumentException("'%s', expected day,off|work,occasion".formatted(line));
  }

  /**
   * With one year as others tell it, instead of whatever was told of it.
   *
   * @throws IllegalArgumentException if the others tell of another year, or of none
   */
  public WorkingDays withYear(int year, WorkingDays told) {
    if (!told.years.equals(Set.of(year))) {
      throw new IllegalArgumentException(
          "it tells of the years %s, expected %d alone".formatted(told.years, year));
    }
    Map<LocalDate, Boolean> all = new TreeMap<>(exceptions);
    all.keySet().removeIf(day -> day.getYear() == year);
    all.putAll(told.exceptions);
    return new WorkingDays(all);
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

  /** The year that {@link #isWanting} means. */
  public int wanting(LocalDate today) {
    return years.contains(today.getYear()) ? today.getYear() + 1 : today.getYear();
  }

  /** Whether the year that is needed next is missing: this one, or in December the coming one. */
  public boolean isWanting(LocalDate today) {
    return !years.contains(today.getYear())
        || (today.getMonth() == Month.DECEMBER && !years.contains(today.getYear() + 1));
  }
}
