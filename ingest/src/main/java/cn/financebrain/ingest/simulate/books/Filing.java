package cn.financebrain.ingest.simulate.books;

import cn.financebrain.ingest.simulate.City;
import cn.financebrain.ingest.simulate.Draws;
import cn.financebrain.ingest.simulate.Firm;
import cn.financebrain.ingest.simulate.Size;
import cn.financebrain.ingest.simulate.Story;
import java.time.LocalDate;
import java.util.Optional;

/**
 * When an enterprise publishes the annual report of a year: most do in the first half of the next
 * one, the nearer to its end the more; who has other worries does not.
 *
 * @param publishedOn absent if it never does
 */
public record Filing(int year, Optional<LocalDate> publishedOn) {
  private static final int DAYS_TO_FILE = 181;

  /** Absent if the enterprise owes no report of the year. */
  public static Optional<Filing> of(City city, Firm firm, int year) {
    LocalDate due = due(year);
    if (firm.established().getYear() > year || !Ending.living(firm, due.minusDays(DAYS_TO_FILE))) {
      return Optional.empty();
    }
    Draws draws = Habits.of(city, firm, "annual report", year);
    double missing = missing(firm, due);
    double at = draws.uniform(0, 1);
    int early = (int) Math.round((DAYS_TO_FILE - 1) * Math.sqrt(draws.uniform(0, 1)));
    LocalDate day =
        at < missing + 0.04
            ? due.plusDays(draws.between(5, 160))
            : due.minusDays(DAYS_TO_FILE - 1 - early);
    boolean files = at >= missing && Ending.living(firm, day);
    return Optional.of(new Filing(year, Optional.of(day).filter(d -> files)));
  }

  private static double missing(Firm firm, LocalDate due) {
    Story story = firm.story();
    if (Days.reached(story.collapsedOn(), due)) {
      return 0.85;
    }
    boolean recovered = Days.reached(story.recoveredOn(), due);
    if (Days.reached(story.strainedOn(), due) && !recovered) {
      return 0.2;
    }
    if (story.kind() == Story.Kind.SHELL_CLUSTER) {
      return 0.35;
    }
    return firm.size() == Size.MICRO ? 0.04 : 0.005;
  }

  /** Last day on which the report of a year is in time. */
  public static LocalDate due(int year) {
    return LocalDate.of(year + 1, 6, 30);
  }

  /** Whether it was in time. */
  public boolean inTime() {
    return publishedOn.isPresent() && !publishedOn.get().isAfter(due(year));
  }
}
