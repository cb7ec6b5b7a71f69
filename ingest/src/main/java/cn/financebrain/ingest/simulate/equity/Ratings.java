package cn.financebrain.ingest.simulate.equity;

import cn.financebrain.ingest.simulate.City;
import cn.financebrain.ingest.simulate.Draws;
import cn.financebrain.ingest.simulate.Firm;
import cn.financebrain.ingest.simulate.books.Days;
import cn.financebrain.ingest.simulate.books.Habits;
import java.time.LocalDate;

/**
 * Whom the city's earlier warnings hold for red or orange: most of those in trouble, some months
 * after it begins, and a few who are sound.
 */
final class Ratings {
  private Ratings() {}

  static boolean risky(City city, Firm firm, LocalDate day) {
    Draws draws = Habits.of(city, firm, "earlier warnings");
    boolean seen = draws.chance(0.75);
    int delay = draws.between(0, 120);
    if (draws.chance(0.004)) {
      return true;
    }
    LocalDate then = day.minusDays(delay);
    return seen
        && Days.reached(firm.story().strainedOn(), then)
        && !Days.reached(firm.story().recoveredOn(), then);
  }
}
