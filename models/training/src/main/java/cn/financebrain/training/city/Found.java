package cn.financebrain.training.city;

/**
 * What became of the planted cases of one kind. Numbers are whole but for {@link Watch#CHANCE},
 * where they are what is to be expected.
 *
 * @param cases whose event lies within the time that was watched
 * @param found those with an orange or red alert at all, before the event or after it
 * @param first those whose first such alert was raised on a day before the event
 * @param lead days from the first alert to the event, of those found; below 0 where it came after
 * @param unseen median of the days that a scheme had been open to the public before the first
 *     alert, of those found; {@code NaN} for default
 */
public record Found(int cases, double found, double first, Days lead, double unseen) {

  /**
   * Days of lead; all {@code NaN} where nothing was found.
   *
   * @param worst the least
   */
  public record Days(double worst, double lowerQuartile, double median, double upperQuartile) {
    static final Days NONE = of(new double[0]);

    /**
     * @param sorted ascending
     */
    static Days of(double[] sorted) {
      return new Days(
          sorted.length == 0 ? Double.NaN : sorted[0],
          quantile(sorted, 0.25),
          quantile(sorted, 0.5),
          quantile(sorted, 0.75));
    }
  }

  public double shareFound() {
    return found / cases;
  }

  public double shareFirst() {
    return first / cases;
  }

  /** Between the two nearest of the sorted values, by distance; {@code NaN} of none. */
  static double quantile(double[] sorted, double share) {
    if (sorted.length == 0) {
      return Double.NaN;
    }
    double place = share * (sorted.length - 1);
    int below = (int) place;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  }
}
