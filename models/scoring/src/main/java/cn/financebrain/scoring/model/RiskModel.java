package cn.financebrain.scoring.model;

import cn.financebrain.contract.Band;
import cn.financebrain.contract.EnterpriseId;
import cn.financebrain.contract.Score;
import cn.financebrain.scoring.profile.Catalogue;
import cn.financebrain.scoring.profile.TagVector;
import java.time.Instant;
import java.util.List;

/** An artifact bound to the catalogue whose tags it reads. Immutable, safe for threads. */
public final class RiskModel {
  private final ModelArtifact artifact;

  @SuppressWarnings("UnusedMethod")
  private RiskModel(ModelArtifact artifact) {
    this.artifact = artifact;
  }

  /**
   * @throws ArtifactException naming every feature whose tag is unknown, of another kind, or
   *     defined differently from when the model was trained
   */
  public static RiskModel bind(ModelArtifact artifact, Catalogue catalogue) {
    return cn.financebrain.scoring.profile.Pending.value();
  }

  /**
   * Encodes tags by a schema alone, as training does before there is an artifact.
   *
   * @throws ArtifactException as {@link #bind}
   */
  public static double[] encode(List<Feature> schema, TagVector tags) {
    return cn.financebrain.scoring.profile.Pending.value();
  }

  public ModelArtifact artifact() {
    return artifact;
  }

  /** The model's input: one number for each feature of the schema. */
  public double[] encode(TagVector tags) {
    return encode(artifact.schema(), tags);
  }

  /** Calibrated probability of an encoded input. */
  public double probability(double[] x) {
    return artifact.calibration().probability(artifact.scorer().margin(x));
  }

  public Explanation explain(double[] x) {
    return cn.financebrain.scoring.profile.Pending.value();
  }

  /** Share of the tags that the schema reads that are known, 0 to 1. */
  public double coverage(TagVector tags) {
    return cn.financebrain.scoring.profile.Pending.value();
  }

  /**
   * @param enrolled whether the enterprise is watched; otherwise the answer is {@code NOT_ENROLLED}
   */
  public Score score(
      EnterpriseId enterprise, Instant asOf, int release, TagVector tags, boolean enrolled) {
    return cn.financebrain.scoring.profile.Pending.value();
  }

  /**
   * Risk index: straight lines through (0, 0), (threshold, 60) and (1, 100).
   *
   * @return 0 to 100
   */
  public static double index(double probability, double threshold) {
    return probability <= threshold
        ? 60 * probability / threshold
        : 60 + 40 * (probability - threshold) / (1 - threshold);
  }

  /** 红 from 80, 橙 from 60, 黄 from 40, 蓝 from 20, 绿 below. */
  public static Band band(double index) {
    if (index >= 80) {
      return Band.RED;
    }
    if (index >= 60) {
      return Band.ORANGE;
    }
    if (index >= 40) {
      return Band.YELLOW;
    }
    return index >= 20 ? Band.BLUE : Band.GREEN;
  }
}
