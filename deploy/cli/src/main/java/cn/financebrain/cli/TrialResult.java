package cn.financebrain.cli;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a trial of a book found, as the desk shows it: of enterprises of some regions, all counted,
 * and of the differences as many as a page can hold. Not safe for threads.
 */
final class TrialResult {
  private final List<String> regions;
  private final int most;
  private final Map<LocalDate, long[]> counts = new LinkedHashMap<>();
  private final List<Found> found = new ArrayList<>();

  /**
   * @param dates of the trial
   * @param regions beginnings of the codes of the regions that are looked at
   * @param most differences that are kept
   */
  TrialResult(List<LocalDate> dates, List<String> regions, int most) {
    this.regions = List.copyOf(regions);
    this.most = most;
    dates.forEach(date -> counts.put(date, new long[2]));
  }

  /**
   * How many are alerted of by the book that is tried alone, and by the one in force alone.
   *
   * @param date as of its first moment
   */
  record Day(LocalDate date, long added, long dropped) {}

  /**
   * An enterprise that appears or vanishes.
   *
   * @param indexBefore null where there is no score
   */
  record Found(
      LocalDate date,
      String enterprise,
      String name,
      String region,
      String risk,
      boolean added,
      Double indexBefore,
      Double indexAfter,
      List<String> rules) {}

  void add(RuleTrial.Difference difference) {
    String region = difference.summary().region();
    if (regions.stream().noneMatch(region::startsWith)) {
      return;
    }
    counts.get(difference.date())[difference.added() ? 0 : 1]++;
    if (found.size() < most) {
      found.add(
          new Found(
              difference.date(),
              difference.enterprise().text(),
              difference.summary().name(),
              region,
              difference.risk().id(),
              difference.added(),
              index(difference.indexBefore()),
              index(difference.indexAfter()),
              difference.rules()));
    }
  }

  private static Double index(double index) {
    return Double.isNaN(index) ? null : index;
  }

  List<Day> days() {
    return counts.entrySet().stream()
        .map(day -> new Day(day.getKey(), day.getValue()[0], day.getValue()[1]))
        .toList();
  }

  List<Found> found() {
    return List.copyOf(found);
  }

  long total() {
    return counts.values().stream().mapToLong(count -> count[0] + count[1]).sum();
  }
}
