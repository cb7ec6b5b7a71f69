package cn.financebrain.streaming;

import cn.financebrain.contract.Risk;
import cn.financebrain.scoring.model.Calibration;
import cn.financebrain.scoring.model.Feature;
import cn.financebrain.scoring.model.LinearModel;
import cn.financebrain.scoring.model.ModelArtifact;
import cn.financebrain.scoring.model.ModelCard;
import cn.financebrain.scoring.profile.Catalogue;
import cn.financebrain.scoring.release.ReleaseDirectory;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A small model of negative news, so that there are scores; it knows of the capital too, which
 * tells it nothing. Either is enough for a score.
 */
public final class TestModel {
  private static final String TAG = "op_negative_cnt";
  private static final double MINIMUM_COVERAGE = 0.4;

  private TestModel() {}

  /** Puts the model in force as release 1. */
  public static void activate(Path models) {
    Catalogue catalogue = Catalogue.bundled();
    ModelArtifact artifact =
        new ModelArtifact(
            Risk.FUNDRAISING,
            Map.of("trainer", "test"),
            Map.of(TAG, catalogue.fingerprint(TAG)),
            List.of(new Feature.Numeric(TAG, 0), new Feature.Numeric("reg_capital", 0)),
            new LinearModel(-2, new double[] {1, 0}, new double[] {0.5, 0}),
            new Calibration.Platt(1, 0),
            0.5,
            MINIMUM_COVERAGE,
            Map.of(),
            new ModelCard("测试", "test"));
    ReleaseDirectory releases = new ReleaseDirectory(models, catalogue);
    releases.add(artifact);
    releases.activate(artifact, Instant.EPOCH);
  }
}
