package cn.financebrain.training.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.financebrain.contract.EnterpriseId;
import cn.financebrain.scoring.model.Feature;
import cn.financebrain.training.Progress;
import cn.financebrain.training.fit.BoostedTrees;
import cn.financebrain.training.fit.TreeShape;
import cn.financebrain.training.metric.CalibrationError;
import cn.financebrain.training.metric.Ranking;
import cn.financebrain.training.model.Recipe.CalibrationKind;
import cn.financebrain.training.table.FeatureEncoder.Style;
import cn.financebrain.training.table.TableOfCodes;
import cn.financebrain.training.table.TrainingTable;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FittedModelTest {
  private static final Recipe QUICK =
      new Recipe(
          new BoostedTrees(60, new TreeShape(3, 8, 5, 0.7), 0.1, 0.8, 1, 1),
          Style.TREES,
          5,
          CalibrationKind.PLATT,
          3,
          TagDirections.NONE,
          0,
          ThresholdRule.BEST_F1);

  @Test
  void tellsPositivesFromNegativesThatItHasNotSeen() {
    TrainingTable table = TableOfCodes.of(3_000, 1);
    FittedModel model = FittedModel.fit(table, table.allRows(), QUICK, 1, Progress.SILENT);
    TrainingTable fresh = TableOfCodes.of(3_000, 2);

    double[] probabilities = model.probabilities(fresh, fresh.allRows());
    boolean[] outcomes = fresh.outcomes(fresh.allRows());

    assertThat(Ranking.of(probabilities, outcomes).auc()).isGreaterThan(0.85);
    assertThat(CalibrationError.expected(probabilities, outcomes)).isLessThan(0.05);
    assertThat(model.minimumCoverage()).isBetween(0.2, 0.5);
  }

  @Test
  void foldsCoverAllRowsAndNoEnterpriseIsInTwo() {
    TrainingTable table = TableOfCodes.yearly(60, Instant::ofEpochSecond, 0, 4, 1);
    Folds folds = Folds.stratified(table, table.allRows(), 5, 9);
    Map<EnterpriseId, Integer> partOf = new HashMap<>();
    int rows = 0;
    for (int part = 0; part < 5; part++) {
      for (int row : folds.test(part)) {
        Integer other = partOf.putIfAbsent(table.rows().get(row).enterprise(), part);
        assertThat(other).isIn(null, part);
        rows++;
      }
      assertThat(folds.train(part).length + folds.test(part).length).isEqualTo(300);
    }
    assertThat(rows).isEqualTo(300);
    assertThat(partOf).hasSize(60);
  }

  @Test
  void aSearchLooksAtTheTrainingRowsAloneAndLeavesTheRecipeOnlyForBetter() {
    TrainingTable table = TableOfCodes.of(1_200, 3);
    int[] train = IntStream.range(0, 600).toArray();
    Recipe searching = QUICK.withSearch(4);

    FittedModel plain = FittedModel.fit(table, train, QUICK, 1, Progress.SILENT);
    FittedModel first = FittedModel.fit(table, train, searching, 1, Progress.SILENT);
    FittedModel again =
        FittedModel.fit(TableOfCodes.of(600, 3), train, searching, 1, Progress.SILENT);

    assertThat(first.tried()).isEqualTo(5);
    assertThat(precision(first, table, train))
        .isGreaterThanOrEqualTo(precision(plain, table, train));
    assertThat(again.recipe()).isEqualTo(first.recipe());
    assertThat(again.outOfFold()).isEqualTo(first.outOfFold());
    assertThat(Search.candidates(searching, 1)).contains(first.recipe()).doesNotHaveDuplicates();
  }

  @Test
  void aSearchKnowsScorecardsAndStacks() {
    for (Recipe recipe : List.of(Recipe.SCORECARD, Recipe.STACK)) {
      List<Recipe> candidates = Search.candidates(recipe.withSearch(5), 1);
      assertThat(candidates).hasSize(6).doesNotHaveDuplicates();
      assertThat(candidates)
          .allMatch(other -> other.learner().name().equals(recipe.learner().name()));
    }
  }

  private static double precision(FittedModel model, TrainingTable table, int[] rows) {
    return Ranking.of(model.outOfFold(), table.outcomes(rows)).averagePrecision();
  }

  @Test
  void keepsToDirectionsAndTellsWhatCanNot() {
    TrainingTable table = TableOfCodes.of(1_500, 5);
    TagDirections directions = new TagDirections(Map.of("amount", true));
    for (Recipe recipe : List.of(QUICK, Recipe.SCORECARD)) {
      assertRisesWithTheAmount(
          FittedModel.fit(table, table.allRows(), recipe.with(directions), 1, Progress.SILENT));
    }
    assertThatThrownBy(
            () ->
                FittedModel.fit(
                    table, table.allRows(), Recipe.LOGISTIC.with(directions), 1, Progress.SILENT))
        .hasMessageContaining("'logistic' can't keep to directions, gbt, scorecard and stack can");
  }

  private static void assertRisesWithTheAmount(FittedModel model) {
    double[] x = new double[model.schema().size()];
    int amount =
        IntStream.range(0, x.length)
            .filter(j -> model.schema().get(j) instanceof Feature.Numeric)
            .findFirst()
            .orElseThrow();
    double before = Double.NEGATIVE_INFINITY;
    for (double value = -1; value < 12; value += 0.01) {
      x[amount] = value;
      assertThat(model.scorer().margin(x)).isGreaterThanOrEqualTo(before);
      before = model.scorer().margin(x);
    }
  }

  @Test
  void aCapacityDecidesHowManyAreCalledPositive() {
    TrainingTable table = TableOfCodes.of(1_500, 6);
    Recipe atMost = QUICK.with(new ThresholdRule.Share(2));
    FittedModel model = FittedModel.fit(table, table.allRows(), atMost, 1, Progress.SILENT);

    assertThat(Arrays.stream(model.outOfFold()).filter(p -> p >= model.threshold()).count())
        .isBetween(1L, 30L);
  }

  @Test
  void refusesATableWithTooFewPositives() {
    TrainingTable table = TableOfCodes.of(4, 1);
    assertThatThrownBy(() -> FittedModel.fit(table, table.allRows(), QUICK, 1, Progress.SILENT))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("expected at least 3 of each");
  }
}
