package cn.financebrain.training.fit;

import cn.financebrain.scoring.model.Scorer;

/**
 * A way to learn a scorer; its settings are part of it. The same arguments give the same scorer.
 */
public sealed interface Learner permits BoostedTrees, RandomForest, Blend, LogisticRegression {

  /**
   * @param x rows of finite numbers, all of one length
   * @param outcomes of each row; at least one of each kind
   */
  Scorer learn(double[][] x, boolean[] outcomes, long seed);

  /** The name in commands and artifacts. */
  String name();

  /** Settings for the model card, such as {@code trees=400 depth=5}. */
  String settings();
}
