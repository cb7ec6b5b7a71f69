package cn.financebrain.ingest.simulate.books;

import cn.financebrain.ingest.simulate.City;
import cn.financebrain.ingest.simulate.Firm;
import java.time.YearMonth;

/** Enterprises that have the money and are late all the same, with one thing or with all. */
public final class Slack {
  private static final double SHARE = 0.025;

  private Slack() {}

  /** Whether it lets something slip that is due for the month. */
  public static boolean lapses(City city, Firm firm, String topic, YearMonth month) {
    return Habits.of(city, firm, "slack").chance(SHARE)
        && Habits.of(city, firm, "slack with " + topic).chance(0.6)
        && Habits.of(city, firm, "lapse of " + topic, month).chance(0.85);
  }
}
