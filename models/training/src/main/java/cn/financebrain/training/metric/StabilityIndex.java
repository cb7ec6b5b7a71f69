package cn.financebrain.training.metric;

import java.util.Arrays;

/**
 * Population stability index: {@code Σ (a − e) · ln(a / e)} over bins, where {@code e} and {@code
 * a} are the shares of the base and of the later period. By the rule of thumb of credit scoring
 * below 0.1 is stable, above 0.25 has shifted. For a feature instead of a score it is called
 * characteristic stability index. An empty bin counts as half a row.
 */
public final class StabilityIndex {
  private static final double EMPTY = 0.5;

  private StabilityIndex() {}

  /**
   * Of numbers, in bins that hold as many rows of the base each; missing ones have a bin of their
   * own.
   *
   * @param base not empty; {@code NaN} is missing
   * @param later not empty
   */
  public static double of(double[] base, double[] later, int bins) {
    double[] borders = borders(base, bins);
    return of(counts(base, borders), counts(later, borders));
  }

  /**
   * Of rows counted by bin.
   *
   * @param base by bin, at least one row in all
   * @param later by bin, at least one row in all
   */
  public static double of(long[] base, long[] later) {
    double allBase = (double) Arrays.stream(base).sum();
    double allLater = (double) Arrays.stream(later).sum();
    double sum = 0;
    for (int b = 0; b < base.length; b++) {
      if (base[b] > 0 || later[b] > 0) {
        double expected = Math.max((double) base[b], EMPTY) / allBase;
        double actual = Math.max((double) later[b], EMPTY) / allLater;
        sum += (actual - expected) * Math.log(actual / expected);
      }
    }
    return sum;
  }

  /** Borders at quantiles of the base, equal ones once; a number is above those below it. */
  private static double[] borders(double[] base, int bins) {
    double[] known = Arrays.stream(base).filter(v -> !Double.isNaN(v)).sorted().toArray();
    double[] borders = new double[bins - 1];
    for (int b = 1; known.length > 0 && b < bins; b++) {
      borders[b - 1] = known[(int) ((long) b * known.length / bins)];
    }
    return known.length == 0 ? new double[0] : Arrays.stream(borders).distinct().toArray();
  }

  /** The last bin holds what is missing. */
  private static long[] counts(double[] values, double[] borders) {
    long[] counts = new long[borders.length + 2];
    for (double value : values) {
      if (Double.isNaN(value)) {
        counts[borders.length + 1]++;
      } else {
        int found = Arrays.binarySearch(borders, value);
        counts[found >= 0 ? found + 1 : -found - 1]++;
      }
    }
    return counts;
  }
}
