package cn.financebrain.training.evaluate;

import cn.financebrain.training.Progress;
import cn.financebrain.training.model.FittedModel;
import cn.financebrain.training.model.Folds;
import cn.financebrain.training.model.Recipe;
import cn.financebrain.training.table.TrainingTable;
import java.util.ArrayList;
import java.util.List;

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
        model.add(figures(table, table, train, test, recipe, seed, within));
        if (!industry.isEmpty()) {
          TrainingTable narrow = table.withTags(industry);
          industryOnly.add(
              figures(narrow, table, train, test, Recipe.LOGISTIC, seed, Progress.SILENT));
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

  private static Figures figures(
      TrainingTable read,
      TrainingTable whole,
      int[] train,
      int[] test,
      Recipe recipe,
      long seed,
      Progress progress) {
    FittedModel model = FittedModel.fit(read, train, recipe, seed, progress);
    return Figures.of(
        model.probabilities(read, test),
        whole.outcomes(test),
        model.threshold(),
        Industries.inside(whole, test));
  }
}
