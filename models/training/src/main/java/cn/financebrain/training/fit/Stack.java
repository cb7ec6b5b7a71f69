package cn.financebrain.training.fit;

import cn.financebrain.scoring.model.Scorer;
import cn.financebrain.scoring.model.TreeEnsemble;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Stacked generalisation (Wolpert 1992; weights that are not negative as by Breiman 1996): boosted
 * trees, a forest and a scorecard, whose margins are added up with weights. Boosted trees and card
 * speak in log-odds, the forest in its share of positives, as in {@link Blend}. The sum of sums of
 * trees is one again, with exact Shapley values.
 *
 * @param combination of the margins of boosted trees, forest and card, in this order; fitted to
 *     what they say out of fold, see {@link cn.financebrain.training.model.FittedModel}
 */
public record Stack(
    BoostedTrees boosted,
    BaggedTrees forest,
    ScorecardTrainer scorecard,
    NonNegativeLogistic.Fit combination)
    implements Learner {

  /** Before anything is fitted: that of the blend, without the card. */
  public static Stack unfitted(Blend blend, ScorecardTrainer scorecard) {
    double[] weights = {1, blend.weight(), 0};
    return new Stack(
        blend.boosted(), blend.forest(), scorecard, new NonNegativeLogistic.Fit(0, weights));
  }

  public Stack with(NonNegativeLogistic.Fit combination) {
    return new Stack(boosted, forest, scorecard, combination);
  }

  @Override
  public String name() {
    return "stack";
  }

  @Override
  public String settings() {
    return "%s x boosted (%s) + %s x forest (%s) + %s x scorecard (%s)"
        .formatted(
            weight(0),
            boosted.settings(),
            weight(1),
            forest.settings(),
            weight(2),
            scorecard.settings());
  }

  private String weight(int member) {
    return String.format(Locale.ROOT, "%.3f", combination.weights()[member]);
  }

  @Override
  public Scorer learn(double[][] x, boolean[] outcomes, Directions directions, long seed) {
    List<Scorer> members = members(x, outcomes, directions, seed);
    TreeEnsemble.Builder sum = new TreeEnsemble.Builder(base(members), 1);
    for (int m = 0; m < members.size(); m++) {
      double weight = combination.weights()[m];
      if (weight > 0) {
        addScaled((TreeEnsemble) members.get(m), weight, sum);
      }
    }
    return sum.build();
  }

  @Override
  public List<Scorer> members(double[][] x, boolean[] outcomes, Directions directions, long seed) {
    BinnedRows binned = new BinnedRows(x);
    TreeEnsemble.Builder trees = new TreeEnsemble.Builder(BoostedTrees.logOdds(outcomes), 1);
    boosted.boost(binned, outcomes, directions, seed, trees);
    TreeEnsemble.Builder shares = new TreeEnsemble.Builder(0, 1);
    forest.grow(binned, outcomes, directions, seed, 1).forEach(shares::add);
    return List.of(trees.build(), shares.build(), scorecard.learn(x, outcomes, directions, seed));
  }

  @Override
  public int memberCount() {
    return combination.weights().length;
  }

  private double base(List<Scorer> members) {
    return combination.intercept()
        + IntStream.range(0, members.size())
            .mapToDouble(m -> combination.weights()[m] * ((TreeEnsemble) members.get(m)).base())
            .sum();
  }

  private static void addScaled(TreeEnsemble of, double weight, TreeEnsemble.Builder sum) {
    for (int tree = 0; tree < of.trees(); tree++) {
      sum.add(scaled(of.tree(tree), weight * of.scale()));
    }
  }

  private static TreeEnsemble.Node scaled(TreeEnsemble.Node node, double factor) {
    if (node instanceof TreeEnsemble.Node.Leaf leaf) {
      return new TreeEnsemble.Node.Leaf(factor * leaf.value(), leaf.cover());
    }
    TreeEnsemble.Node.Split split = (TreeEnsemble.Node.Split) node;
    return new TreeEnsemble.Node.Split(
        split.feature(),
        split.threshold(),
        scaled(split.left(), factor),
        scaled(split.right(), factor));
  }
}
