package cn.financebrain.ingest.simulate.abnormal;

import cn.financebrain.ingest.simulate.City;
import cn.financebrain.ingest.simulate.Draws;
import cn.financebrain.ingest.simulate.Firm;
import cn.financebrain.ingest.simulate.Story;
import cn.financebrain.ingest.simulate.Story.Kind;
import cn.financebrain.ingest.simulate.books.Days;
import cn.financebrain.ingest.simulate.books.Ending;
import cn.financebrain.ingest.simulate.books.Filing;
import cn.financebrain.ingest.simulate.books.Habits;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A time on the list of abnormal operation.
 *
 * @param removed absent if it is never taken off again
 */
record Episode(String reason, LocalDate listed, Optional<LocalDate> removed) {
  private static final String NO_REPORT = "未按期公示年报";
  private static final String UNREACHABLE = "通过登记住所无法联系";
  private static final String FALSE_REPORT = "公示信息隐瞒真实情况弄虚作假";
  private static final String NOT_TOLD = "未公示即时信息";

  /** All of an enterprise, from two years before the window on, in order. */
  static List<Episode> of(City city, Firm firm) {
    List<Episode> episodes = new ArrayList<>();
    for (int year = city.first().getYear() - 3; year < city.last().getYear(); year++) {
      noReport(city, firm, year).ifPresent(episodes::add);
    }
    unreachable(city, firm).ifPresent(episodes::add);
    chance(city, firm).ifPresent(episodes::add);
    episodes.removeIf(episode -> !Ending.living(firm, episode.listed()));
    episodes.sort(Comparator.comparing(Episode::listed));
    return episodes;
  }

  private static Optional<Episode> noReport(City city, Firm firm, int year) {
    Optional<Filing> filing = Filing.of(city, firm, year).filter(f -> !f.inTime());
    Draws draws = Habits.of(city, firm, "no report", year);
    LocalDate listed = Filing.due(year).plusDays(draws.between(3, 25));
    int days = draws.between(2, 12);
    return filing
        .filter(late -> late.publishedOn().map(day -> day.isAfter(listed)).orElse(true))
        .map(late -> new Episode(NO_REPORT, listed, late.publishedOn().map(d -> d.plusDays(days))));
  }

  /** Nobody is there when a letter comes. */
  private static Optional<Episode> unreachable(City city, Firm firm) {
    Draws draws = Habits.of(city, firm, "unreachable");
    Story story = firm.story();
    double at = draws.uniform(0, 1);
    LocalDate some = Days.between(city.firstDay().minusYears(1), city.lastDay(), draws);
    int days = draws.between(10, 75);
    int back = draws.between(20, 150);
    if (story.kind().ponzi() || story.kind() == Kind.QUIET_FAILURE) {
      double share = story.kind().ponzi() ? 0.7 : 0.45;
      return story
          .collapsedOn()
          .filter(day -> at < share)
          .map(day -> new Episode(UNREACHABLE, day.plusDays(days), Optional.empty()));
    }
    if (story.kind() == Kind.SHELL_CLUSTER) {
      LocalDate found = story.startedOn().orElseThrow().plusDays(120 + 4L * days);
      return Optional.of(new Episode(UNREACHABLE, found, Optional.empty())).filter(e -> at < 0.5);
    }
    boolean exists = some.isAfter(firm.established().plusDays(60));
    Optional<LocalDate> found = Optional.of(some.plusDays(back)).filter(day -> at < 0.01);
    return Optional.of(new Episode(UNREACHABLE, some, found)).filter(e -> exists && at < 0.013);
  }

  /** What inspections by lot find. */
  private static Optional<Episode> chance(City city, Firm firm) {
    Draws draws = Habits.of(city, firm, "inspected by lot");
    boolean shell = firm.kind() == Kind.SHELL_CLUSTER;
    double share = shell ? 0.2 : firm.kind().ponzi() ? 0.12 : 0.012;
    boolean found = draws.chance(share);
    boolean lied = draws.chance(shell || firm.kind().ponzi() ? 0.7 : 0.2);
    LocalDate day = Days.between(city.firstDay().minusYears(1), city.lastDay(), draws);
    LocalDate put = day.plusDays(draws.between(20, 120));
    boolean corrects = draws.chance(lied ? 0.3 : 0.9);
    return Optional.of(
            new Episode(
                lied ? FALSE_REPORT : NOT_TOLD, day, Optional.of(put).filter(d -> corrects)))
        .filter(e -> found && day.isAfter(firm.established().plusDays(90)));
  }

  boolean active(LocalDate day) {
    return !listed.isAfter(day) && !Days.reached(removed, day);
  }
}
