package cn.financebrain.training.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
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
  void aTableIsJudgedWithoutAStack() throws IOException {
    Path report = directory.resolve("report.json");
    StringBuilder rows = new StringBuilder("ratio,kind,failed\n");
    for (int i = 0; i < 200; i++) {
      rows.append("%s,%s,%d\n".formatted(i % 7 == 0 ? "" : i % 20, "AB".charAt(i % 2), i % 5 / 4));
    }

    assertThat(evaluate(rows.toString(), "failed", "--folds=3", "--out=" + report)).isZero();

    assertThat(Files.readString(report)).contains("3 stratified folds", "\"parts\" : 3");
  }

  @Test
  void aTableThatCannotBeJudgedFails() throws IOException {
    assertThat(evaluate("ratio,failed\n1,1\n2,0\n", "label")).isEqualTo(1);
    assertThat(evaluate("ratio,failed\n1,1\n2,0\n", "failed")).isEqualTo(1);
    assertThat(evaluate("ratio,failed\n1,yes\n2,no\n", "failed")).isEqualTo(1);
  }

  @Test
  void aTableAndAStackAtOnceOrOneFoldAreWrongUsage() throws IOException {
    String table = "ratio,failed\n1,1\n2,0\n";
    assertThat(evaluate(table, "failed", "--risk=default", "--labels=l", "--as-of=2021-01-01"))
        .isEqualTo(2);
    assertThat(evaluate(table, "failed", "--folds=1")).isEqualTo(2);
  }

  private int evaluate(String rows, String label, String... more) throws IOException {
    Path table = Files.writeString(directory.resolve("table.csv"), rows);
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "evaluate",
                "--table=" + table,
                "--label=" + label,
                "--trainer=logistic",
                "--seeds=1"));
    arguments.addAll(List.of(more));
    return TrainingCommandLine.run(Map.of(), arguments.toArray(String[]::new));
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
