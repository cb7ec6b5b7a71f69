package cn.financebrain.cli;

import static org.assertj.core.api.Assertions.assertThat;

import cn.financebrain.console.ExitCode;
import cn.financebrain.ingest.simulate.Emitters;
import cn.financebrain.ingest.simulate.Simulation;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulateCommandTest {
  @TempDir private Path temp;

  @Test
  void aMissingDirectoryIsMadeAndFilled() {
    Path out = temp.resolve("a/b");

    assertThat(simulate(out, "--enterprises", "30", "--months", "2", "--end", "2026-06"))
        .isEqualTo(ExitCode.DONE);
    assertThat(out.resolve("truth.csv")).exists();
    assertThat(out.resolve("registration.csv")).exists();
  }

  @Test
  void anEarlierSimulationIsReplaced() throws IOException {
    simulate(temp, "--enterprises", "30", "--months", "2", "--end", "2026-06");

    assertThat(simulate(temp, "--enterprises", "10", "--months", "2", "--end", "2026-06"))
        .isEqualTo(ExitCode.DONE);
    assertThat(Files.readAllLines(temp.resolve("truth.csv"))).hasSize(11);
  }

  @Test
  void aDirectoryWithOtherFilesIsLeftAlone() throws IOException {
    Path other = Files.writeString(temp.resolve("letter.txt"), "dear");

    assertThat(simulate(temp, "--enterprises", "30")).isEqualTo(ExitCode.FAILED);
    assertThat(temp).isDirectoryContaining(other::equals);
    assertThat(temp.resolve("truth.csv")).doesNotExist();
  }

  @Test
  void aSimulationThatWasCutOffIsReplaced() throws IOException {
    Files.writeString(temp.resolve("truth.csv"), "uscc,sto");

    assertThat(simulate(temp, "--enterprises", "30", "--months", "2", "--end", "2026-06"))
        .isEqualTo(ExitCode.DONE);
    assertThat(Files.readAllLines(temp.resolve("truth.csv"))).hasSize(31);
  }

  @Test
  void tablesWithoutTheMarkOfASimulationAreLeftAloneAndItIsSaidWhatToDo() throws IOException {
    Path table = Files.writeString(temp.resolve("registration.csv"), "of our own");

    StringWriter errors = new StringWriter();
    int code =
        Main.commandLine()
            .setErr(new PrintWriter(errors, true))
            .execute("simulate", "--out", temp.toString(), "--enterprises", "30");

    assertThat(code).isEqualTo(ExitCode.FAILED);
    assertThat(table).hasContent("of our own");
    assertThat(errors.toString()).contains("registration.csv", "truth.csv", "--out");
  }

  @Test
  void everyFileOfASimulationIsKnownAsOne() throws IOException {
    simulate(temp, "--enterprises", "30", "--months", "2", "--end", "2026-06");

    try (Stream<Path> files = Files.list(temp)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(Simulation.fileNames(Emitters.all()));
    }
  }

  @Test
  void numbersOutOfRangeAndBadMonthsAreWrongUsage() {
    assertThat(simulate(temp, "--enterprises", "0")).isEqualTo(ExitCode.USAGE);
    assertThat(simulate(temp, "--months", "121")).isEqualTo(ExitCode.USAGE);
    assertThat(simulate(temp, "--end", "June")).isEqualTo(ExitCode.USAGE);
  }

  @Test
  void aDayCutsTheFilesThere() throws IOException {
    simulate(temp, "--enterprises", "30", "--months", "2", "--end", "2026-06-12");

    assertThat(Files.readString(temp.resolve("registration.csv")))
        .contains("2026-05")
        .doesNotContain("2026-06-13", "2026-06-20", "2026-06-30");
  }

  @Test
  void whereTheCityGoesMustBeSaidOnce() {
    assertThat(Main.commandLine().execute("simulate")).isEqualTo(ExitCode.USAGE);
    assertThat(simulate(temp, "--rate", "5")).isEqualTo(ExitCode.USAGE);
    assertThat(Main.commandLine().execute("simulate", "--rate", "5", "--as-fast-as-possible"))
        .isEqualTo(ExitCode.USAGE);
    assertThat(Main.commandLine().execute("simulate", "--rate", "0")).isEqualTo(ExitCode.USAGE);
  }

  @Test
  void aCityIsPlayedOnlyIntoAStack() {
    assertThat(
            Main.commandLine()
                .execute("simulate", "--rate", "5", "--data", temp.resolve("var").toString()))
        .isEqualTo(ExitCode.UNAVAILABLE);
  }

  private static int simulate(Path out, String... options) {
    String[] arguments = new String[options.length + 3];
    arguments[0] = "simulate";
    arguments[1] = "--out";
    arguments[2] = out.toString();
    System.arraycopy(options, 0, arguments, 3, options.length);
    return Main.commandLine().execute(arguments);
  }
}
