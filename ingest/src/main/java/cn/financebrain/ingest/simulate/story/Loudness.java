package cn.financebrain.ingest.simulate.story;

import cn.financebrain.ingest.simulate.Draws;
import cn.financebrain.ingest.simulate.FirmMonth;
import cn.financebrain.ingest.simulate.books.Habits;

/** Honest enterprises that live by being heard of. */
public final class Loudness {
  private static final double SHARE = 0.012;

  private Loudness() {}

  /** Advertisements or articles a month that it pays for; 0 for nearly all. */
  public static double of(FirmMonth month) {
    Draws habit = Habits.of(month, "loudness");
    boolean loud = habit.chance(SHARE) && !month.firm().story().raisesMoney();
    return loud ? habit.uniform(1.5, 6) : 0;
  }
}
