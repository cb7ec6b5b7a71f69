package cn.financebrain.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cn.financebrain.console.ExitCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole way on real data as the README shows it: its commands are run as they stand there, and
 * each prints what stands below it. Takes many minutes, so it runs by {@code -Pslow} only.
 */
@Tag("slow")
@Timeout(value = 60, unit = TimeUnit.MINUTES)
class RealDataIT {
  private static final Path SHARED = Launcher.HOME.resolve("../shared").normalize();

  @TempDir Path directory;

  @Test
  void theCommandsOfTheReadmePrintWhatItShows() throws Exception {
    assumeTrue(
        Files.isDirectory(SHARED.resolve("data/bdci2020")),
        "The real data are not in ../shared/data/bdci2020: the README's commands on them are not run");
    Files.createSymbolicLink(directory.resolve("shared"), SHARED);
    Path here = Files.createDirectory(directory.resolve("here"));
    List<Readme.Shown> commands =
        Readme.read(Launcher.HOME.resolve("README.md")).commands().stream()
            .filter(shown -> !shown.printed().isEmpty())
            .toList();
    assertThat(commands.get(0)).hasToString("./finance-brain up --headless");
    try (Launcher launcher = new Launcher(directory.resolve("var"), here)) {
      launcher.up("--headless");
      for (Readme.Shown shown : commands.subList(1, commands.size())) {
        Launcher.Result result = launcher.run(shown.arguments());
        assertThat(result.exitCode()).as("%s: %s", shown, result.err()).isEqualTo(ExitCode.DONE);
        assertThat(result.out().lines().map(String::strip))
            .as(shown.toString())
            .containsAll(shown.printed());
      }
    }
    assertThat(here.resolve("scores.csv")).exists();
  }
}
