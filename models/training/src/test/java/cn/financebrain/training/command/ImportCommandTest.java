package cn.financebrain.training.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cn.financebrain.contract.Risk;
import cn.financebrain.scoring.model.ArtifactFile;
import cn.financebrain.scoring.model.Calibration;
import cn.financebrain.scoring.model.ModelArtifact;
import cn.financebrain.scoring.model.RiskModel;
import cn.financebrain.scoring.profile.Catalogue;
import cn.financebrain.training.imports.Fixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportCommandTest {
  @TempDir Path directory;
  private Path model;
  private Path features;
  private Path out;

  @BeforeEach
  void writeTheFiles() throws IOException {
    model = directory.resolve("bank.json");
    Files.write(model, Fixture.bytes("xgboost-numeric.json"));
    features = directory.resolve("features.yaml");
    Files.writeString(
        features,
        """
        features:
          partners: reg_partner_cnt
          growth: reg_capital
          section: {tag: reg_industry_class, codes: {A: 0, B: 1, C: 2, D: 3, E: 4}}
        """);
    out = directory.resolve("artifact.json");
  }

  @Test
  void theArtifactFitsTheCatalogueAndSaysWhereItComesFrom() {
    assertThat(run("--format=xgboost", "--features=" + features)).isZero();

    ModelArtifact artifact = ArtifactFile.read(out);
    assertThat(RiskModel.bind(artifact, Catalogue.bundled()).id()).isEqualTo(artifact.id());
    assertThat(artifact.risk()).isEqualTo(Risk.DEFAULT);
    assertThat(artifact.threshold()).isEqualTo(0.4);
    assertThat(artifact.metrics()).isEmpty();
    assertThat(artifact.calibration()).isEqualTo(new Calibration.Platt(1, 0));
    assertThat(artifact.createdFrom())
        .containsEntry("trainer", "xgboost")
        .containsEntry("modelFile", "bank.json")
        .containsEntry("catalogue", Catalogue.bundled().fingerprint());
    assertThat(artifact.card().chinese())
        .contains("违约", "外部导入", "系统未作测量", artifact.createdFrom().get("modelSha256"))
        .doesNotContain("null", "%s");
    assertThat(artifact.card().english())
        .contains("imported", "not measured here", artifact.createdFrom().get("modelSha256"))
        .doesNotContain("null");
  }

  @Test
  void lightGbmIsImportedAsWell() throws IOException {
    Files.write(model, Fixture.bytes("lightgbm-categories.txt"));

    assertThat(run("--format=lightgbm", "--features=" + features)).isZero();

    assertThat(ArtifactFile.read(out).calibration()).isEqualTo(new Calibration.Platt(2, 0));
  }

  @Test
  void treesOfOnnxAreImportedAsWell() throws IOException {
    Files.write(model, Fixture.bytes("onnx-classifier.onnx"));
    Files.writeString(
        features,
        """
        features:
          f0: reg_age_days
          f1: reg_partner_cnt
          f2: reg_capital
          f3: {tag: reg_industry_class, codes: {A: 0, B: 1, C: 2, D: 3, E: 4}}
        """);

    assertThat(run("--format=onnx", "--features=" + features)).isZero();

    assertThat(ArtifactFile.read(out).createdFrom()).containsEntry("trainer", "onnx");
  }

  @Test
  void theProbabilityIsCalibratedOnLabelledRowsOfTheModel() throws IOException {
    Path table = directory.resolve("rows.csv");
    double[][] rows = Fixture.rows("xgboost");
    double[] probabilities = Fixture.probabilities("xgboost", "numeric");
    StringBuilder csv = new StringBuilder(String.join(",", Fixture.FEATURES) + ",failed\n");
    int positives = 0;
    for (int i = 0; i < rows.length; i++) {
      for (double value : rows[i]) {
        csv.append(Double.isNaN(value) ? "" : Double.toString(value)).append(',');
      }
      int failed = probabilities[i] > 0.5 && i % 3 > 0 ? 1 : 0;
      positives += failed;
      csv.append(failed).append('\n');
    }
    Files.writeString(table, csv);

    assertThat(
            run(
                "--format=xgboost",
                "--features=" + features,
                "--calibration=platt",
                "--table=" + table,
                "--label=failed"))
        .isZero();

    Calibration.Platt platt = (Calibration.Platt) ArtifactFile.read(out).calibration();
    double sum =
        Arrays.stream(probabilities).map(p -> platt.probability(Math.log(p / (1 - p)))).sum();
    int negatives = rows.length - positives;
    double targets = // Platt's, drawn a little inwards; a fit with an intercept keeps their sum
        positives * (positives + 1.0) / (positives + 2) + negatives / (negatives + 2.0);
    assertThat(positives).isBetween(3, 20);
    assertThat(sum).isCloseTo(targets, within(1e-3));
  }

  @Test
  void whatCannotBeImportedFails() throws IOException {
    assertThat(run("--format=xgboost")).as("names that are no tags").isEqualTo(1);
    assertThat(run("--format=lightgbm", "--features=" + features)).as("other format").isEqualTo(1);
    assertThat(run("--format=xgboost", "--features=none.yaml")).as("no mapping").isEqualTo(1);
    Files.writeString(features, "features: {growth: 3}");
    assertThat(run("--format=xgboost", "--features=" + features)).as("mapping").isEqualTo(1);
    assertThat(out).doesNotExist();
  }

  @Test
  void wrongOptionsAreWrongUsage() {
    assertThat(run("--format=catboost")).isEqualTo(2);
    assertThat(run("--format=xgboost", "--minimum-coverage=2")).isEqualTo(2);
    assertThat(run("--format=xgboost", "--calibration=isotonic")).isEqualTo(2);
    assertThat(run("--format=xgboost", "--calibration=platt")).isEqualTo(2);
    assertThat(run("--format=xgboost", "--table=rows.csv")).isEqualTo(2);
  }

  private int run(String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "model",
                "import",
                "--risk=default",
                "--file=" + model,
                "--threshold=0.4",
                "--out=" + out));
    arguments.addAll(List.of(more));
    Map<String, String> environment =
        Map.of(
            "FB_CLICKHOUSE_URL", "http://127.0.0.1:1",
            "FB_CLICKHOUSE_USER", "reader",
            "FB_CLICKHOUSE_PASSWORD", "",
            "FB_CLICKHOUSE_DATABASE", "finance_brain",
            "FB_MODELS_DIR", directory.resolve("models").toString());
    return TrainingCommandLine.run(environment, arguments.toArray(String[]::new));
  }
}
