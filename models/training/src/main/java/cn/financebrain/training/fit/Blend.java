package cn.financebrain.training.fit;

import cn.financebrain.scoring.model.Scorer;
import cn.financebrain.scoring.model.TreeEnsemble;

/**
 * Boosted trees and a forest in one ensemble: the margin is the boosted log-odds plus {@code
 * weight} times the forest's share. The two err differently, and since both are sums of trees their
 * sum is one too, with exact Shapley values at no extra cost.
 */
public record Blend(BoostedTrees boosted, BaggedTrees forest, double weight) implements Learner {

  @Override
  public String name() {
    return "gbt";
  }

  @Override
  public String settings() {
    return "boosted (%s) + %s x forest (%s)"
        .formatted(boosted.settings(), weight, forest.settings());
  }

  @Override
  public Scorer learn(double[][] x, boolean[] outcomes, Directions directions, long seed) {
    BinnedRows binned = new BinnedRows(x);
    TreeEnsemble.Builder ensemble = new TreeEnsemble.Builder(BoostedTrees.logOdds(outcomes), 1);
    boosted.boost(binned, outcomes, directions, seed, ensemble);
    forest.grow(binned, outcomes, directions, seed, weight).forEach(ensemble::add);
    return ensemble.build();
  }
}
