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

/** A small model of negative news, so that there are scores. */
final class TestModel {
  private static final String TAG = "op_negative_cnt";

  private TestModel() {}

  /** Puts the model in force as release 1. */
  static void activate(Path models) {
    Catalogue catalogue = Catalogue.bundled();
    ModelArtifact artifact =
        new ModelArtifact(
            Risk.FUNDRAISING,
            Map.of("trainer", "test"),
            Map.of(TAG, catalogue.fingerprint(TAG)),
            List.of(new Feature.Numeric(TAG, 0)),
            new LinearModel(-2, new double[] {1}, new double[] {0.5}),
            new Calibration.Platt(1, 0),
            0.5,
            0,
            Map.of(),
            new ModelCard("测试", "test"));
    ReleaseDirectory releases = new ReleaseDirectory(models, catalogue);
    releases.add(artifact);
    releases.activate(artifact, Instant.EPOCH);
  }
}
