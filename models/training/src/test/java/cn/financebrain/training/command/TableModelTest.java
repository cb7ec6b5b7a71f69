package cn.financebrain.training.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.financebrain.scoring.model.ArtifactException;
import cn.financebrain.scoring.model.ArtifactFile;
import cn.financebrain.scoring.model.ModelArtifact;
import cn.financebrain.scoring.model.RiskModel;
import cn.financebrain.scoring.profile.Catalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Models of tables of somebody else's features: trained, refused as the product's own, applied. */
class TableModelTest {
  @TempDir Path directory;
  private Path table;

  @BeforeEach
  void writeATable() throws IOException {
    table = Files.writeString(directory.resolve("table.csv"), rows(11, 300));
  }

  @Test
  void theSameTableAndSeedGiveTheSameBytes() throws IOException {
    assertThat(train("first.json", "--seed=5")).isZero();
    assertThat(train("second.json", "--seed=5")).isZero();

    assertThat(directory.resolve("first.json"))
        .hasSameBinaryContentAs(directory.resolve("second.json"));
    ModelArtifact artifact = ArtifactFile.read(directory.resolve("first.json"));
    assertThat(artifact.createdFrom())
        .containsEntry("table", "table.csv")
        .containsEntry("labelColumn", "failed")
        .containsEntry("rows", "300");
    assertThat(artifact.card().chinese()).contains("特征表文件：table.csv", "不能在系统中启用");
    assertThat(artifact.card().english()).doesNotContain("null");
  }

  @ParameterizedTest
  @ValueSource(strings = {"scorecard", "stack"})
  void soDoTheOtherTrainers(String trainer) throws IOException {
    assertThat(train("first.json", "--trainer=" + trainer)).isZero();
    assertThat(train("second.json", "--trainer=" + trainer)).isZero();

    assertThat(directory.resolve("first.json"))
        .hasSameBinaryContentAs(directory.resolve("second.json"));
    ModelArtifact artifact = ArtifactFile.read(directory.resolve("first.json"));
    assertThat(artifact.createdFrom()).containsEntry("trainer", trainer);
    assertThat(artifact.card().chinese().contains("**评分卡**"))
        .isEqualTo(trainer.equals("scorecard"));
  }

  @Test
  void noCatalogueTakesIt() throws IOException {
    assertThat(train("model.json")).isZero();

    ModelArtifact artifact = ArtifactFile.read(directory.resolve("model.json"));

    assertThatThrownBy(() -> RiskModel.bind(artifact, Catalogue.bundled()))
        .isInstanceOf(ArtifactException.class)
        .hasMessageContaining("does not fit the tag catalogue")
        .hasMessageContaining("tag ratio is not in the catalogue")
        // a column may have the name of a tag; it is not the tag
        .hasMessageContaining("tag fs_total_assets is defined differently");
  }

  @Test
  void itIsMeasuredOnRowsThatWereKeptBack() throws IOException {
    train("model.json");
    Path keptBack = Files.writeString(directory.resolve("kept.csv"), rows(12, 200));
    Path report = directory.resolve("report.json");

    assertThat(evaluate(keptBack, "--label=failed", "--out=" + report)).isZero();

    assertThat(Files.readString(report)).contains("on 200 rows", "\"parts\" : 1", "\"auc\"");
  }

  @Test
  void rowsWithoutALabelGetAProbabilityEach() throws IOException {
    train("model.json");
    Path unknown =
        Files.writeString(
            directory.resolve("unknown.csv"),
            "ratio,fs_total_assets,kind,name\n0.9,1,A,\"x, y\"\n0.1,,Z,z\n");
    Path scores = directory.resolve("scores.csv");

    assertThat(evaluate(unknown, "--scores=" + scores)).isZero();

    List<String> lines = Files.readAllLines(scores);
    assertThat(lines).hasSize(3);
    assertThat(lines.get(0)).isEqualTo("row,probability");
    assertThat(probability(lines.get(1), "1,")).isGreaterThan(probability(lines.get(2), "2,"));
  }

  @Test
  void rowsMayBeNamed() throws IOException {
    train("model.json");
    Path unknown =
        Files.writeString(
            directory.resolve("unknown.csv"),
            "ratio,fs_total_assets,kind,name\n0.9,1,A,b\n0.1,,B,a\n");
    Path scores = directory.resolve("scores.csv");

    assertThat(evaluate(unknown, "--scores=" + scores, "--id=name")).isZero();

    assertThat(Files.readAllLines(scores))
        .satisfiesExactly(
            head -> assertThat(head).isEqualTo("id,probability"),
            a -> assertThat(a).startsWith("a,"),
            b -> assertThat(b).startsWith("b,"));
  }

  @Test
  void aTableWithoutAColumnThatTheModelReadsIsRefused() throws IOException {
    train("model.json");
    Path narrow = Files.writeString(directory.resolve("narrow.csv"), "ratio,failed\n1,1\n0,0\n");

    assertThat(evaluate(narrow, "--label=failed")).isEqualTo(1);
    assertThat(evaluate(table)).as("neither label nor scores").isEqualTo(2);
    assertThat(evaluate(directory.resolve("none.csv"), "--label=failed")).isEqualTo(1);
  }

  @Test
  void whatIsMissingOfTheCommandIsWrongUsage() {
    assertThat(run("train", "--table=" + table, "--label=failed")).as("no --out").isEqualTo(2);
    assertThat(run("train", "--table=" + table, "--out=" + directory.resolve("m"))).isEqualTo(2);
    assertThat(run("train", "--table=" + table, "--label=failed", "--risk=default")).isEqualTo(2);
  }

  private static double probability(String line, String name) {
    assertThat(line).startsWith(name);
    return Double.parseDouble(line.substring(name.length()));
  }

  private int train(String out, String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "train", "--table=" + table, "--label=failed", "--out=" + directory.resolve(out)));
    arguments.addAll(List.of(more));
    if (arguments.stream().noneMatch(argument -> argument.startsWith("--trainer="))) {
      arguments.add("--trainer=logistic");
    }
    return run(arguments.toArray(String[]::new));
  }

  private int evaluate(Path rows, String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of("evaluate", "--model=" + directory.resolve("model.json"), "--table=" + rows));
    arguments.addAll(List.of(more));
    return run(arguments.toArray(String[]::new));
  }

  private static int run(String... arguments) {
    return TrainingCommandLine.run(Map.of(), arguments);
  }

  private static String rows(long seed, int count) {
    SplittableRandom random = new SplittableRandom(seed);
    StringBuilder rows = new StringBuilder("ratio,fs_total_assets,kind,failed\n");
    for (int i = 0; i < count; i++) {
      double ratio = random.nextDouble();
      boolean failed = ratio + 0.3 * random.nextDouble() > 0.95;
      rows.append(
          "%s,%s,%s,%d\n"
              .formatted(
                  ratio,
                  random.nextInt(5) == 0 ? "" : random.nextInt(100),
                  "AB".charAt(random.nextInt(2)),
                  failed ? 1 : 0));
    }
    return rows.toString();
  }
}
