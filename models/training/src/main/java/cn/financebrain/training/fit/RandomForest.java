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
 */
public record RandomForest(int trees, TreeShape shape) implements Learner {

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
  public Scorer learn(double[][] x, boolean[] outcomes, long seed) {
    TreeGrower grower = new TreeGrower(x);
    double[] shares = new double[outcomes.length];
    Arrays.setAll(shares, i -> outcomes[i] ? 1 : 0);
    long[] seeds = new SplittableRandom(seed).longs(trees).toArray();
    List<TreeEnsemble.Node> grown =
        IntStream.range(0, trees).parallel().mapToObj(t -> grow(grower, shares, seeds[t])).toList();
    TreeEnsemble.Builder ensemble = new TreeEnsemble.Builder(0, 1.0 / trees);
    grown.forEach(ensemble::add);
    return ensemble.build();
  }

  private TreeEnsemble.Node grow(TreeGrower grower, double[] shares, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int[] samples = new int[shares.length];
    for (int i = 0; i < samples.length; i++) {
      samples[random.nextInt(samples.length)]++;
    }
    return GrownTree.of(grower.grow(Loss.ls(shares), shape, samples, random.nextLong())).toNode();
  }
}
