package cn.financebrain.training.evaluate;

import cn.financebrain.training.Progress;
import cn.financebrain.training.model.FittedModel;
import cn.financebrain.training.model.Recipe;
import cn.financebrain.training.table.TrainingTable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/**
 * Trained on what was known before an instant, tested on what came after it, once for each seed.
 * Encodings, model, calibration and threshold come from the earlier rows alone. An enterprise may
 * stand on both sides, as it does where a model is at work.
 */
public final class TimeSplit {
  private TimeSplit() {}

  /**
   * @param split rows as of earlier than this are trained on, the others tested on
   * @throws IllegalArgumentException if there is nothing to test on, or too little to train on
   */
  public static Report run(
      TrainingTable table, Recipe recipe, Instant split, List<Long> seeds, Progress progress) {
    return run(table, recipe, split, seeds, progress, tested -> {});
  }

  /**
   * @param split rows as of earlier than this are trained on, the others tested on
   * @param seen is told of each seed's model
   * @throws IllegalArgumentException if there is nothing to test on, or too little to train on
   */
  public static Report run(
      TrainingTable table,
      Recipe recipe,
      Instant split,
      List<Long> seeds,
      Progress progress,
      Consumer<Tested> seen) {
    int[] train = rows(table, split, true);
    int[] test = rows(table, split, false);
    if (test.length == 0) {
      throw new IllegalArgumentException(
          "no label is as of %s or later, the last one is as of %s; so there is nothing to test on"
              .formatted(split, last(table)));
    }
    int each = FittedModel.steps(recipe);
    List<Figures> parts = new ArrayList<>();
    for (long seed : seeds) {
      Progress within = progress.part(parts.size() * each, seeds.size() * each);
      FittedModel model = FittedModel.fit(table, train, recipe, seed, within);
      Tested tested = new Tested(table, seed, model, train, test, model.probabilities(table, test));
      parts.add(tested.figures());
      seen.accept(tested);
    }
    return new Report(
        new Protocol.EarlierLater(
            split,
            train.length,
            positives(table.outcomes(train)),
            test.length,
            positives(table.outcomes(test)),
            seeds),
        List.of(new Report.Line(recipe.learner().name(), parts)));
  }

  private static int[] rows(TrainingTable table, Instant split, boolean before) {
    return Arrays.stream(table.allRows())
        .filter(row -> table.rows().get(row).asOf().isBefore(split) == before)
        .toArray();
  }

  private static Instant last(TrainingTable table) {
    return table.rows().stream()
        .map(TrainingTable.Row::asOf)
        .max(Instant::compareTo)
        .orElse(Instant.MIN);
  }

  private static int positives(boolean[] outcomes) {
    int positives = 0;
    for (boolean outcome : outcomes) {
      positives += outcome ? 1 : 0;
    }
    return positives;
  }
}
