package cn.financebrain.training.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cn.financebrain.scoring.model.Scorer;
import cn.financebrain.scoring.model.TreeEnsemble;
import cn.financebrain.training.Progress;
import cn.financebrain.training.fit.BaggedTrees;
import cn.financebrain.training.fit.Blend;
import cn.financebrain.training.fit.BoostedTrees;
import cn.financebrain.training.fit.Directions;
import cn.financebrain.training.fit.NonNegativeLogistic;
import cn.financebrain.training.fit.ScorecardTrainer;
import cn.financebrain.training.fit.Stack;
import cn.financebrain.training.fit.TreeShape;
import cn.financebrain.training.metric.Ranking;
import cn.financebrain.training.table.FeatureEncoder;
import cn.financebrain.training.table.FeatureEncoder.Style;
import cn.financebrain.training.table.TableOfCodes;
import cn.financebrain.training.table.TrainingTable;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class StackingTest {
  private static final Stack QUICK =
      Stack.unfitted(
          new Blend(
              new BoostedTrees(30, new TreeShape(3, 8, 5, 0.7), 0.1, 0.8, 1, 1),
              new BaggedTrees(20, new TreeShape(8, 60, 5, 0.7), 10_000),
              4),
          (ScorecardTrainer) Recipe.SCORECARD.learner());
  private static final Recipe RECIPE = Recipe.STACK.with(QUICK);
  private static final TrainingTable TABLE = TableOfCodes.of(1_500, 1);

  @Test
  void theSumOfTheMembersIsOneEnsembleWithExactContributions() {
    FeatureEncoder.Encoded encoded = FeatureEncoder.fit(TABLE, TABLE.allRows(), Style.TREES, 3, 1);
    boolean[] outcomes = TABLE.outcomes(TABLE.allRows());
    Directions none = Directions.none(encoded.schema().size());
    NonNegativeLogistic.Fit combination =
        new NonNegativeLogistic.Fit(-0.3, new double[] {0.7, 2.5, 0.2});

    List<Scorer> members = QUICK.members(encoded.x(), outcomes, none, 3);
    Scorer whole = QUICK.with(combination).learn(encoded.x(), outcomes, none, 3);

    assertThat(whole).isInstanceOf(TreeEnsemble.class);
    for (int i = 0; i < 200; i++) {
      double[] x = encoded.x()[i];
      double[] said = members.stream().mapToDouble(member -> member.margin(x)).toArray();
      assertThat(whole.margin(x)).isCloseTo(combination.logOdds(said), within(1e-9));
      assertThat(whole.expectedMargin() + Arrays.stream(whole.contributions(x)).sum())
          .isCloseTo(whole.margin(x), within(1e-9));
    }
  }

  @Test
  void aPartIsCombinedByWhatTheOthersTell() {
    int[] rows = TABLE.allRows();
    Folds folds = Folds.stratified(TABLE, rows, 4, 1);
    boolean[] outcomes = TABLE.outcomes(rows);
    double[][] said = said(outcomes, 2);
    boolean[] turned = outcomes.clone();
    for (int place : folds.places(2)) {
      turned[place] = !turned[place];
    }

    double[] margins = Stacking.margins(QUICK, said, folds, outcomes);
    double[] otherwise = Stacking.margins(QUICK, said, folds, turned);

    for (int place : folds.places(2)) {
      assertThat(otherwise[place]).isEqualTo(margins[place]);
    }
    for (int place : folds.places(0)) {
      assertThat(otherwise[place]).isNotEqualTo(margins[place]);
    }
  }

  @Test
  void whoTellsNothingGetsNoWeight() {
    boolean[] outcomes = TABLE.outcomes(TABLE.allRows());
    double[][] said = said(outcomes, 3);
    said[1] = Arrays.stream(said[0]).map(margin -> -margin).toArray();

    Stack fitted = (Stack) Stacking.fitted(RECIPE, said, outcomes).learner();

    assertThat(fitted.combination().weights()[0]).isGreaterThan(0.1);
    assertThat(fitted.combination().weights()[1]).isZero();
    assertThat(fitted.settings()).contains("0.000 x forest");
  }

  @Test
  void aStackTellsPositivesFromNegativesAndIsTheSameASecondTime() {
    FittedModel model = FittedModel.fit(TABLE, TABLE.allRows(), RECIPE, 1, Progress.SILENT);
    FittedModel again = FittedModel.fit(TABLE, TABLE.allRows(), RECIPE, 1, Progress.SILENT);
    TrainingTable fresh = TableOfCodes.of(1_500, 2);

    double[] probabilities = model.probabilities(fresh, fresh.allRows());

    assertThat(Ranking.of(probabilities, fresh.outcomes(fresh.allRows())).auc())
        .isGreaterThan(0.85);
    assertThat(again.probabilities(fresh, fresh.allRows())).isEqualTo(probabilities);
    assertThat(again.outOfFold()).isEqualTo(model.outOfFold());
    assertThat(model.recipe().settings()).isEqualTo(again.recipe().settings());
    double[] weights = ((Stack) model.recipe().learner()).combination().weights();
    assertThat(Arrays.stream(weights).min().orElseThrow()).isNotNegative();
    assertThat(weights).isNotEqualTo(QUICK.combination().weights());
  }

  /** A member that knows a little, and two that know nothing. */
  private static double[][] said(boolean[] outcomes, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[][] said = new double[3][outcomes.length];
    for (int i = 0; i < outcomes.length; i++) {
      said[0][i] = (outcomes[i] ? 1 : -1) + random.nextDouble(-3, 3);
      said[1][i] = random.nextDouble();
      said[2][i] = random.nextDouble();
    }
    return said;
  }
}
