package cn.financebrain.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.financebrain.console.CommandFailure;
import cn.financebrain.scoring.profile.Catalogue;
import cn.financebrain.scoring.release.CatalogueDirectory;
import cn.financebrain.scoring.release.CataloguePlan;
import cn.financebrain.scoring.release.Release;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogueFilesTest {
  private static final Instant NOW = Instant.EPOCH;
  private static final String PRODUCT = Release.PRODUCT;

  @TempDir Path models;

  private CatalogueFiles files;
  private String filled;
  private String other;

  @BeforeEach
  void keepTwoCatalogues() throws IOException {
    files = new CatalogueFiles(models);
    filled = kept("$1 window: 60d", "");
    other = kept("$1 window: 30d", "");
  }

  /** The product's catalogue with another window of one tag, and a comment in each file. */
  private String kept(String window, String comment) throws IOException {
    Path made = Files.createTempDirectory(models, "made");
    for (Map.Entry<String, String> file : Catalogue.bundledFiles().entrySet()) {
      String text = file.getValue().replaceFirst("(id: cmp_cnt_90d,.*) window: 90d", window);
      Files.writeString(made.resolve(file.getKey()), text + comment);
    }
    String id = new CatalogueDirectory(models).add(made);
    assertThat(id).isNotEqualTo(PRODUCT);
    return id;
  }

  private CataloguePlan plan() {
    return CataloguePlan.read(models);
  }

  private void cutOver(String id) {
    files.stage(id, NOW);
    files.putStagedInForce(id, Set.of(), NOW);
  }

  private static void assertOvertaken(ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOf(CommandFailure.class)
        .hasMessageContaining("failure.catalogue-overtaken");
  }

  @Test
  void aChangeIsStagedPutInForceAndEndedAndEachStepAgainChangesNothing() {
    files.stage(filled, NOW);
    files.stage(filled, NOW.plusSeconds(1));
    assertThat(plan().isStaged(filled)).isTrue();

    assertThat(files.putStagedInForce(filled, Set.of(), NOW)).isEqualTo(1);
    assertThat(files.putStagedInForce(filled, Set.of(), NOW)).isEqualTo(1);
    assertThat(plan().isCuttingOver()).isTrue();

    assertThat(files.end(filled, () -> {})).isTrue();
    assertThat(files.end(filled, () -> {})).isFalse();
    assertThat(plan().running()).containsExactly(filled);
  }

  @Test
  void nothingIsStagedOverAChangeThatHasComeToItsRelease() {
    cutOver(filled);

    assertOvertaken(() -> files.stage(other, NOW));
    assertOvertaken(() -> files.stage(filled, NOW));

    assertThat(plan().running()).containsExactly(filled, PRODUCT);
  }

  @Test
  void wordsWaitForAChangeThatHasComeToItsRelease() throws IOException {
    cutOver(filled);
    String words = kept("$1 window: 60d", "\n# words\n");

    assertOvertaken(() -> files.putWordsInForce(words, NOW));
    assertThat(plan().running()).containsExactly(filled, PRODUCT);

    files.end(filled, () -> {});
    assertThat(files.putWordsInForce(words, NOW)).isEqualTo(2);
  }

  @Test
  void wordsOfOtherValuesThanThoseInForceAreRefused() throws IOException {
    String words = kept("$1 window: 90d", "\n# words\n");
    cutOver(filled);
    files.end(filled, () -> {});

    assertOvertaken(() -> files.putWordsInForce(words, NOW));

    assertThat(plan().inForce()).isEqualTo(filled);
  }

  @Test
  void wordsLeaveAloneWhatIsBeingFilled() throws IOException {
    files.stage(filled, NOW);
    String words = kept("$1 window: 90d", "\n# words\n");

    files.putWordsInForce(words, NOW);

    assertThat(plan().running()).containsExactly(words, filled);
  }

  @Test
  void oneThatEndsLateLeavesAloneWhatWasStagedSince() {
    cutOver(filled);
    files.end(filled, () -> {});
    files.stage(other, NOW);

    assertThat(files.end(filled, () -> {})).isFalse();

    assertThat(plan().isStaged(other)).isTrue();
  }

  @Test
  void onlyAChangeThatHasNotComeToItsReleaseIsGivenUp() {
    files.stage(filled, NOW);
    files.unstage();
    assertThat(plan().staged()).isEmpty();
    assertThatThrownBy(() -> files.putStagedInForce(filled, Set.of(), NOW))
        .isInstanceOf(CommandFailure.class);

    cutOver(filled);
    assertThatThrownBy(files::unstage).isInstanceOf(CommandFailure.class);
    assertThat(plan().isCuttingOver()).isTrue();
  }
}
