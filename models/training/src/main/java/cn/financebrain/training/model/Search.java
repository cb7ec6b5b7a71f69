package cn.financebrain.training.model;

import cn.financebrain.training.fit.BaggedTrees;
import cn.financebrain.training.fit.Blend;
import cn.financebrain.training.fit.BoostedTrees;
import cn.financebrain.training.fit.Learner;
import cn.financebrain.training.fit.LogisticRegression;
import cn.financebrain.training.fit.RandomForest;
import cn.financebrain.training.fit.ScorecardTrainer;
import cn.financebrain.training.fit.Stack;
import cn.financebrain.training.fit.TreeShape;
import cn.financebrain.training.fit.WoeBinning;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Random search over settings (Bergstra and Bengio 2012). The first candidate is always the recipe
 * itself, so a search can only leave it for something that did better on the training rows. Which
 * settings are tried depends on the seed alone.
 */
final class Search {
  private static final MathContext DIGITS = new MathContext(4);

  private final Recipe recipe;
  private final SplittableRandom random;

  private Search(Recipe recipe, long seed) {
    this.recipe = recipe;
    this.random = new SplittableRandom(seed);
  }

  /** The recipe, and {@link Recipe#search} others beside it. */
  static List<Recipe> candidates(Recipe recipe, long seed) {
    Search search = new Search(recipe, seed);
    List<Recipe> candidates = new ArrayList<>();
    candidates.add(recipe);
    for (int i = 0; i < recipe.search(); i++) {
      candidates.add(search.other());
    }
    return candidates;
  }

  private Recipe other() {
    double smoothing = between(1, 20);
    return recipe.with(other(recipe.learner())).withSmoothing(smoothing);
  }

  private Learner other(Learner learner) {
    if (learner instanceof Blend blend) {
      return new Blend(boosted(blend.boosted()), forest(blend.forest()), between(2, 16));
    }
    if (learner instanceof BoostedTrees boosted) {
      return boosted(boosted);
    }
    if (learner instanceof Stack stack) {
      return new Stack(
          boosted(stack.boosted()),
          forest(stack.forest()),
          card(stack.scorecard()),
          stack.combination());
    }
    if (learner instanceof ScorecardTrainer card) {
      return card(card);
    }
    if (learner instanceof RandomForest forest) {
      return new RandomForest(forest.trees(), bushy(forest.shape()), forest.sampleLimit());
    }
    return new LogisticRegression(between(0.1, 100));
  }

  /** Fewer trees where each goes further, so that all candidates have learnt about as much. */
  private BoostedTrees boosted(BoostedTrees like) {
    double shrinkage = between(0.015, 0.06);
    int trees = (int) Math.round(like.trees() * like.shrinkage() / shrinkage * between(0.6, 1.7));
    TreeShape shape =
        new TreeShape(
            random.nextInt(4, 9),
            random.nextInt(6, 25),
            (int) Math.round(between(4, 40)),
            between(0.08, 0.5));
    return new BoostedTrees(
        trees, shape, shrinkage, random.nextDouble(0.5, 0.9), between(1, 20), like.runs());
  }

  private ScorecardTrainer card(ScorecardTrainer like) {
    WoeBinning binning = new WoeBinning(like.binning().most(), between(0.01, 0.05), between(2, 15));
    return new ScorecardTrainer(
        binning, like.leastInformation(), between(0.005, 0.2), like.ridge());
  }

  private BaggedTrees forest(BaggedTrees like) {
    return new BaggedTrees(like.trees(), bushy(like.shape()), like.sampleLimit());
  }

  private TreeShape bushy(TreeShape like) {
    return new TreeShape(
        like.depth(), like.leaves(), (int) Math.round(between(2, 12)), between(0.08, 0.4));
  }

  /** Even on a logarithmic scale; rounded to four digits, so that a card can tell it. */
  private double between(double low, double high) {
    double drawn = low * Math.exp(random.nextDouble() * Math.log(high / low));
    return new BigDecimal(drawn).round(DIGITS).doubleValue();
  }
}
