package cn.financebrain.training.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import cn.financebrain.training.Progress;
import cn.financebrain.training.fit.LogisticRegression;
import cn.financebrain.training.model.FittedModel;
import cn.financebrain.training.model.Recipe;
import cn.financebrain.training.model.TagDirections;
import cn.financebrain.training.model.ThresholdRule;
import cn.financebrain.training.table.Column;
import cn.financebrain.training.table.TableOfCodes;
import cn.financebrain.training.table.TrainingTable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TimeSplitTest {
  private static final int FIRST_YEAR = 2001;
  private static final int LAST_YEAR = 2006;
  private static final Instant SPLIT = year(2005);
  private static final int COMPANIES = 300;

  /** Each company has a row as of each year. */
  private static final TrainingTable TABLE =
      TableOfCodes.yearly(COMPANIES, TimeSplitTest::year, FIRST_YEAR, LAST_YEAR, 1);

  @Test
  void theYearOfTheSplitIsTestedOnAndTheYearBeforeItTrainedOn() {
    assertThat(protocol(SPLIT)).matches(p -> p.trained() == 4 * COMPANIES);
    assertThat(protocol(SPLIT)).matches(p -> p.tested() == 2 * COMPANIES);
    assertThat(protocol(SPLIT.plusNanos(1))).matches(p -> p.trained() == 5 * COMPANIES);
    assertThat(protocol(SPLIT.minusNanos(1))).matches(p -> p.trained() == 4 * COMPANIES);
  }

  @Test
  void theLastYearAloneCanBeTestedOnAndTheFirstAloneTrainedOn() {
    assertThat(protocol(year(LAST_YEAR)).tested()).isEqualTo(COMPANIES);
    assertThat(protocol(year(FIRST_YEAR + 1)).trained()).isEqualTo(COMPANIES);
  }

  @Test
  void outcomesOfLaterYearsDoNotReachTheModel() {
    TrainingTable turned = later(TABLE, row -> outcome(row, !row.positive()));

    double auc = run(TABLE, SPLIT).mean(Metric.AUC);
    double aucTurned = run(turned, SPLIT).mean(Metric.AUC);

    assertThat(auc).isGreaterThan(0.8);
    assertThat(aucTurned).isCloseTo(1 - auc, within(1e-12));
  }

  @Test
  void nothingDiffersWhereTheLaterYearsWereNeverThere() {
    TrainingTable earlier = only(TABLE, row -> row.asOf().isBefore(SPLIT));
    TrainingTable later = only(TABLE, row -> !row.asOf().isBefore(SPLIT));
    FittedModel model = FittedModel.fit(earlier, earlier.allRows(), recipe(), 7, Progress.SILENT);

    Figures expected =
        Figures.of(
            model.probabilities(later, later.allRows()),
            later.outcomes(later.allRows()),
            model.threshold(),
            Industries.inside(later, later.allRows()));

    assertThat(run(TABLE, SPLIT).parts()).containsExactly(expected);
  }

  @Test
  void eachSeedIsAPart() {
    Report report =
        TimeSplit.run(TABLE, Recipe.LOGISTIC, SPLIT, List.of(1L, 2L, 3L), Progress.SILENT);

    assertThat(report.lines().get(0).parts()).hasSize(3);
  }

  @Test
  void progressCountsTheModelsOfAllSeeds() {
    List<Integer> steps = new ArrayList<>();

    TimeSplit.run(
        TABLE,
        Recipe.LOGISTIC,
        SPLIT,
        List.of(1L, 2L),
        (done, of) -> {
          synchronized (steps) {
            steps.add(done * 100 + of);
          }
        });

    assertThat(steps).containsExactlyInAnyOrder(110, 210, 310, 410, 510, 610, 710, 810, 910, 1010);
  }

  @Test
  void aSplitAfterTheLastYearIsRefusedAndNamesIt() {
    assertThatThrownBy(() -> run(TABLE, year(LAST_YEAR).plusNanos(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("the last one is as of " + year(LAST_YEAR));
  }

  @Test
  void aSplitBeforeTheSecondYearLeavesNothingToTrainOn() {
    assertThatThrownBy(() -> run(TABLE, year(FIRST_YEAR)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("0 positive enterprises and 0 negative rows");
  }

  @Test
  void laterYearsWithoutAFailureHaveNoAuc() {
    TrainingTable healthy = later(TABLE, row -> outcome(row, false));

    Report.Line line = run(healthy, SPLIT);

    assertThat(line.mean(Metric.AUC)).isNaN();
    assertThat(line.mean(Metric.CALIBRATION_ERROR)).isPositive();
  }

  private static Instant year(int year) {
    return Instant.parse("%d-03-31T00:00:00Z".formatted(year));
  }

  private static Report.Line run(TrainingTable table, Instant split) {
    return TimeSplit.run(table, recipe(), split, List.of(7L), Progress.SILENT).lines().get(0);
  }

  private static Protocol.EarlierLater protocol(Instant split) {
    return (Protocol.EarlierLater)
        TimeSplit.run(TABLE, recipe(), split, List.of(7L), Progress.SILENT).protocol();
  }

  private static Recipe recipe() {
    return new Recipe(
        new LogisticRegression(1),
        Recipe.LOGISTIC.style(),
        3,
        Recipe.CalibrationKind.PLATT,
        2,
        TagDirections.NONE,
        0,
        ThresholdRule.BEST_F1);
  }

  private static TrainingTable.Row outcome(TrainingTable.Row row, boolean positive) {
    return new TrainingTable.Row(row.enterprise(), row.asOf(), positive);
  }

  private static TrainingTable later(TrainingTable table, UnaryOperator<TrainingTable.Row> change) {
    return new TrainingTable(
        table.rows().stream()
            .map(row -> row.asOf().isBefore(SPLIT) ? row : change.apply(row))
            .toList(),
        table.columns());
  }

  private static TrainingTable only(TrainingTable table, Predicate<TrainingTable.Row> predicate) {
    int[] rows =
        IntStream.range(0, table.size()).filter(i -> predicate.test(table.rows().get(i))).toArray();
    return new TrainingTable(
        Arrays.stream(rows).mapToObj(table.rows()::get).toList(),
        table.columns().stream().map(column -> only(column, rows)).toList());
  }

  private static Column only(Column column, int[] rows) {
    BitSet known = new BitSet();
    for (int i = 0; i < rows.length; i++) {
      known.set(i, column.known().get(rows[i]));
    }
    return column instanceof Column.Numbers numbers
        ? new Column.Numbers(
            column.tag(),
            known,
            Arrays.stream(rows).mapToDouble(row -> numbers.values()[row]).toArray())
        : new Column.Codes(
            column.tag(),
            known,
            Arrays.stream(rows)
                .mapToObj(row -> ((Column.Codes) column).values()[row])
                .toArray(String[]::new));
  }
}
