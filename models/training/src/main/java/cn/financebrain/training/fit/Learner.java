package cn.financebrain.training.fit;

import cn.financebrain.scoring.model.Scorer;

/**
 * A way to learn a scorer; its settings are part of it. The same arguments give the same scorer.
 */
public sealed interface Learner permits BoostedTrees, RandomForest, Blend, LogisticRegression {

  /**
   * @param x rows of finite numbers, all of one length
   * @param outcomes of each row; at least one of each kind
   * @param directions that the margin must keep to
   * @throws IllegalArgumentException if there are directions and it can't keep to any
   */
  Scorer learn(double[][] x, boolean[] outcomes, Directions directions, long seed);

  /** With no direction demanded. */
  default Scorer learn(double[][] x, boolean[] outcomes, long seed) {
    return learn(x, outcomes, Directions.none(x[0].length), seed);
  }

  /** Whether it can keep to directions. */
  default boolean keepsDirections() {
    return true;
  }

  /** For what can't. */
  static void requireNone(String name, Directions directions) {
    if (directions.any()) {
      throw new IllegalArgumentException(
          "trainer '%s' can't keep to directions, gbt can".formatted(name));
    }
  }

  /** The name in commands and artifacts. */
  String name();

  /** Settings for the model card, such as {@code trees=400 depth=5}. */
  String settings();
}
