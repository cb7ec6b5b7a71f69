package cn.financebrain.training.artifact;

import cn.financebrain.contract.Risk;
import cn.financebrain.contract.TagSpec;
import cn.financebrain.scoring.model.Feature;
import cn.financebrain.scoring.model.ModelArtifact;
import cn.financebrain.scoring.profile.Catalogue;
import cn.financebrain.training.evaluate.Figures;
import cn.financebrain.training.model.FittedModel;
import cn.financebrain.training.model.Recipe;
import cn.financebrain.training.table.Column;
import cn.financebrain.training.table.TableFile;
import cn.financebrain.training.table.TrainingTable;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Makes the artifact of a fitted model. */
public final class Artifacts {
  private Artifacts() {}

  /** How a model was made, for {@code createdFrom}. */
  public static Map<String, String> trainedBy(FittedModel model, long seed, TrainingTable table) {
    Recipe recipe = model.recipe();
    return Map.of(
        "trainer", recipe.learner().name(),
        "settings", recipe.settings(),
        "settingsTried", Integer.toString(model.tried()),
        "directions", Integer.toString(recipe.directions().rises().size()),
        "seed", Long.toString(seed),
        "rows", Integer.toString(table.size()),
        "positives",
            Long.toString(table.rows().stream().filter(TrainingTable.Row::positive).count()));
  }

  /**
   * @param table that the model was fitted on, with all its rows
   * @param createdFrom where the model comes from: labels, instant, trainer, seed, rows
   * @param outOfFold figures of the out-of-fold probabilities of the training rows
   */
  public static ModelArtifact artifact(
      Risk risk,
      FittedModel model,
      TrainingTable table,
      Catalogue catalogue,
      Map<String, String> createdFrom,
      Figures outOfFold) {
    Map<String, String> definitions = new TreeMap<>();
    model
        .schema()
        .forEach(feature -> definitions.put(feature.tag(), catalogue.fingerprint(feature.tag())));
    Map<String, String> from = new TreeMap<>(createdFrom);
    from.put("catalogue", catalogue.fingerprint());
    return artifact(risk, model, table, definitions, from, outOfFold);
  }

  /**
   * A model of somebody else's features. No catalogue has their definitions, so that it can't be
   * put in force. Its risk is that of a default, since an artifact has to name one.
   *
   * @param table that the model was fitted on
   */
  public static ModelArtifact ofTable(
      FittedModel model, TrainingTable table, Map<String, String> createdFrom, Figures outOfFold) {
    Set<String> read = model.schema().stream().map(Feature::tag).collect(Collectors.toSet());
    Map<String, String> definitions =
        table.columns().stream()
            .map(Column::tag)
            .filter(tag -> read.contains(tag.id()))
            .collect(
                Collectors.toMap(TagSpec::id, tag -> TableFile.fingerprint(tag.id(), tag.kind())));
    return artifact(Risk.DEFAULT, model, table, definitions, createdFrom, outOfFold);
  }

  private static ModelArtifact artifact(
      Risk risk,
      FittedModel model,
      TrainingTable table,
      Map<String, String> definitions,
      Map<String, String> from,
      Figures outOfFold) {
    Map<String, Double> metrics = new TreeMap<>();
    outOfFold.values().forEach((metric, value) -> metrics.put(metric.id(), value));
    return new ModelArtifact(
        risk,
        from,
        definitions,
        model.schema(),
        model.scorer(),
        model.calibration(),
        model.threshold(),
        model.minimumCoverage(),
        metrics,
        ModelCards.of(risk, model, from, outOfFold, table),
        Optional.of(References.of(model, table)));
  }
}
