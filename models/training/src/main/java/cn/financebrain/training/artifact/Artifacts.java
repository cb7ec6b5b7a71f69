package cn.financebrain.training.artifact;

import cn.financebrain.contract.Risk;
import cn.financebrain.scoring.model.Feature;
import cn.financebrain.scoring.model.ModelArtifact;
import cn.financebrain.scoring.profile.Catalogue;
import cn.financebrain.training.evaluate.Figures;
import cn.financebrain.training.model.FittedModel;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Makes the artifact of a fitted model. */
public final class Artifacts {
  private Artifacts() {}

  /**
   * @param createdFrom where the model comes from: labels, instant, trainer, seed, rows
   * @param outOfFold figures of the out-of-fold probabilities of the training rows
   */
  public static ModelArtifact artifact(
      Risk risk,
      FittedModel model,
      Catalogue catalogue,
      Map<String, String> createdFrom,
      Figures outOfFold) {
    List<String> tags = model.schema().stream().map(Feature::tag).distinct().toList();
    Map<String, String> definitions =
        tags.stream().collect(Collectors.toMap(tag -> tag, catalogue::fingerprint));
    Map<String, String> from = new TreeMap<>(createdFrom);
    from.put("catalogue", catalogue.fingerprint());
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
        ModelCards.of(risk, model, from, outOfFold));
  }
}
