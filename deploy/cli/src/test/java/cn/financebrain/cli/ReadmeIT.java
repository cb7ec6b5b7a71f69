package cn.financebrain.cli;

import static org.assertj.core.api.Assertions.assertThat;

import cn.financebrain.console.ExitCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What the README tells to type is understood, by the command lines themselves. */
class ReadmeIT {
  private static final Set<String> PHASES = Set.of("test", "package", "verify");

  /** Those that the trainer reads, a process of its own. */
  private static final Set<String> TRAINER = Set.of("train", "evaluate");

  @TempDir Path directory;

  @BeforeAll
  static void letTheLauncherFindTheTrainer() {
    System.setProperty("finance-brain.home", Launcher.HOME.toString());
  }

  @Test
  void bothLanguagesShowTheSameCommands() throws IOException {
    List<List<String>> english = words("README.md");
    assertThat(english).hasSizeGreaterThan(8);
    assertThat(words("README.zh-CN.md")).isEqualTo(english);
  }

  @TestFactory
  Stream<DynamicTest> everyCommandIsUnderstood() throws IOException {
    return Readme.read(Launcher.HOME.resolve("README.md")).commands().stream()
        .map(shown -> DynamicTest.dynamicTest(shown.toString(), () -> requireUnderstood(shown)));
  }

  @Test
  void aWordThatNobodyKnowsIsNoticed() throws Exception {
    Path page = directory.resolve("page.md");
    Files.writeString(
        page,
        """
        ```sh
        ./finance-brain score --as-of 2021-01-01 --out scores.csv --fast
        ./finance-brain train --risk default --labels labels.csv --as-of 2021-01-01 --fast
        ./finance-brain model enable 1
        ./finance-brain score --as-of yesterday --out scores.csv
        ./finance-brain sql
        ./mvnw verfy
        finance-brain up
        ```
        """);
    List<Readme.Shown> wrong = Readme.read(page).commands();
    assertThat(wrong).hasSize(7);
    for (Readme.Shown shown : wrong) {
      assertThat(understood(shown)).as(shown.toString()).isNotEmpty();
    }
  }

  private void requireUnderstood(Readme.Shown shown) throws Exception {
    assertThat(understood(shown)).isEmpty();
  }

  /** What is said against a command; nothing if it can be typed so. */
  private String understood(Readme.Shown shown) throws IOException, InterruptedException {
    return switch (shown.program()) {
      case "./finance-brain" -> understood(shown.arguments());
      case "./mvnw" -> PHASES.containsAll(List.of(shown.arguments())) ? "" : "no phase of Maven";
      default -> "no program of this folder";
    };
  }

  private String understood(String... arguments) throws IOException, InterruptedException {
    if (TRAINER.contains(arguments[0])) {
      Process trainer =
          TrainingCommand.process(List.of(arguments)).redirectErrorStream(true).start();
      String told = new String(trainer.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      // it gets no stack, which it finds out when it has read its words
      return trainer.waitFor() == ExitCode.UNAVAILABLE ? "" : told;
    }
    try {
      Main.commandLine().parseArgs(arguments);
      return "";
    } catch (CommandLine.ParameterException e) {
      return e.getMessage();
    }
  }

  private static List<List<String>> words(String page) throws IOException {
    return Readme.read(Launcher.HOME.resolve(page)).commands().stream()
        .map(Readme.Shown::words)
        .toList();
  }
}
