package cn.financebrain.cli;

import cn.financebrain.contract.TagSpec;
import cn.financebrain.scoring.model.Calibration;
import cn.financebrain.scoring.model.Feature;
import cn.financebrain.scoring.model.ModelArtifact;
import cn.financebrain.scoring.model.Scorer;
import cn.financebrain.scoring.model.TreeEnsemble;
import cn.financebrain.scoring.profile.Catalogue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a model is made of, as the desk shows it.
 *
 * @param zh its card, Markdown
 * @param en its card, Markdown
 * @param tags that it reads, in the order of its features
 * @param trees null of a linear model
 * @param depth null of a linear model
 * @param calibration from the margin to the probability: corners of the curve, ascending
 * @param createdFrom where it comes from, by name
 */
record ModelCardView(
    String zh,
    String en,
    List<ReadTag> tags,
    int features,
    Integer trees,
    Integer depth,
    double threshold,
    double minimumCoverage,
    List<Point> calibration,
    Map<String, String> createdFrom) {
  private static final int CURVE = 20;

  /**
   * A tag, with its id for names where the catalogue has none.
   *
   * @param features how many it becomes
   */
  record ReadTag(String tag, String zh, String en, int features) {}

  /** A corner of the calibration. */
  record Point(double margin, double probability) {}

  static ModelCardView of(ModelArtifact artifact, Catalogue catalogue) {
    Scorer scorer = artifact.scorer();
    Optional<TreeEnsemble> trees =
        scorer instanceof TreeEnsemble ensemble ? Optional.of(ensemble) : Optional.empty();
    return new ModelCardView(
        artifact.card().chinese(),
        artifact.card().english(),
        tags(artifact.schema(), catalogue),
        artifact.schema().size(),
        trees.map(TreeEnsemble::trees).orElse(null),
        trees.map(TreeEnsemble::depth).orElse(null),
        artifact.threshold(),
        artifact.minimumCoverage(),
        curve(artifact.calibration()),
        artifact.createdFrom());
  }

  private static List<ReadTag> tags(List<Feature> schema, Catalogue catalogue) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    schema.forEach(feature -> counts.merge(feature.tag(), 1, Integer::sum));
    List<ReadTag> tags = new ArrayList<>();
    counts.forEach(
        (id, count) -> {
          Optional<TagSpec> tag =
              catalogue.contains(id) ? Optional.of(catalogue.tag(id)) : Optional.empty();
          tags.add(
              new ReadTag(
                  id,
                  tag.map(TagSpec::chinese).orElse(id),
                  tag.map(TagSpec::english).orElse(id),
                  count));
        });
    return tags;
  }

  private static List<Point> curve(Calibration calibration) {
    List<Point> points = new ArrayList<>();
    if (calibration instanceof Calibration.Isotonic isotonic) {
      for (int i = 0; i < isotonic.margins().length; i++) {
        points.add(new Point(isotonic.margins()[i], isotonic.probabilities()[i]));
      }
    } else if (calibration instanceof Calibration.Platt platt && platt.slope() > 0) {
      for (int i = 1; i < CURVE; i++) {
        double probability = (double) i / CURVE;
        double odds = Math.log(probability / (1 - probability));
        points.add(new Point((odds - platt.intercept()) / platt.slope(), probability));
      }
    } else {
      points.add(new Point(0, calibration.probability(0)));
      points.add(new Point(1, calibration.probability(1)));
    }
    return points;
  }
}
