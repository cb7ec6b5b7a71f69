package cn.financebrain.scoring.drift;

import cn.financebrain.contract.drift.Bins;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Population stability index: {@code Σ (a − e) · ln(a / e)} over bins, where {@code e} and {@code
 * a} are the shares of the base and of the later period. By the rule of thumb of credit scoring
 * (Siddiqi, Credit Risk Scorecards, 2006) below 0.1 is stable, from 0.25 on has shifted. For a
 * feature instead of a score it is called characteristic stability index. An empty bin counts as
 * half a row; one that is empty twice does not count.
 */
public final class StabilityIndex {
  private static final double EMPTY = 0.5;

  /** Of the standard normal distribution: what is above it once in a thousand times. */
  private static final double ONCE_IN_A_THOUSAND = 3.090232;

  private StabilityIndex() {}

  /**
   * Of numbers, in bins that hold as many rows of the base each where its values allow it; missing
   * ones have a bin of their own.
   *
   * @param base not empty; {@code NaN} is missing
   * @param later not empty
   */
  public static double of(double[] base, double[] later, int bins) {
    Bins made = ReferenceBins.ofNumbers(base, bins);
    return of(Bins.count(made, base).toArray(), Bins.count(made, later).toArray());
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

  /**
   * What the index of two samples of one population exceeds once in a thousand times: {@code (1/n +
   * 1/m) · χ²}, with a degree of freedom less than there are bins (Yurdakul, Statistical Properties
   * of Population Stability Index, 2018); the quantile of χ² by Wilson and Hilferty.
   *
   * @return 0 where all are in one bin
   */
  public static double byChance(long[] base, long[] later) {
    int freedom =
        (int) IntStream.range(0, base.length).filter(b -> base[b] > 0 || later[b] > 0).count() - 1;
    if (freedom < 1) {
      return 0;
    }
    double spread = 2.0 / (9 * freedom);
    double chiSquare = freedom * Math.pow(1 - spread + ONCE_IN_A_THOUSAND * Math.sqrt(spread), 3);
    double allBase = (double) Arrays.stream(base).sum();
    double allLater = (double) Arrays.stream(later).sum();
    return (1 / allBase + 1 / allLater) * chiSquare;
  }
}
