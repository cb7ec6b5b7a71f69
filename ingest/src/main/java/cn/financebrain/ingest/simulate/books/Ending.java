package cn.financebrain.ingest.simulate.books;

import cn.financebrain.ingest.simulate.City;
import cn.financebrain.ingest.simulate.Draws;
import cn.financebrain.ingest.simulate.Firm;
import java.time.LocalDate;
import java.util.Optional;

/** How and when an enterprise leaves the register. */
public record Ending(LocalDate day, Way way) {
  /** Ways out, with the word of the register. */
  public enum Way {
    REVOKED("吊销"),
    CANCELLED("注销"),
    MOVED_OUT("迁出");

    private final String title;

    Way(String title) {
      this.title = title;
    }

    public String title() {
      return title;
    }
  }

  /** Absent for those that stay, also if they stay as a ruin. */
  public static Optional<Ending> of(City city, Firm firm) {
    return firm.story().closedOn().map(day -> new Ending(day, way(city, firm)));
  }

  private static Way way(City city, Firm firm) {
    double at = Habits.of(city, firm, "ending").uniform(0, 1);
    if (firm.story().collapsedOn().isPresent()) {
      return at < 0.7 ? Way.REVOKED : Way.CANCELLED;
    }
    return at < 0.06 ? Way.MOVED_OUT : at < 0.1 ? Way.REVOKED : Way.CANCELLED;
  }

  /** Whether it is established and still in the register on the day. */
  public static boolean living(Firm firm, LocalDate day) {
    return !firm.established().isAfter(day) && !Days.reached(firm.story().closedOn(), day);
  }

  /** When it tells the register that it has stopped for the time being; few do. */
  public static Optional<LocalDate> suspension(City city, Firm firm) {
    Draws draws = Habits.of(city, firm, "suspension");
    boolean tells = draws.chance(0.25);
    int days = draws.between(20, 60);
    return firm.story().raisesMoney() || !tells
        ? Optional.empty()
        : before(firm.story().collapsedOn().map(day -> day.plusDays(days)), firm);
  }

  /** When it begins to wind up in order. */
  public static Optional<LocalDate> liquidation(City city, Firm firm) {
    Draws draws = Habits.of(city, firm, "liquidation");
    boolean tells = draws.chance(0.4);
    int days = draws.between(20, 70);
    return of(city, firm)
        .filter(ending -> tells && ending.way() == Way.CANCELLED)
        .map(ending -> ending.day().minusDays(days))
        .filter(day -> day.isAfter(firm.established()));
  }

  private static Optional<LocalDate> before(Optional<LocalDate> day, Firm firm) {
    Optional<LocalDate> closed = firm.story().closedOn();
    return day.filter(d -> closed.isEmpty() || d.isBefore(closed.get()));
  }
}
