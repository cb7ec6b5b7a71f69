package cn.financebrain.cli;

import static org.assertj.core.api.Assertions.assertThat;

import cn.financebrain.console.ExitCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The benches on small cities. They take minutes, so they run by {@code -Pslow} only. */
@Tag("slow")
@Timeout(value = 20, unit = TimeUnit.MINUTES)
class BenchIT {
  @TempDir Path directory;

  @Test
  void measuresAllThatItPromisesAndLeavesNothingBehind() throws Exception {
    Path data = directory.resolve("bench");
    try (Launcher launcher = new Launcher(data, directory)) {
      Launcher.Result result = launcher.run("bench", "stream", "--enterprises", "400");

      assertThat(result.exitCode()).as(result.err()).isEqualTo(ExitCode.DONE);
      assertThat(result.out())
          .containsPattern("Whole way, files to ClickHouse: events, events/s +[\\d,]{5,} +[\\d,]+")
          .containsPattern("Job that reads and discards: records, records/s +[\\d,]{5,} +[\\d,]+")
          .containsPattern("Whole way : reading alone +1 : [\\d,]+")
          .containsPattern("alerts raised +[1-9]")
          .containsPattern("99th percentile +\\d+ ms")
          .containsPattern("Memory of flink-taskmanager: resident \\(peak\\) +[1-9]");
      assertThat(data).doesNotExist();
    }
  }

  @Test
  void aJobThatHoldsManyStatesStartsAgainAndAllIsRight() throws Exception {
    Path data = directory.resolve("bench");
    try (Launcher launcher = new Launcher(data, directory)) {
      Launcher.Result result = launcher.run("bench", "restart", "--enterprises", "300");

      assertThat(result.exitCode()).as(result.err()).isEqualTo(ExitCode.DONE);
      assertThat(result.out())
          .containsPattern("rocksdb, -Xmx\\d+m")
          .containsPattern("heap, -Xmx\\d+m")
          .containsPattern("after kill -9 until all tasks run \\(CPU time\\) +[\\d.]+ s")
          .containsPattern("events of closed states: events, events/s +150, [1-9]")
          .containsPattern("states of both operators compared byte by byte, all right +600");
      assertThat(data).doesNotExist();
    }
  }

  @Test
  void aDirectoryThatHoldsSomethingIsLeftAlone() throws Exception {
    Path data = Files.createDirectory(directory.resolve("mine"));
    Files.writeString(data.resolve("letter"), "dear");
    try (Launcher launcher = new Launcher(data, directory)) {
      Launcher.Result result = launcher.run("bench", "stream");

      assertThat(result.exitCode()).isEqualTo(ExitCode.FAILED);
      assertThat(result.err()).contains("holds something already");
      assertThat(data.resolve("letter")).hasContent("dear");
    }
  }
}
