package cn.financebrain.scoring.model;

import cn.financebrain.contract.Risk;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

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
    ModelCard card) {

  /**
   * @throws IllegalArgumentException if the scorer reads more features than the schema has, or a
   *     number is out of range
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
  }

  /** Hash of the content: 16 hexadecimal digits. */
  public String id() {
    return ArtifactFile.id(this);
  }
}
