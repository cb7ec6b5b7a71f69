package cn.financebrain.training.fit;

import cn.financebrain.scoring.model.Scorer;
import java.util.List;

/**
 * A way to learn a scorer; its settings are part of it. The same arguments give the same scorer.
 */
public sealed interface Learner
    permits BoostedTrees, RandomForest, Blend, LogisticRegression, ScorecardTrainer, Stack {

  /**
   * @param x rows of finite numbers, all of one length
   * @param outcomes of each row; at least one of each kind
   * @param directions that the margin must keep to
   * @throws IllegalArgumentException if there are directions and it can't keep to any
   */
  Scorer learn(double[][] x, boolean[] outcomes, Directions directions, long seed);

  /** What is combined to what {@link #learn} makes; itself alone where there is nothing else. */
  default List<Scorer> members(double[][] x, boolean[] outcomes, Directions directions, long seed) {
    return List.of(learn(x, outcomes, directions, seed));
  }

  /** Number of {@link #members}. */
  default int memberCount() {
    return 1;
  }

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
          "trainer '%s' can't keep to directions, gbt, scorecard and stack can".formatted(name));
    }
  }

  /** The name in commands and artifacts. */
  String name();

  /** Settings for the model card, such as {@code trees=400 depth=5}. */
  String settings();
}
