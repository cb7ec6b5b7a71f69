package cn.financebrain.streaming.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RetainedCheckpointsTest {
  @TempDir Path directory;

  @Test
  void theNewestIsThatOfTheHighestNumberThatIsComplete() throws IOException {
    complete("chk-9");
    Path tenth = complete("chk-10");
    Files.createDirectory(directory.resolve("chk-11"));
    complete("shared");

    assertThat(new RetainedCheckpoints(directory).newest()).contains(tenth);
  }

  @Test
  void aFirstStartHasNone() throws IOException {
    assertThat(new RetainedCheckpoints(directory.resolve("none")).newest()).isEmpty();
  }

  private Path complete(String name) throws IOException {
    Path checkpoint = Files.createDirectory(directory.resolve(name));
    Files.createFile(checkpoint.resolve("_metadata"));
    return checkpoint;
  }
}
