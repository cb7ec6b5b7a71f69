package cn.financebrain.training.fit;

import cn.financebrain.scoring.model.Scorer;
import cn.financebrain.scoring.model.TreeEnsemble;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import smile.base.cart.Loss;

/**
 * Random forest (Breiman 2001): each tree on a bootstrap sample, a leaf is the share of positives
 * in it. The variance of a 0/1 outcome is half its Gini impurity, so regression trees choose the
 * splits that Gini chooses. The margin is the mean share, 0 to 1.
 *
 * @param sampleLimit most rows that a tree is grown on, so that large tables stay quick
 */
public record RandomForest(int trees, TreeShape shape, int sampleLimit) implements Learner {

  @Override
  public String name() {
    return "rf";
  }

  @Override
  public String settings() {
    return "trees=%d depth=%d minimum_leaf=%d column_share=%s"
        .formatted(trees, shape.depth(), shape.minimumLeaf(), shape.columnShare());
  }

  @Override
  public boolean keepsDirections() {
    return false;
  }

  @Override
  public Scorer learn(double[][] x, boolean[] outcomes, Directions directions, long seed) {
    Learner.requireNone(name(), directions);
    TreeEnsemble.Builder ensemble = new TreeEnsemble.Builder(0, 1);
    grow(x, outcomes, seed, 1).forEach(ensemble::add);
    return ensemble.build();
  }

  /** Trees whose leaves add up to {@code weight} times the mean share of positives. */
  List<TreeEnsemble.Node> grow(double[][] x, boolean[] outcomes, long seed, double weight) {
    TreeGrower grower = new TreeGrower(x);
    double[] shares = new double[outcomes.length];
    Arrays.setAll(shares, i -> outcomes[i] ? 1 : 0);
    long[] seeds = new SplittableRandom(seed).longs(trees).toArray();
    return IntStream.range(0, trees)
        .parallel()
        .mapToObj(t -> growOne(grower, shares, seeds[t]).toNode(weight / trees))
        .toList();
  }

  private GrownTree growOne(TreeGrower grower, double[] shares, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int rows = Math.min(sampleLimit, shares.length);
    int[] samples = new int[shares.length];
    for (int i = 0; i < rows; i++) {
      samples[random.nextInt(samples.length)]++;
    }
    return GrownTree.of(grower.grow(Loss.ls(shares), shape, samples, random.nextLong()));
  }
}
