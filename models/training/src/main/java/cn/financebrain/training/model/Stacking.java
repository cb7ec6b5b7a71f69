package cn.financebrain.training.model;

import cn.financebrain.training.fit.Learner;
import cn.financebrain.training.fit.NonNegativeLogistic;
import cn.financebrain.training.fit.Stack;
import java.util.Arrays;

/** Fits the combination of a {@link Stack} to what its members say out of fold. */
final class Stacking {
  /** Weights are few and held at 0 or above, so the ridge only keeps them finite. */
  private static final NonNegativeLogistic COMBINER = new NonNegativeLogistic(0, 1e-6);

  private Stacking() {}

  /**
   * The margin of each row, out of fold in every respect: the combination that a part's rows are
   * given is fitted to the other parts.
   *
   * @param said by member and row, by models that had not seen the row's part
   */
  static double[] margins(Learner learner, double[][] said, Folds folds, boolean[] outcomes) {
    if (!(learner instanceof Stack)) {
      return said[0];
    }
    double[] margins = new double[outcomes.length];
    for (int part = 0; part < folds.count(); part++) {
      NonNegativeLogistic.Fit combination = fit(said, folds.placesOutside(part), outcomes);
      for (int place : folds.places(part)) {
        margins[place] = combination.logOdds(row(said, place));
      }
    }
    return margins;
  }

  /** The recipe with the combination fitted to all rows; itself where nothing is combined. */
  static Recipe fitted(Recipe recipe, double[][] said, boolean[] outcomes) {
    return recipe.learner() instanceof Stack stack
        ? recipe.with(stack.with(COMBINER.fit(said, outcomes)))
        : recipe;
  }

  private static NonNegativeLogistic.Fit fit(double[][] said, int[] places, boolean[] outcomes) {
    double[][] columns =
        Arrays.stream(said)
            .map(all -> Arrays.stream(places).mapToDouble(place -> all[place]).toArray())
            .toArray(double[][]::new);
    boolean[] chosen = new boolean[places.length];
    for (int i = 0; i < chosen.length; i++) {
      chosen[i] = outcomes[places[i]];
    }
    return COMBINER.fit(columns, chosen);
  }

  private static double[] row(double[][] said, int place) {
    return Arrays.stream(said).mapToDouble(member -> member[place]).toArray();
  }
}
