package cn.financebrain.training.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingCommandLineTest {
  @TempDir Path directory;

  @Test
  void helpIsNoFailure() {
    assertThat(TrainingCommandLine.run(Map.of(), "--help")).isZero();
    assertThat(TrainingCommandLine.run(Map.of(), "train", "--help")).isZero();
    assertThat(TrainingCommandLine.run(Map.of(), "evaluate", "--help")).isZero();
  }

  @Test
  void aMissingOptionIsWrongUsage() {
    assertThat(TrainingCommandLine.run(Map.of(), "train", "--risk", "default")).isEqualTo(2);
  }

  @Test
  void anUnknownRiskIsWrongUsage() {
    assertThat(train("flood", stack())).isEqualTo(2);
  }

  @Test
  void whoStartsItWithoutTheLauncherIsToldSo() {
    assertThat(train("default", Map.of())).isEqualTo(3);
  }

  @Test
  void anAddressThatIsNoneIsToldAsWell() {
    Map<String, String> odd = new HashMap<>(stack());
    odd.put("FB_CLICKHOUSE_URL", "nowhere");
    assertThat(train("default", odd)).isEqualTo(3);
  }

  @Test
  void labelsThatAreNotThereFail() {
    assertThat(train("default", stack())).isEqualTo(1);
  }

  @Test
  void theEnvironmentNamesTheStack() {
    TrainingStack stack = TrainingStack.of(stack());
    assertThat(stack.warehouse().toString()).isEqualTo("reader@http://127.0.0.1:1/finance_brain");
    assertThat(stack.modelsDir()).isEqualTo(directory.resolve("models"));
  }

  private int train(String risk, Map<String, String> environment) {
    return TrainingCommandLine.run(
        environment,
        "train",
        "--risk=" + risk,
        "--labels=" + directory.resolve("none.csv"),
        "--as-of=2021-01-01");
  }

  private Map<String, String> stack() {
    return Map.of(
        "FB_CLICKHOUSE_URL", "http://127.0.0.1:1",
        "FB_CLICKHOUSE_USER", "reader",
        "FB_CLICKHOUSE_PASSWORD", "",
        "FB_CLICKHOUSE_DATABASE", "finance_brain",
        "FB_MODELS_DIR", directory.resolve("models").toString());
  }
}
