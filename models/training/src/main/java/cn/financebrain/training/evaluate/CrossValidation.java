package cn.financebrain.training.evaluate;

import cn.financebrain.training.Progress;
import cn.financebrain.training.model.FittedModel;
import cn.financebrain.training.model.Folds;
import cn.financebrain.training.model.Recipe;
import cn.financebrain.training.table.TrainingTable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Stratified folds, once for each seed: encodings, model, calibration and threshold from the other
 * folds alone.
 */
public final class CrossValidation {
  private CrossValidation() {}

  /**
   * @throws IllegalArgumentException if there are too few positive or negative enterprises
   */
  public static Report run(
      TrainingTable table, Recipe recipe, int count, List<Long> seeds, Progress progress) {
    return run(table, recipe, count, seeds, progress, tested -> {});
  }

  /**
   * @param seen is told of each fold's model, in the order of the seeds and folds
   * @throws IllegalArgumentException if there are too few positive or negative enterprises
   */
  public static Report run(
      TrainingTable table,
      Recipe recipe,
      int count,
      List<Long> seeds,
      Progress progress,
      Consumer<Tested> seen) {
    List<String> industry = Industries.tags(table);
    List<Figures> model = new ArrayList<>();
    List<Figures> industryOnly = new ArrayList<>();
    int each = FittedModel.steps(recipe);
    int steps = seeds.size() * count * each;
    for (long seed : seeds) {
      Folds folds = Folds.stratified(table, table.allRows(), count, seed);
      for (int part = 0; part < count; part++) {
        int[] train = folds.train(part);
        int[] test = folds.test(part);
        Progress within = progress.part(model.size() * each, steps);
        Tested tested = tested(table, train, test, recipe, seed, within);
        model.add(tested.figures());
        seen.accept(tested);
        if (!industry.isEmpty()) {
          industryOnly.add(
              tested(table.withTags(industry), train, test, Recipe.LOGISTIC, seed, Progress.SILENT)
                  .figures());
        }
      }
    }
    List<Report.Line> lines = new ArrayList<>();
    lines.add(new Report.Line(recipe.learner().name(), model));
    if (!industry.isEmpty()) {
      lines.add(new Report.Line(Report.INDUSTRY_ONLY, industryOnly));
    }
    return new Report(new Protocol.StratifiedFolds(count, seeds), lines);
  }

  private static Tested tested(
      TrainingTable table, int[] train, int[] test, Recipe recipe, long seed, Progress progress) {
    FittedModel model = FittedModel.fit(table, train, recipe, seed, progress);
    return new Tested(table, seed, model, train, test, model.probabilities(table, test));
  }
}
