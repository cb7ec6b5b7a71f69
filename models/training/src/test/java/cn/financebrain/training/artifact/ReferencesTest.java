package cn.financebrain.training.artifact;

import static org.assertj.core.api.Assertions.assertThat;

import cn.financebrain.contract.Risk;
import cn.financebrain.contract.drift.DriftFinding;
import cn.financebrain.contract.drift.Histogram;
import cn.financebrain.scoring.drift.DriftJudge;
import cn.financebrain.scoring.drift.DriftReference;
import cn.financebrain.scoring.model.ArtifactFile;
import cn.financebrain.scoring.model.ModelArtifact;
import cn.financebrain.training.Progress;
import cn.financebrain.training.evaluate.Figures;
import cn.financebrain.training.evaluate.Industries;
import cn.financebrain.training.fit.BoostedTrees;
import cn.financebrain.training.fit.TreeShape;
import cn.financebrain.training.model.FittedModel;
import cn.financebrain.training.model.Recipe;
import cn.financebrain.training.model.Recipe.CalibrationKind;
import cn.financebrain.training.model.TagDirections;
import cn.financebrain.training.model.ThresholdRule;
import cn.financebrain.training.table.Column;
import cn.financebrain.training.table.ColumnBins;
import cn.financebrain.training.table.FeatureEncoder.Style;
import cn.financebrain.training.table.TableOfCodes;
import cn.financebrain.training.table.TrainingTable;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReferencesTest {
  private static final Recipe QUICK =
      new Recipe(
          new BoostedTrees(20, new TreeShape(3, 8, 5, 0.7), 0.1, 0.8, 1, 1),
          Style.TREES,
          5,
          CalibrationKind.PLATT,
          3,
          TagDirections.NONE,
          0,
          ThresholdRule.BEST_F1);

  private final TrainingTable table = TableOfCodes.of(1_000, 1);
  private final ModelArtifact artifact = train();
  private final DriftReference reference = artifact.reference().orElseThrow();

  private ModelArtifact train() {
    FittedModel model = FittedModel.fit(table, table.allRows(), QUICK, 1, Progress.SILENT);
    Figures figures =
        Figures.of(
            model.outOfFold(),
            table.outcomes(table.allRows()),
            model.threshold(),
            Industries.inside(table, table.allRows()));
    return Artifacts.ofTable(
        model, table, Map.of("labelsFirst", "2012-03-30", "labelsLast", "2013-03-30"), figures);
  }

  @Test
  void everyRowIsInABinOfEveryTagAndOfTheIndex() {
    assertThat(reference.tags()).containsOnlyKeys("amount", "listed", "reg_industry");
    assertThat(reference.tags().values()).allMatch(histogram -> histogram.total() == 1_000);
    assertThat(reference.index().total()).isEqualTo(1_000);
    assertThat(reference.tags().get("amount").unknownShare()).isBetween(0.2, 0.3);
    assertThat(reference.tags().get("listed").counts()).hasSize(3);
  }

  @Test
  void theSameRowsAndSeedGiveTheSameBytes() {
    assertThat(ArtifactFile.bytes(train())).isEqualTo(ArtifactFile.bytes(artifact));
    assertThat(ArtifactFile.parse(ArtifactFile.bytes(artifact), "file").reference())
        .contains(reference);
  }

  @Test
  void enterprisesLikeThoseOfTheTrainingSetHaveNotDrifted() {
    assertThat(judge(TableOfCodes.of(3_000, 2)))
        .extracting(DriftFinding::state)
        .containsOnly(DriftFinding.State.STABLE);
  }

  private Iterable<DriftFinding> judge(TrainingTable later) {
    Map<String, Histogram> tags = new HashMap<>();
    for (Column column : later.columns()) {
      tags.put(
          column.tag().id(),
          ColumnBins.count(
              reference.tags().get(column.tag().id()).bins(), column, later.allRows()));
    }
    return DriftJudge.judge(
        Risk.DEFAULT, artifact.id(), reference, new DriftJudge.Now(tags, reference.index(), 0));
  }
}
