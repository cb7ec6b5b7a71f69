package cn.financebrain.scoring.profile;

import java.time.Duration;

/**
 * A sum whose addends count half after each half-life, by the days of their age. They are added in
 * the order of their days; those of one day in any order.
 */
final class DecayingSum {
  private static final long NONE = Long.MIN_VALUE;

  private final double halfLifeDays;

  /** Of all days before the newest one, as of the newest one. */
  private double before;

  private long day = NONE;
  private ExactSum ofDay = new ExactSum();

  DecayingSum(Duration halfLife) {
    this.halfLifeDays = halfLife.toDays();
  }

  /**
   * @param epochDay not before that of the last call
   */
  void add(long epochDay, double number) {
    if (epochDay != day) {
      before = day == NONE ? 0 : (before + ofDay.value()) * left(epochDay - day);
      day = epochDay;
      ofDay = new ExactSum();
    }
    ofDay.add(number);
  }

  /** What is still to come counts in full. */
  private double left(long days) {
    return Math.pow(2, -Math.max(0, days) / halfLifeDays);
  }

  /** As of a day. */
  double value(long epochDay) {
    return day == NONE ? 0 : (before + ofDay.value()) * left(epochDay - day);
  }
}
