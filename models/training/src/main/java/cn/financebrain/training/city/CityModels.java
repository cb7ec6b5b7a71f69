package cn.financebrain.training.city;

import cn.financebrain.contract.Risk;
import cn.financebrain.scoring.model.ModelArtifact;
import cn.financebrain.scoring.profile.Catalogue;
import cn.financebrain.training.Progress;
import cn.financebrain.training.artifact.Artifacts;
import cn.financebrain.training.city.RiskFindings.Training;
import cn.financebrain.training.evaluate.Figures;
import cn.financebrain.training.evaluate.Industries;
import cn.financebrain.training.model.FittedModel;
import cn.financebrain.training.table.TrainingTable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A model for each risk, by the recipe of {@code train}.
 *
 * @param artifacts of those that could be trained, in the order of the risks
 * @param trainings of all
 */
record CityModels(List<ModelArtifact> artifacts, Map<Risk, Training> trainings) {
  CityModels {
    artifacts = List.copyOf(artifacts);
    trainings = new EnumMap<>(trainings);
  }

  Training training(Risk risk) {
    return trainings.get(risk);
  }

  static CityModels train(KnownThen known, CityPlan plan, Catalogue catalogue, Progress progress) {
    List<ModelArtifact> artifacts = new ArrayList<>();
    Map<Risk, Training> trainings = new EnumMap<>(Risk.class);
    int all = plan.recipes().values().stream().mapToInt(FittedModel::steps).sum();
    int done = 0;
    for (Risk risk : plan.risks()) {
      TrainingTable table = known.table(risk);
      int positives = (int) table.rows().stream().filter(TrainingTable.Row::positive).count();
      int steps = FittedModel.steps(plan.recipes().get(risk));
      Progress part = progress.part(done, all);
      try {
        FittedModel model =
            FittedModel.fit(table, table.allRows(), plan.recipes().get(risk), plan.seed(), part);
        ModelArtifact artifact = artifact(risk, model, table, known.day(), plan.seed(), catalogue);
        artifacts.add(artifact);
        trainings.put(
            risk,
            Training.done(
                table.size(), positives, artifact.id(), model.recipe().settings(), model.tried()));
      } catch (IllegalArgumentException e) {
        trainings.put(risk, Training.impossible(table.size(), positives, e.getMessage()));
        part.step(steps, steps);
      }
      done += steps;
    }
    return new CityModels(artifacts, trainings);
  }

  private static ModelArtifact artifact(
      Risk risk,
      FittedModel model,
      TrainingTable table,
      LocalDate day,
      long seed,
      Catalogue catalogue) {
    int[] rows = table.allRows();
    Figures figures =
        Figures.of(
            model.outOfFold(),
            table.outcomes(rows),
            model.threshold(),
            Industries.inside(table, rows));
    Map<String, String> from = new TreeMap<>(Artifacts.trainedBy(model, seed, table));
    from.put("labels", "simulated city");
    for (String date : List.of("labelsFirst", "labelsLast", "asOf")) {
      from.put(date, day.toString());
    }
    return Artifacts.artifact(risk, model, table, catalogue, from, figures);
  }
}
