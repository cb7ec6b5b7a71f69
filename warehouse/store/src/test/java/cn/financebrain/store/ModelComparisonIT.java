package cn.financebrain.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cn.financebrain.contract.Band;
import cn.financebrain.contract.LogPosition;
import cn.financebrain.contract.Risk;
import cn.financebrain.contract.Score;
import cn.financebrain.contract.ShadowScore;
import cn.financebrain.contract.TagSpec;
import cn.financebrain.store.WarehouseRow.Selection;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ModelComparisonIT {
  private static final List<TagSpec> CATALOGUE = Samples.catalogue(2);
  private static final Instant MARCH = Instant.parse("2026-03-10T04:00:00Z");
  private static final String CHALLENGER = "00000000000000cc";

  private final List<WarehouseRow> rows = new ArrayList<>();
  private WarehouseWriter writer;
  private ModelComparison comparison;
  private int offset;

  @BeforeEach
  void open() {
    WarehouseSettings settings = Warehouses.migrated(CATALOGUE);
    writer = WarehouseWriter.open(settings, CATALOGUE, RetryPolicy.NONE);
    comparison = ModelComparison.open(Warehouses.reader(settings));
  }

  @AfterEach
  void close() {
    writer.close();
    comparison.close();
  }

  private static Score.Scored scored(int enterprise, Instant asOf, String model, double index) {
    return new Score.Scored(
        Samples.enterprise(enterprise),
        Risk.DEFAULT,
        asOf,
        1,
        model,
        index / 100,
        0.6,
        index,
        Band.GREEN,
        1);
  }

  /** Both score an enterprise at a record; to what the champion says rules add. */
  private void both(int enterprise, Instant asOf, double champion, double challenger) {
    LogPosition position = new LogPosition(0, offset++);
    Score.Scored model = scored(enterprise, asOf, "champion", champion);
    Score ruled =
        model.ruled(
            Math.min(100, champion + 40),
            Band.RED,
            new Score.Ruled("book", champion, List.of(new Score.Points("r1", 40)), List.of()));
    rows.add(new WarehouseRow.ScoreRow(ruled, position));
    rows.add(
        new WarehouseRow.ShadowScoreRow(
            new ShadowScore(CHALLENGER, scored(enterprise, asOf, CHALLENGER, challenger)),
            position));
  }

  private void label(int enterprise, boolean positive, Instant asOf, Selection selection) {
    label(enterprise, positive, asOf, selection, 3, "test");
  }

  private void label(
      int enterprise,
      boolean positive,
      Instant asOf,
      Selection selection,
      int knownAfterDays,
      String source) {
    rows.add(
        new WarehouseRow.LabelRow(
            Samples.enterprise(enterprise),
            Risk.DEFAULT,
            positive,
            asOf,
            asOf.plus(Duration.ofDays(knownAfterDays)),
            selection,
            source));
  }

  private void write() {
    writer.write(rows);
    writer.write(rows); // as after a restart
  }

  @Test
  void monthsTellWhereTheyDiffer() {
    both(1, MARCH, 10, 30);
    both(2, MARCH, 65, 70);
    both(3, MARCH, 61, 40);
    both(4, MARCH.plus(Duration.ofDays(30)), 20, 90);
    LogPosition position = new LogPosition(0, offset++);
    rows.add(
        new WarehouseRow.ShadowScoreRow(
            new ShadowScore(
                CHALLENGER,
                new Score.Unscored(
                    Samples.enterprise(5), Risk.DEFAULT, MARCH, 1, Score.Why.LOW_COVERAGE, 0.1)),
            position));
    rows.add(new WarehouseRow.ScoreRow(scored(5, MARCH, "champion", 99), position));
    write();

    List<ModelComparison.Month> months = comparison.months(Risk.DEFAULT, CHALLENGER);

    assertThat(months).hasSize(2);
    ModelComparison.Month march = months.get(0);
    assertThat(march.month()).isEqualTo(LocalDate.of(2026, 3, 1));
    assertThat(march.champion()).isEqualTo("champion");
    assertThat(march.records()).as("of which both scored").isEqualTo(3);
    assertThat(march.meanDifference()).isCloseTo((20 + 5 + 21) / 3.0, within(1e-9));
    assertThat(march.rankCorrelation()).as("ranks 1 3 2 and 1 3 2").isCloseTo(1, within(1e-9));
    assertThat(march.both()).isEqualTo(1);
    assertThat(march.onlyChampion()).isEqualTo(1);
    assertThat(march.onlyChallenger()).isZero();
    assertThat(months.get(1).onlyChallenger()).isEqualTo(1);
    assertThat(comparison.months(Risk.FUNDRAISING, CHALLENGER)).isEmpty();
  }

  @Test
  void labelsJudgeTheLastScoresBeforeThem() {
    Instant known = MARCH.plus(Duration.ofDays(1));
    both(1, MARCH, 10, 80);
    both(2, MARCH, 20, 70);
    both(3, MARCH, 70, 10);
    both(4, MARCH, 15, 20);
    both(1, known.plus(Duration.ofDays(1)), 90, 0); // after the label: must not count
    label(1, true, known, Selection.SAMPLE);
    label(2, true, known, Selection.SAMPLE);
    label(3, false, known, Selection.SAMPLE);
    label(4, false, known, Selection.SAMPLE);
    label(4, true, known, Selection.REPORT, 1, "a first suspicion"); // found otherwise since
    label(4, true, MARCH.minus(Duration.ofDays(1)), Selection.ALERT); // before any score
    write();

    List<ModelComparison.OnLabels> all = comparison.onLabels(Risk.DEFAULT, CHALLENGER);

    assertThat(all).hasSize(1);
    ModelComparison.OnLabels sample = all.get(0);
    assertThat(sample.selection()).isEqualTo("sample");
    assertThat(sample.labels()).isEqualTo(4);
    assertThat(sample.positives()).isEqualTo(2);
    assertThat(sample.meanLagDays()).isCloseTo(3, within(1e-9));
    assertThat(sample.champion().auc()).as("10 20 against 70 15").isCloseTo(0.25, within(1e-9));
    assertThat(sample.champion().alerted()).isEqualTo(1);
    assertThat(sample.champion().hits()).isZero();
    assertThat(sample.challenger().auc()).isCloseTo(1, within(1e-9));
    assertThat(sample.challenger().averagePrecision()).isCloseTo(1, within(1e-9));
    assertThat(sample.challenger().alerted()).isEqualTo(2);
    assertThat(sample.challenger().hits()).isEqualTo(2);
  }
}
