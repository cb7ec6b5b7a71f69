package cn.financebrain.training.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cn.financebrain.scoring.model.ArtifactFile;
import cn.financebrain.scoring.model.Calibration;
import cn.financebrain.scoring.model.Feature;
import cn.financebrain.scoring.model.ModelArtifact;
import cn.financebrain.training.Progress;
import cn.financebrain.training.evaluate.Figures;
import cn.financebrain.training.evaluate.Metric;
import cn.financebrain.training.fit.Scorecard.Characteristic;
import cn.financebrain.training.model.CardTable;
import cn.financebrain.training.model.FittedModel;
import cn.financebrain.training.model.Recipe;
import cn.financebrain.training.table.FeatureEncoder;
import cn.financebrain.training.table.TableOfCodes;
import cn.financebrain.training.table.TrainingTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A scorecard in the form of trees is the scorecard. */
class ScorecardArtifactTest {
  private static final TrainingTable TABLE = TableOfCodes.of(3_000, 1);
  private static final FittedModel MODEL =
      FittedModel.fit(TABLE, TABLE.allRows(), Recipe.SCORECARD, 1, Progress.SILENT);
  private static final CardTable CARD = CardTable.of(MODEL, TABLE).orElseThrow();

  /** Of rows that it was not fitted to. */
  private static final double[][] ROWS = encoded(TableOfCodes.of(500, 2));

  @TempDir Path directory;
  private ModelArtifact read;

  private static double[][] encoded(TrainingTable table) {
    return FeatureEncoder.encode(table, MODEL.schema(), table.allRows());
  }

  @BeforeEach
  void writeAndRead() throws IOException {
    ModelArtifact made =
        Artifacts.ofTable(
            MODEL, TABLE, Map.of("table", "made up"), new Figures(Map.of(Metric.AUC, 0.9)));
    Path file = Files.write(directory.resolve("card.json"), ArtifactFile.bytes(made));
    read = ArtifactFile.read(file);
  }

  @Test
  void logOddsAreThoseOfTheFormula() {
    for (double[] x : ROWS) {
      double logOdds = MODEL.card().orElseThrow().logOdds(x);
      assertThat(read.scorer().margin(x)).isCloseTo(logOdds, within(1e-12));
      assertThat(read.calibration().probability(read.scorer().margin(x)))
          .isCloseTo(MODEL.calibration().probability(logOdds), within(1e-12));
    }
  }

  @Test
  void reasonsAreThePointsOfTheBins() {
    double toPoints =
        CardTable.DOUBLING / Math.log(2) * ((Calibration.Platt) MODEL.calibration()).slope();
    for (double[] x : ROWS) {
      double[] reasons = read.scorer().contributions(x);
      for (Characteristic of : MODEL.card().orElseThrow().characteristics()) {
        double points = line(of, x[of.column()]).points();
        assertThat(reasons[of.column()] * toPoints).isCloseTo(points, within(1e-9));
      }
    }
  }

  @Test
  void pointsAddedUpByHandGiveTheProbability() {
    for (double[] x : ROWS) {
      double points = CARD.basePoints();
      for (Characteristic of : MODEL.card().orElseThrow().characteristics()) {
        points += line(of, x[of.column()]).points();
      }
      assertThat(1 / (1 + Math.pow(2, (CardTable.EVEN - points) / CardTable.DOUBLING)))
          .isCloseTo(read.calibration().probability(read.scorer().margin(x)), within(1e-9));
    }
  }

  private static CardTable.Line line(Characteristic of, double x) {
    String tag = MODEL.schema().get(of.column()).tag();
    int bin = 0;
    while (x > of.bins().get(bin).to()) {
      bin++;
    }
    return CARD.characteristics().stream()
        .filter(rated -> rated.tag().id().equals(tag))
        .findFirst()
        .orElseThrow()
        .lines()
        .get(bin);
  }

  @Test
  void theCardTellsItsBinsInBothLanguages() {
    assertThat(read.schema())
        .extracting(Feature::tag)
        .containsExactly("reg_industry", "amount", "listed");
    assertThat(CARD.characteristics()).hasSize(3);
    List<String> chinese = read.card().chinese().lines().toList();
    assertThat(chinese)
        .anyMatch(line -> line.startsWith("| reg_industry | J | 1"))
        .anyMatch(line -> line.startsWith("| amount | 缺失 | 2"))
        .anyMatch(line -> line.startsWith("| amount | ≤ "))
        .anyMatch(line -> line.startsWith("| listed | 缺失（训练样本中没有） | 0.0 % | — | 0.000 |"))
        .anyMatch(line -> line.startsWith("| listed | 否 |"));
    assertThat(read.card().english())
        .contains("base points", "| listed | yes |", "| amount | missing |")
        .doesNotContain("NaN", "Infinity", "1000000");
  }
}
