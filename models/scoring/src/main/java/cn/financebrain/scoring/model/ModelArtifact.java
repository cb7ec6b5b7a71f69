package cn.financebrain.scoring.model;

import cn.financebrain.contract.Risk;
import cn.financebrain.scoring.drift.DriftReference;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A trained model, whole: what it reads, how it decides, how good it was and where it comes from.
 * One JSON file, written canonically by {@link ArtifactFile}; {@link #id()} is the hash of those
 * bytes.
 *
 * @param createdFrom where it comes from, such as {@code labels}, {@code asOf}, {@code catalogue},
 *     {@code trainer}, {@code seed}
 * @param definitions fingerprint of the definition of every tag that the schema reads; the model is
 *     refused where a tag has since changed its meaning
 * @param schema the features in the order of the scorer's input
 * @param threshold the calibrated probability from which on an enterprise is called positive;
 *     strictly between 0 and 1
 * @param minimumCoverage share of the tags read that must be known for a score, 0 to 1; below it
 *     the answer is {@code LOW_COVERAGE} or {@code STALE_FEEDS}
 * @param metrics measured by the trainer, by name
 * @param reference what the training set looked like, to see drift by; artifacts of earlier
 *     versions have none
 */
public record ModelArtifact(
    Risk risk,
    Map<String, String> createdFrom,
    Map<String, String> definitions,
    List<Feature> schema,
    Scorer scorer,
    Calibration calibration,
    double threshold,
    double minimumCoverage,
    Map<String, Double> metrics,
    ModelCard card,
    Optional<DriftReference> reference) {

  /**
   * @throws IllegalArgumentException if the scorer reads more features than the schema has, a
   *     number is out of range, or the reference is of other tags than those of the schema
   */
  public ModelArtifact {
    createdFrom = Collections.unmodifiableMap(new TreeMap<>(createdFrom));
    definitions = Collections.unmodifiableMap(new TreeMap<>(definitions));
    schema = List.copyOf(schema);
    metrics = Collections.unmodifiableMap(new TreeMap<>(metrics));
    if (scorer.features() > schema.size()) {
      throw new IllegalArgumentException(
          "the scorer reads %d features, the schema has %d"
              .formatted(scorer.features(), schema.size()));
    }
    if (!(threshold > 0 && threshold < 1 && minimumCoverage >= 0 && minimumCoverage <= 1)) {
      throw new IllegalArgumentException(
          "threshold %s and minimum coverage %s, expected between 0 and 1"
              .formatted(threshold, minimumCoverage));
    }
    requireTagsOf(schema, reference);
  }

  private static void requireTagsOf(List<Feature> schema, Optional<DriftReference> reference) {
    TreeSet<String> read =
        schema.stream().map(Feature::tag).collect(Collectors.toCollection(TreeSet::new));
    reference.ifPresent(
        told -> {
          if (!told.tags().keySet().equals(read)) {
            throw new IllegalArgumentException(
                "the reference is of tags %s, expected those of the schema: %s"
                    .formatted(told.tags().keySet(), read));
          }
        });
  }

  /** Without a reference. */
  public ModelArtifact(
      Risk risk,
      Map<String, String> createdFrom,
      Map<String, String> definitions,
      List<Feature> schema,
      Scorer scorer,
      Calibration calibration,
      double threshold,
      double minimumCoverage,
      Map<String, Double> metrics,
      ModelCard card) {
    this(
        risk,
        createdFrom,
        definitions,
        schema,
        scorer,
        calibration,
        threshold,
        minimumCoverage,
        metrics,
        card,
        Optional.empty());
  }

  /** The same, with what its training set looked like. */
  public ModelArtifact withReference(DriftReference told) {
    return new ModelArtifact(
        risk,
        createdFrom,
        definitions,
        schema,
        scorer,
        calibration,
        threshold,
        minimumCoverage,
        metrics,
        card,
        Optional.of(told));
  }

  /** Hash of the content: 16 hexadecimal digits. */
  public String id() {
    return ArtifactFile.id(this);
  }
}
