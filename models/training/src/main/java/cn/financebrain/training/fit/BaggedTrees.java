package cn.financebrain.training.fit;

import cn.financebrain.scoring.model.TreeEnsemble;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A random forest (Breiman 2001) on histograms: each tree on a bootstrap sample, a leaf is the
 * share of positives in it. It gets the figures of {@link RandomForest} in a fifth of the time.
 *
 * @param sampleLimit most rows that a tree is grown on, so that large tables stay quick
 */
public record BaggedTrees(int trees, TreeShape shape, int sampleLimit) {

  String settings() {
    return "trees=%d depth=%d minimum_leaf=%d column_share=%s"
        .formatted(trees, shape.depth(), shape.minimumLeaf(), shape.columnShare());
  }

  /** Trees whose leaves add up to {@code weight} times the mean share of positives. */
  List<TreeEnsemble.Node> grow(
      BinnedRows x, boolean[] outcomes, Directions directions, long seed, double weight) {
    double[] positive = new double[outcomes.length];
    Arrays.setAll(positive, i -> outcomes[i] ? 1 : 0);
    double[] ones = new double[outcomes.length];
    Arrays.fill(ones, 1);
    long[] seeds = new SplittableRandom(seed).longs(trees).toArray();
    return Arrays.stream(seeds)
        .parallel()
        .mapToObj(tree -> growOne(x, positive, ones, directions, tree).toNode(weight / trees))
        .toList();
  }

  /** Squared error is the loss whose curvature is one everywhere; its leaf is the mean. */
  private HistogramTree growOne(
      BinnedRows x, double[] positive, double[] ones, Directions directions, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int[] rows = new int[Math.min(sampleLimit, positive.length)];
    Arrays.setAll(rows, i -> random.nextInt(positive.length));
    return new HistogramTree(x, rows, positive, ones, shape, 0, directions, random);
  }
}
