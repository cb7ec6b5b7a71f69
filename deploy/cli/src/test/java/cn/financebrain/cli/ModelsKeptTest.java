package cn.financebrain.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.financebrain.console.CommandFailure;
import cn.financebrain.contract.Risk;
import cn.financebrain.scoring.model.Calibration;
import cn.financebrain.scoring.model.Feature;
import cn.financebrain.scoring.model.LinearModel;
import cn.financebrain.scoring.model.ModelArtifact;
import cn.financebrain.scoring.model.ModelCard;
import cn.financebrain.scoring.profile.Catalogue;
import cn.financebrain.scoring.release.CatalogueDirectory;
import cn.financebrain.scoring.release.Release;
import cn.financebrain.scoring.release.ReleaseDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelsKeptTest {
  private static final String TAG = "cmp_cnt_90d";

  @TempDir Path models;

  private Release first;

  @BeforeEach
  void activateAModelOfOneTag() {
    Catalogue product = Catalogue.bundled();
    ModelArtifact artifact =
        new ModelArtifact(
            Risk.FUNDRAISING,
            Map.of("trainer", "test"),
            Map.of(TAG, product.fingerprint(TAG)),
            List.of(new Feature.Numeric(TAG, 0)),
            new LinearModel(-2, new double[] {1}, new double[] {0.5}),
            new Calibration.Platt(1, 0),
            0.5,
            0,
            Map.of(),
            new ModelCard("测试", "test"));
    first = new ReleaseDirectory(models, product).activate(artifact, Instant.EPOCH);
  }

  /** A catalogue in which one tag, {@code id}, counts over another window. */
  private ReleaseDirectory withAnotherWindowOf(String id) throws IOException {
    Path files = Files.createTempDirectory(models, "made");
    for (Map.Entry<String, String> file : Catalogue.bundledFiles().entrySet()) {
      Files.writeString(
          files.resolve(file.getKey()),
          file.getValue().replaceFirst("(id: " + id + ",.*) window: 90d", "$1 window: 60d"));
    }
    String changed = new CatalogueDirectory(models).add(files);
    assertThat(changed).isNotEqualTo(Release.PRODUCT);
    return new ReleaseDirectory(models, new CatalogueDirectory(models).open(changed));
  }

  private static String id(ReleaseDirectory seen, Path models) {
    CatalogueDirectory catalogues = new CatalogueDirectory(models);
    return catalogues.list().stream()
        .filter(id -> catalogues.fingerprint(id).equals(seen.catalogue().fingerprint()))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aModelWhoseTagsAreDefinedAlikeGoesOn() throws IOException {
    ReleaseDirectory seen = withAnotherWindowOf("cmp_12315_cnt_90d");

    assertThat(ModelsKept.of(seen, id(seen, models), Set.of())).isEqualTo(first.models());
    assertThat(ModelsKept.unfit(seen)).isEmpty();
  }

  @Test
  void oneThatDoesNotFitIsLeftOutOnlyWhereThatIsAskedFor() throws IOException {
    ReleaseDirectory seen = withAnotherWindowOf(TAG);
    String id = id(seen, models);

    assertThat(ModelsKept.unfit(seen)).containsOnlyKeys(Risk.FUNDRAISING);
    assertThatThrownBy(() -> ModelsKept.of(seen, id, Set.of(Risk.DEFAULT)))
        .isInstanceOf(CommandFailure.class)
        .hasMessageContaining("tag " + TAG + " is defined differently");
    assertThat(ModelsKept.of(seen, id, Set.of(Risk.FUNDRAISING))).isEmpty();
  }

  @Test
  void theWayBackBringsTheModelBack() throws IOException {
    ReleaseDirectory seen = withAnotherWindowOf(TAG);
    seen.activate(id(seen, models), Map.of(), Instant.EPOCH);
    ReleaseDirectory product = new ReleaseDirectory(models, Catalogue.bundled());

    assertThat(ModelsKept.of(product, Release.PRODUCT, Set.of())).isEqualTo(first.models());
  }
}
