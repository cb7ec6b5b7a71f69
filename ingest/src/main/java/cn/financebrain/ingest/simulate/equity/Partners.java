package cn.financebrain.ingest.simulate.equity;

import cn.financebrain.ingest.simulate.City;
import cn.financebrain.ingest.simulate.Draws;
import cn.financebrain.ingest.simulate.Firm;
import cn.financebrain.ingest.simulate.books.Habits;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** Limited partners of partnerships: those of a scheme become more until the law's fifty. */
public final class Partners {
  private static final int MOST = 49;

  private Partners() {}

  /** How many on the day; 0 if it is no partnership. */
  public static int count(City city, Firm firm, LocalDate day) {
    if (firm.form() != Firm.Form.PARTNERSHIP) {
      return 0;
    }
    Draws habit = Habits.of(city, firm, "partners");
    int own = habit.between(2, 9);
    double pace = habit.uniform(0.05, 0.15);
    long days =
        firm.story()
            .promotingOn()
            .filter(promoting -> firm.story().raisesMoney())
            .map(promoting -> Math.max(0, ChronoUnit.DAYS.between(promoting, day)))
            .orElse(0L);
    return (int) Math.min(MOST, own + Math.round(days * pace));
  }
}
