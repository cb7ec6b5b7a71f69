package cn.financebrain.training.fit;

import cn.financebrain.scoring.model.Scorer;
import cn.financebrain.scoring.model.TreeEnsemble;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Stochastic gradient boosting (Friedman 2002) of logistic loss, by Newton's method on histograms;
 * the margin is in log-odds. Several runs that differ by their random numbers alone are averaged:
 * where there are few positives, which rows and columns a tree happens to draw is much of what one
 * run gets wrong. The average of sums of trees is again one, with exact Shapley values.
 *
 * @param trees of each run
 * @param sampleShare share of the rows that each tree is grown on
 * @param penalty L2 penalty of the value of a leaf, so that a leaf of few rows stays modest
 * @param runs to be averaged
 */
public record BoostedTrees(
    int trees, TreeShape shape, double shrinkage, double sampleShare, double penalty, int runs)
    implements Learner {

  @Override
  public String name() {
    return "gbt";
  }

  @Override
  public String settings() {
    return ("trees=%d depth=%d leaves=%d minimum_leaf=%d column_share=%s shrinkage=%s"
            + " sample_share=%s penalty=%s runs=%d")
        .formatted(
            trees,
            shape.depth(),
            shape.leaves(),
            shape.minimumLeaf(),
            shape.columnShare(),
            shrinkage,
            sampleShare,
            penalty,
            runs);
  }

  @Override
  public Scorer learn(double[][] x, boolean[] outcomes, Directions directions, long seed) {
    TreeEnsemble.Builder ensemble = new TreeEnsemble.Builder(logOdds(outcomes), 1);
    boost(new BinnedRows(x), outcomes, directions, seed, ensemble);
    return ensemble.build();
  }

  /** Adds the trees of all runs, shrunk already; the margin starts at the log-odds. */
  void boost(
      BinnedRows x,
      boolean[] outcomes,
      Directions directions,
      long seed,
      TreeEnsemble.Builder ensemble) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int run = 0; run < runs; run++) {
      boostOnce(x, outcomes, directions, random.split(), ensemble);
    }
  }

  /** Log-odds of the share of positives. */
  static double logOdds(boolean[] outcomes) {
    double positives = 0;
    for (boolean outcome : outcomes) {
      positives += outcome ? 1 : 0;
    }
    return Math.log(positives / (outcomes.length - positives));
  }

  private void boostOnce(
      BinnedRows x,
      boolean[] outcomes,
      Directions directions,
      SplittableRandom random,
      TreeEnsemble.Builder ensemble) {
    double[] margins = new double[x.rows()];
    double[] gradient = new double[x.rows()];
    double[] curvature = new double[x.rows()];
    Arrays.fill(margins, logOdds(outcomes));
    for (int t = 0; t < trees; t++) {
      for (int i = 0; i < margins.length; i++) {
        double probability = 1 / (1 + Math.exp(-margins[i]));
        gradient[i] = (outcomes[i] ? 1 : 0) - probability;
        curvature[i] = probability * (1 - probability);
      }
      int[] rows = sample(x.rows(), random);
      HistogramTree tree =
          new HistogramTree(x, rows, gradient, curvature, shape, penalty, directions, random);
      for (int i = 0; i < margins.length; i++) {
        margins[i] += shrinkage * tree.predict(i);
      }
      ensemble.add(tree.toNode(shrinkage / runs));
    }
  }

  private int[] sample(int rows, SplittableRandom random) {
    int[] sample = new int[rows];
    int n = 0;
    for (int i = 0; i < rows; i++) {
      if (random.nextDouble() < sampleShare) {
        sample[n++] = i;
      }
    }
    if (n == 0) {
      sample[n++] = random.nextInt(rows);
    }
    return Arrays.copyOf(sample, n);
  }
}
