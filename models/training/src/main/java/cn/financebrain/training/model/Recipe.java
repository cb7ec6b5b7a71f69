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
import cn.financebrain.training.table.FeatureEncoder.Style;

/**
 * How a model is made from a training table. The settings were chosen by out-of-fold figures on the
 * public labels alone, with other folds than those of the protocol.
 *
 * @param smoothing of the shares of codes, see {@link
 *     cn.financebrain.training.table.FeatureEncoder#fit}
 * @param folds parts for the out-of-fold margins that calibration and threshold are fitted to
 * @param directions which way the score may move with a tag
 * @param search how many other settings are tried on the training rows, see {@link Search}
 * @param threshold from which probability on an enterprise is called positive
 */
public record Recipe(
    Learner learner,
    Style style,
    double smoothing,
    CalibrationKind calibration,
    int folds,
    TagDirections directions,
    int search,
    ThresholdRule threshold) {

  /** How margins become probabilities. */
  public enum CalibrationKind {
    PLATT,
    ISOTONIC
  }

  private static final int SAMPLE_LIMIT = 15_000;

  /** Boosted trees, steadied by a small forest. */
  public static final Recipe BOOSTED_TREES =
      new Recipe(
          new Blend(
              new BoostedTrees(250, new TreeShape(6, 12, 10, 0.2), 0.03, 0.7, 5, 3),
              new BaggedTrees(150, new TreeShape(20, 1_000, 3, 0.15), SAMPLE_LIMIT),
              8),
          Style.TREES,
          3,
          CalibrationKind.PLATT,
          4,
          TagDirections.NONE,
          0,
          ThresholdRule.BEST_F1);

  private static final ScorecardTrainer CARD =
      new ScorecardTrainer(new WoeBinning(5, 0.05, 6), 0.02, 0.05, 1);

  /** What a person can add up by hand. */
  public static final Recipe SCORECARD =
      BOOSTED_TREES.with(CARD).withSmoothing(10).with(Style.BINS);

  /** Boosted trees, forest and scorecard, weighed by what they say out of fold. */
  public static final Recipe STACK =
      BOOSTED_TREES.with(Stack.unfitted((Blend) BOOSTED_TREES.learner(), CARD));

  public static final Recipe RANDOM_FOREST =
      new Recipe(
          new RandomForest(300, new TreeShape(20, 1_000, 3, 0.15), SAMPLE_LIMIT),
          Style.TREES,
          3,
          CalibrationKind.ISOTONIC,
          4,
          TagDirections.NONE,
          0,
          ThresholdRule.BEST_F1);

  public static final Recipe LOGISTIC =
      new Recipe(
          new LogisticRegression(10),
          Style.LINEAR,
          3,
          CalibrationKind.PLATT,
          4,
          TagDirections.NONE,
          0,
          ThresholdRule.BEST_F1);

  public Recipe with(Learner learner) {
    return new Recipe(learner, style, smoothing, calibration, folds, directions, search, threshold);
  }

  private Recipe with(Style style) {
    return new Recipe(learner, style, smoothing, calibration, folds, directions, search, threshold);
  }

  public Recipe withSmoothing(double smoothing) {
    return new Recipe(learner, style, smoothing, calibration, folds, directions, search, threshold);
  }

  public Recipe with(TagDirections directions) {
    return new Recipe(learner, style, smoothing, calibration, folds, directions, search, threshold);
  }

  public Recipe withSearch(int search) {
    return new Recipe(learner, style, smoothing, calibration, folds, directions, search, threshold);
  }

  public Recipe with(ThresholdRule threshold) {
    return new Recipe(learner, style, smoothing, calibration, folds, directions, search, threshold);
  }

  /** Settings for the model card, without the directions. */
  public String settings() {
    return learner.settings() + " smoothing=" + smoothing + " threshold=" + threshold.text();
  }

  /**
   * @throws IllegalArgumentException if no trainer has this name
   */
  public static Recipe named(String trainer) {
    return switch (trainer) {
      case "gbt" -> BOOSTED_TREES;
      case "rf" -> RANDOM_FOREST;
      case "logistic" -> LOGISTIC;
      case "scorecard" -> SCORECARD;
      case "stack" -> STACK;
      default ->
          throw new IllegalArgumentException(
              "trainer '%s', expected gbt, rf, logistic, scorecard or stack".formatted(trainer));
    };
  }
}
