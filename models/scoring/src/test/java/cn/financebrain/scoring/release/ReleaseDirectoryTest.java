package cn.financebrain.scoring.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.financebrain.contract.Risk;
import cn.financebrain.scoring.Histories;
import cn.financebrain.scoring.model.MadeModels;
import cn.financebrain.scoring.model.ModelArtifact;
import cn.financebrain.scoring.profile.Catalogue;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReleaseDirectoryTest {
  private static final Catalogue CATALOGUE = Catalogue.bundled();

  @TempDir Path directory;

  private ReleaseDirectory releases() {
    return new ReleaseDirectory(directory, CATALOGUE);
  }

  @Test
  void beginsWithReleaseZeroWithoutModels() {
    assertThat(releases().list()).containsExactly(Release.NONE);
    assertThat(releases().model(0, Risk.FUNDRAISING)).isEmpty();
  }

  @Test
  void activationWritesTheNextReleaseAndKeepsTheOtherRisk() {
    ModelArtifact fundraising = MadeModels.fundraising(Map.of());
    ModelArtifact other = MadeModels.linear();
    ReleaseDirectory releases = releases();

    releases.activate(fundraising, Histories.day(1));
    Release second = releases.activate(other, Histories.day(2));

    assertThat(second)
        .isEqualTo(
            new Release(
                2,
                Map.of(Risk.FUNDRAISING, fundraising.id(), Risk.DEFAULT, other.id()),
                Map.of(),
                Release.PRODUCT,
                Release.PRODUCT,
                false,
                Histories.day(2)));
    ReleaseDirectory fresh = releases();
    assertThat(fresh.latest()).isEqualTo(second);
    assertThat(fresh.list()).extracting(Release::number).containsExactly(0, 1, 2);
    assertThat(fresh.model(1, Risk.DEFAULT)).isEmpty();
    assertThat(fresh.model(2, Risk.DEFAULT)).get().matches(model -> model.id().equals(other.id()));
    assertThat(fresh.artifactIds()).contains(fundraising.id(), other.id());
  }

  @Test
  void aReleaseIsReadAsItWasWritten() {
    Release written =
        Release.NONE
            .next(Histories.day(1))
            .withChallengers(Risk.DEFAULT, List.of("0000000000000001", "0000000000000002"))
            .withChallengers(Risk.FUNDRAISING, List.of())
            .withRules("0123456789abcdef")
            .rollingBack();

    new ReleaseFiles(directory).write(written);

    assertThat(releases().release(1)).isEqualTo(written);
    assertThat(written.challengers()).containsOnlyKeys(Risk.DEFAULT);
  }

  @Test
  void aChallengerThatBecomesTheChampionIsAChallengerNoMore() {
    Release shadowed = Release.NONE.withChallengers(Risk.DEFAULT, List.of("a", "b"));

    Release promoted = shadowed.withModel(Risk.DEFAULT, "a");

    assertThat(promoted.challengers(Risk.DEFAULT)).containsExactly("b");
    assertThat(promoted.withModel(Risk.FUNDRAISING, "b").challengers(Risk.DEFAULT))
        .as("of another risk")
        .containsExactly("b");
  }

  @Test
  void aMissingReleaseOrArtifactIsNamed() {
    assertThatThrownBy(() -> releases().release(3))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("release 3 is not there: expected")
        .hasMessageContaining("000003.json");
    assertThatThrownBy(() -> releases().artifact("0123456789abcdef"))
        .hasMessageContaining("artifact 0123456789abcdef is not there");
    assertThatThrownBy(() -> releases().artifact("../../secret"))
        .hasMessageContaining("is not there");
  }

  @Test
  void aDamagedReleaseIsNamed() throws Exception {
    releases().activate(MadeModels.linear(), Histories.day(1));
    Path file = directory.resolve("releases/000001.json");
    Files.writeString(file, "{\"number\": 1, \"models\":");

    assertThatThrownBy(() -> releases().release(1)).hasMessageContaining("000001.json is damaged");
  }

  @Test
  void aReleaseIsNeverOverwritten() throws Exception {
    ReleaseDirectory releases = releases();
    releases.activate(MadeModels.linear(), Histories.day(1));
    byte[] first = Files.readAllBytes(directory.resolve("releases/000001.json"));

    releases.activate(MadeModels.linear(), Histories.day(2));

    assertThat(directory.resolve("releases/000001.json")).hasBinaryContent(first);
    assertThat(directory.resolve("releases")).isDirectoryNotContaining("glob:**.tmp");
  }
}
