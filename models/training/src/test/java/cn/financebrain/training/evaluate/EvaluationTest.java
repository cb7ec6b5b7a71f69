package cn.financebrain.training.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cn.financebrain.training.Progress;
import cn.financebrain.training.model.Recipe;
import cn.financebrain.training.table.TableOfCodes;
import cn.financebrain.training.table.TrainingTable;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EvaluationTest {

  @Test
  void meanAndDeviationAreOverTheParts() {
    Report.Line line =
        new Report.Line(
            "made up",
            List.of(
                new Figures(Map.of(Metric.AUC, 0.8)),
                new Figures(Map.of(Metric.AUC, 0.9)),
                new Figures(Map.of(Metric.F1, 0.5))));

    assertThat(line.mean(Metric.AUC)).isCloseTo(0.85, within(1e-12));
    assertThat(line.deviation(Metric.AUC)).isCloseTo(Math.sqrt(0.005), within(1e-12));
    assertThat(line.mean(Metric.KS)).isNaN();
  }

  @Test
  void foldsAreMeasuredWithTheIndustryBesideThem() {
    TrainingTable table = TableOfCodes.of(1_500, 1);

    Report report = CrossValidation.run(table, Recipe.LOGISTIC, 5, List.of(7L), Progress.SILENT);

    assertThat(report.lines())
        .extracting(Report.Line::name)
        .containsExactly("logistic", "industry only");
    Report.Line model = report.lines().get(0);
    assertThat(model.parts()).hasSize(5);
    assertThat(model.mean(Metric.AUC)).isGreaterThan(report.lines().get(1).mean(Metric.AUC));
    assertThat(model.mean(Metric.INSIDE_AUC)).isBetween(0.5, 1.0);
  }

  @Test
  void figuresOutsideTheIndustriesDoNotCountInside() {
    // inside: 0.9 positive, 0.8 negative; the negative at 0.95 is outside
    Figures figures =
        Figures.of(
            new double[] {0.95, 0.9, 0.8},
            new boolean[] {false, true, false},
            0.5,
            new boolean[] {false, true, true});

    assertThat(figures.values()).containsEntry(Metric.INSIDE_AUC, 1.0);
    assertThat(figures.values()).containsEntry(Metric.AUC, 0.5);
  }
}
