package cn.financebrain.training.evaluate;

import cn.financebrain.training.Progress;
import cn.financebrain.training.model.FittedModel;
import cn.financebrain.training.model.Recipe;
import cn.financebrain.training.table.TrainingTable;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** Trained on what was known before an instant, tested on what came after it. */
public final class TimeSplit {
  private TimeSplit() {}

  /**
   * @param split rows as of earlier than this are trained on, the others tested on
   */
  public static Report run(
      TrainingTable table, Recipe recipe, Instant split, long seed, Progress progress) {
    int[] train = rows(table, split, true);
    int[] test = rows(table, split, false);
    FittedModel model = FittedModel.fit(table, train, recipe, seed, progress);
    Figures figures =
        Figures.of(
            model.probabilities(table, test),
            table.outcomes(test),
            model.threshold(),
            Industries.inside(table, test));
    return new Report(
        "trained on %d rows as of before %s, tested on %d later rows"
            .formatted(train.length, split, test.length),
        List.of(new Report.Line(recipe.learner().name(), List.of(figures))));
  }

  private static int[] rows(TrainingTable table, Instant split, boolean before) {
    return Arrays.stream(table.allRows())
        .filter(row -> table.rows().get(row).asOf().isBefore(split) == before)
        .toArray();
  }
}
