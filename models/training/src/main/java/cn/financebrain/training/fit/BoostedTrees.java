package cn.financebrain.training.fit;

import cn.financebrain.scoring.model.Scorer;
import cn.financebrain.scoring.model.TreeEnsemble;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Stochastic gradient boosting (Friedman 2002) of logistic loss; the margin is in log-odds.
 *
 * @param sampleShare share of the rows that each tree is grown on
 * @param sampleLimit most rows that a tree is grown on, so that large tables stay quick
 * @param penalty L2 penalty of a leaf, see {@link LogisticLoss}
 */
public record BoostedTrees(
    int trees,
    TreeShape shape,
    double shrinkage,
    double sampleShare,
    int sampleLimit,
    double penalty)
    implements Learner {

  @Override
  public String name() {
    return "gbt";
  }

  @Override
  public String settings() {
    return ("trees=%d depth=%d leaves=%d minimum_leaf=%d column_share=%s shrinkage=%s"
            + " sample_share=%s penalty=%s")
        .formatted(
            trees,
            shape.depth(),
            shape.leaves(),
            shape.minimumLeaf(),
            shape.columnShare(),
            shrinkage,
            sampleShare,
            penalty);
  }

  @Override
  public Scorer learn(double[][] x, boolean[] outcomes, long seed) {
    Boosted boosted = boost(x, outcomes, seed);
    TreeEnsemble.Builder ensemble = new TreeEnsemble.Builder(boosted.base(), 1);
    boosted.trees().forEach(ensemble::add);
    return ensemble.build();
  }

  /**
   * @param trees with leaves that are shrunk already
   */
  record Boosted(double base, List<TreeEnsemble.Node> trees) {}

  Boosted boost(double[][] x, boolean[] outcomes, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    TreeGrower grower = new TreeGrower(x);
    LogisticLoss loss = new LogisticLoss(outcomes, penalty);
    double[] margins = loss.margins();
    double base = loss.intercept(margins);
    double share = Math.min(sampleShare, (double) sampleLimit / x.length);
    List<TreeEnsemble.Node> grown = new ArrayList<>();
    for (int t = 0; t < trees; t++) {
      int[] samples = sample(x.length, share, random);
      GrownTree tree = GrownTree.of(grower.grow(loss, shape, samples, random.nextLong()));
      for (int i = 0; i < x.length; i++) {
        margins[i] += shrinkage * tree.predict(x[i]);
      }
      grown.add(tree.toNode(shrinkage));
    }
    return new Boosted(base, grown);
  }

  private static int[] sample(int rows, double share, SplittableRandom random) {
    int[] samples = new int[rows];
    for (int i = 0; i < rows; i++) {
      samples[i] = random.nextDouble() < share ? 1 : 0;
    }
    return samples;
  }
}
