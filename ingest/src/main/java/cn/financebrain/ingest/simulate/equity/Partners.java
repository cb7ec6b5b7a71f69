package cn.financebrain.ingest.simulate.equity;

import cn.financebrain.ingest.simulate.City;
import cn.financebrain.ingest.simulate.Draws;
import cn.financebrain.ingest.simulate.Firm;
import cn.financebrain.ingest.simulate.books.Habits;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Set;

/**
 * Limited partners: of partnerships in the city (those of a scheme become more until the law's
 * fifty), and of the funds that managers run elsewhere.
 */
public final class Partners {
  private static final int MOST = 49;

  /** 投资与资产管理, and what comes near it. */
  private static final Set<String> FUND_MANAGERS = Set.of("7212", "6760", "6730");

  private Partners() {}

  /** How many on the day; 0 if it is no partnership. */
  public static int count(City city, Firm firm, LocalDate day) {
    if (firm.form() != Firm.Form.PARTNERSHIP) {
      return 0;
    }
    Draws habit = Habits.of(city, firm, "partners");
    int few = habit.between(2, 9);
    double pace = habit.uniform(0.05, 0.15);
    int own = habit.chance(0.2) ? few + habit.between(0, MOST) : few;
    long days = firm.story().raisesMoney() ? promoted(firm, day) : 0;
    return (int) Math.min(MOST, own + Math.round(days * pace));
  }

  /** How many there are in the funds that it manages. */
  static int managed(City city, Firm firm, LocalDate day) {
    Draws habit = Habits.of(city, firm, "managed funds");
    boolean some = habit.chance(0.25);
    int few = habit.between(3, 40);
    double pace = habit.uniform(0.1, 0.9);
    return switch (firm.kind()) {
      case LICENSED_WEALTH_MANAGER -> 5 * few + (int) Math.round(promoted(firm, day) * pace / 4);
      case PONZI_PRIVATE_EQUITY -> (int) Math.round(promoted(firm, day) * pace);
      default -> some && FUND_MANAGERS.contains(firm.industry().code()) ? few : 0;
    };
  }

  private static long promoted(Firm firm, LocalDate day) {
    return firm.story()
        .promotingOn()
        .map(promoting -> Math.max(0, ChronoUnit.DAYS.between(promoting, day)))
        .orElse(0L);
  }
}
