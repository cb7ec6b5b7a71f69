package cn.financebrain.ingest.health;

/**
 * How many of how many.
 *
 * @param part from 0 to {@code whole}
 */
record Share(long part, long whole) {
  /** Fewer rows tell nothing of a share. */
  static final int ENOUGH = 100;

  private static final double FLOOR = 0.10;
  private static final double DEVIATIONS = 3;

  double value() {
    return whole == 0 ? 0 : (double) part / whole;
  }

  boolean isKnown() {
    return whole >= ENOUGH;
  }

  /**
   * Whether it is higher than a usual share by more than ten points and by more than three standard
   * deviations of the difference of two binomial shares.
   */
  boolean isFarAbove(Share usual) {
    double p = usual.value();
    double sigma =
        usual.whole == 0 ? 0 : Math.sqrt(p * (1 - p) * (1.0 / whole + 1.0 / usual.whole));
    return value() > p + Math.max(FLOOR, DEVIATIONS * sigma);
  }
}
