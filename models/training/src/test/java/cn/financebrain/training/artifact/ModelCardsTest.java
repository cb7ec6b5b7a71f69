package cn.financebrain.training.artifact;

import static org.assertj.core.api.Assertions.assertThat;

import cn.financebrain.contract.Risk;
import cn.financebrain.scoring.model.ModelCard;
import cn.financebrain.training.Progress;
import cn.financebrain.training.evaluate.Figures;
import cn.financebrain.training.evaluate.Metric;
import cn.financebrain.training.model.FittedModel;
import cn.financebrain.training.model.Recipe;
import cn.financebrain.training.table.TableOfCodes;
import cn.financebrain.training.table.TrainingTable;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ModelCardsTest {
  private static final TrainingTable TABLE = TableOfCodes.of(400, 1);
  private static final FittedModel MODEL =
      FittedModel.fit(TABLE, TABLE.allRows(), Recipe.LOGISTIC, 1, Progress.SILENT);
  private static final Map<String, String> FROM =
      Map.of(
          "labels", "labels.csv",
          "labelsSha256", "12ab",
          "labelsFirst", "2000-03-31",
          "labelsLast", "2012-03-30",
          "asOf", "2012-12-31",
          "rows", "400",
          "positives", "40",
          "trainer", "logistic",
          "settings", "penalty=10.0",
          "seed", "1");

  @Test
  void sourcesAreNamedInTheLanguageOfTheCard() {
    ModelCard card = card(Map.of("catalogue", "34cd"));

    assertThat(card.chinese())
        .contains("- 最晚一条标注的时点：2012-03-30", "- 其中正例：40", "- 标签目录指纹：34cd", "- AUC：0.9000")
        .doesNotContain("labelsLast", "positives", "null");
    assertThat(card.english())
        .contains("- Latest label as of: 2012-03-30", "- Positive rows: 40", "- AUC: 0.9000")
        .doesNotContain("labelsLast", "positives:", "null");
  }

  @Test
  void labelsOfManyYearsAskForATestOnLaterYears() {
    ModelCard card = card(Map.of("catalogue", "34cd"));

    assertThat(card.chinese()).contains("标注来自多个时点").doesNotContain("成立年份");
    assertThat(card.english()).contains("several years").doesNotContain("founding year");
  }

  @Test
  void labelsOfOneDayAskForAnotherLookAtIndustryAndFoundingYear() {
    ModelCard card = card(Map.of("catalogue", "34cd", "labelsFirst", "2012-03-30"));

    assertThat(card.chinese()).contains("成立年份").doesNotContain("多个时点");
    assertThat(card.english()).contains("founding year").doesNotContain("several years");
  }

  private static ModelCard card(Map<String, String> more) {
    Map<String, String> from = new TreeMap<>(FROM);
    from.putAll(more);
    return ModelCards.of(Risk.DEFAULT, MODEL, from, new Figures(Map.of(Metric.AUC, 0.9)), TABLE);
  }
}
