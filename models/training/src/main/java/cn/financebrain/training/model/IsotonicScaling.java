package cn.financebrain.training.model;

import cn.financebrain.scoring.model.Calibration;
import java.util.Arrays;
import java.util.Comparator;

/**
 * Fits centred isotonic regression (Oron and Flournoy 2017): pool adjacent violators, then one knot
 * at the mean margin of each block, so that the curve between the outermost knots rises strictly
 * and keeps the order of the scores.
 */
final class IsotonicScaling {
  private IsotonicScaling() {}

  static Calibration.Isotonic fit(double[] margins, boolean[] outcomes) {
    Integer[] order = new Integer[margins.length];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, Comparator.comparingDouble(i -> margins[i]));
    double[] weight = new double[order.length];
    double[] positives = new double[order.length];
    double[] marginSum = new double[order.length];
    int blocks = 0;
    for (int i : order) {
      boolean tie = blocks > 0 && marginSum[blocks - 1] / weight[blocks - 1] == margins[i];
      if (!tie) {
        blocks++;
        weight[blocks - 1] = 0;
        positives[blocks - 1] = 0;
        marginSum[blocks - 1] = 0;
      }
      weight[blocks - 1]++;
      positives[blocks - 1] += outcomes[i] ? 1 : 0;
      marginSum[blocks - 1] += margins[i];
    }
    blocks = pool(weight, positives, marginSum, blocks);
    double[] knots = new double[blocks];
    double[] probabilities = new double[blocks];
    for (int b = 0; b < blocks; b++) {
      knots[b] = marginSum[b] / weight[b];
      probabilities[b] = positives[b] / weight[b];
    }
    return new Calibration.Isotonic(knots, probabilities);
  }

  private static int pool(double[] weight, double[] positives, double[] marginSum, int blocks) {
    int last = -1;
    for (int b = 0; b < blocks; b++) {
      last++;
      weight[last] = weight[b];
      positives[last] = positives[b];
      marginSum[last] = marginSum[b];
      while (last > 0 && positives[last - 1] * weight[last] >= positives[last] * weight[last - 1]) {
        weight[last - 1] += weight[last];
        positives[last - 1] += positives[last];
        marginSum[last - 1] += marginSum[last];
        last--;
      }
    }
    return last + 1;
  }
}
