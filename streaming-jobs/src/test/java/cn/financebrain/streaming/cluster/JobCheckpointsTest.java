package cn.financebrain.streaming.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobCheckpointsTest {
  private static final String ONE = "0123456789abcdef";
  private static final String OTHER = "fedcba9876543210";

  @TempDir Path directory;

  private JobCheckpoints checkpoints() {
    return new JobCheckpoints(directory);
  }

  private Path complete(JobId job, String name) throws IOException {
    Path checkpoint = Files.createDirectories(directory.resolve(job.text()).resolve(name));
    Files.createFile(checkpoint.resolve("_metadata"));
    return checkpoint;
  }

  @Test
  void theFirstRunHasTheIdOfEarlierVersions() {
    assertThat(new JobId(0, ONE).text()).isEqualTo("f1b00000000000020123456789abcdef");
    assertThat(JobId.parse(new JobId(0, ONE).next().text())).isEqualTo(new JobId(1, ONE));
    assertThat(JobId.isOf(new JobId(7, ONE).text(), OTHER)).isFalse();
    assertThatThrownBy(() -> JobId.parse("shared")).hasMessageContaining("'shared'");
  }

  @Test
  void aJobGoesOnFromItsLatestRunThatLeftACheckpoint() throws IOException {
    complete(new JobId(0, ONE), "chk-9");
    Path second = complete(new JobId(1, ONE), "chk-3");
    Files.createDirectories(directory.resolve(new JobId(2, ONE).text()).resolve("chk-4"));
    complete(new JobId(5, OTHER), "chk-1");

    assertThat(checkpoints().newest(ONE)).contains(second);
  }

  @Test
  void noRunIsTakenTwice() throws IOException {
    assertThat(checkpoints().nextRun(ONE)).isEqualTo(new JobId(0, ONE));

    complete(new JobId(3, ONE), "chk-9");
    Files.createDirectories(directory.resolve(new JobId(15, ONE).text()));
    complete(new JobId(20, OTHER), "chk-1");

    assertThat(checkpoints().nextRun(ONE)).isEqualTo(new JobId(16, ONE));
  }

  @Test
  void runsBeforeTheLatestThatLeftACheckpointAreDeleted() throws IOException {
    complete(new JobId(0, ONE), "chk-1");
    Path kept = complete(new JobId(1, ONE), "chk-7");
    Path begun = Files.createDirectories(directory.resolve(new JobId(2, ONE).text()));
    Path other = complete(new JobId(0, OTHER), "chk-1");

    checkpoints().deleteOutdated(ONE);

    assertThat(directory.resolve(new JobId(0, ONE).text())).doesNotExist();
    assertThat(kept).exists();
    assertThat(begun).exists();
    assertThat(other).exists();
  }

  @Test
  void aJobWithoutACheckpointBeginsAtTheLog() throws IOException {
    Files.createDirectories(directory.resolve(new JobId(0, ONE).text()).resolve("chk-4"));

    assertThat(checkpoints().newest(ONE)).isEmpty();
  }

  @Test
  void onlyCheckpointsOfOtherCataloguesAreDeleted() throws IOException {
    Path kept = complete(new JobId(0, ONE), "chk-1");
    complete(new JobId(0, OTHER), "chk-1");
    Path foreign = Files.createDirectories(directory.resolve("somebody-else"));

    checkpoints().keepOnly(Set.of(ONE));

    assertThat(kept).exists();
    assertThat(foreign).exists();
    assertThat(directory.resolve(new JobId(0, OTHER).text())).doesNotExist();
  }
}
