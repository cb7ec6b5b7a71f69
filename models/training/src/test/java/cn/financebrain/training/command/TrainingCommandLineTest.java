package cn.financebrain.training.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingCommandLineTest {
  @TempDir Path directory;

  @Test
  void helpIsNoFailure() {
    assertThat(TrainingCommandLine.run("--help")).isZero();
    assertThat(TrainingCommandLine.run("train", "--help")).isZero();
    assertThat(TrainingCommandLine.run("evaluate", "--help")).isZero();
  }

  @Test
  void aMissingOptionIsWrongUsage() {
    assertThat(TrainingCommandLine.run("train", "--risk", "default")).isEqualTo(2);
  }

  @Test
  void anUnknownRiskIsWrongUsage() throws Exception {
    assertThat(train("flood", stack())).isEqualTo(2);
  }

  @Test
  void aDirectoryWithoutAStackFails() {
    assertThat(train("default", directory)).isEqualTo(1);
  }

  @Test
  void aDamagedStackFileFails() throws Exception {
    Files.writeString(directory.resolve("stack.json"), "{\"modelsDir\": 1}");
    assertThat(train("default", directory)).isEqualTo(1);
  }

  @Test
  void labelsThatAreNotThereFail() throws Exception {
    assertThat(train("default", stack())).isEqualTo(1);
  }

  @Test
  void aModelsDirectoryMayBeAnAddressOrAPath() throws Exception {
    StackFile stack = StackFile.read(stack());
    assertThat(stack.modelsDir()).isEqualTo(directory.resolve("models"));
  }

  private int train(String risk, Path data) {
    return TrainingCommandLine.run(
        "train",
        "--data=" + data,
        "--risk=" + risk,
        "--labels=" + directory.resolve("none.csv"),
        "--as-of=2021-01-01");
  }

  private Path stack() throws Exception {
    Files.writeString(
        directory.resolve("stack.json"),
        """
        {"clickhouse": {"url": "http://127.0.0.1:1", "user": "fb", "password": "",
          "database": "finance_brain"}, "modelsDir": "%s", "flink": {}}
        """
            .formatted(directory.resolve("models").toUri()));
    return directory;
  }
}
