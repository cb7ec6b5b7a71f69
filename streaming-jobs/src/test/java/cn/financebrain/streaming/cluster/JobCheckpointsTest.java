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

    JobId latest = checkpoints().latestRun(ONE);

    assertThat(latest).isEqualTo(new JobId(1, ONE));
    assertThat(checkpoints().newest(latest)).contains(second);
  }

  @Test
  void aJobWithoutACheckpointBeginsWithItsFirstRun() throws IOException {
    assertThat(checkpoints().latestRun(ONE)).isEqualTo(new JobId(0, ONE));
    assertThat(checkpoints().newest(new JobId(0, ONE))).isEmpty();
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
