package cn.financebrain.training.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cn.financebrain.contract.ForeignId;
import cn.financebrain.training.evaluate.Metric;
import cn.financebrain.training.metric.Bootstrap;
import cn.financebrain.training.table.TrainingTable;
import java.time.Instant;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SegmentTest {
  /** Four rows; the first two are flagged, the first and the third are positive. */
  private static final OutOfFold FOUR =
      tested(
          new double[] {0.9, 0.8, 0.3, 0.1},
          new boolean[] {true, false, true, false},
          new boolean[] {true, true, false, false});

  @Test
  void countsWhatWasFlaggedInEachGroup() {
    Grouping groups = new Grouping(Grouping.Kind.DISTRICT, List.of("B", "A", "B", "A"));

    List<Segment> segments = Segment.of(FOUR, groups);

    Segment a = segments.get(0);
    assertThat(a.group()).isEqualTo("A");
    assertThat(a.rows()).isEqualTo(2);
    assertThat(a.positives()).isZero();
    assertThat(a.expected()).isCloseTo((0.8 + 0.1) / 2, within(1e-12));
    assertThat(a.precision()).isZero();
    assertThat(a.recall()).isNaN();
    assertThat(a.selectionRate()).isEqualTo(0.5);
    assertThat(a.falsePositiveRate()).isEqualTo(0.5);
    Segment b = segments.get(1);
    assertThat(b.precision()).isEqualTo(1);
    assertThat(b.recall()).isEqualTo(0.5);
    assertThat(b.falsePositiveRate()).isNaN();
  }

  @Test
  void aGroupOfFewRowsOfAClassHasNoAuc() {
    assertThat(Segment.whole(FOUR).auc()).isNaN();
    assertThat(Segment.whole(many(20, 20)).auc()).isEqualTo(1);
    assertThat(Segment.whole(many(19, 21)).auc()).isNaN();
  }

  @Test
  void bandsStandInTheOrderOfTheirNumbersAndTheUnknownAtTheEnd() {
    OutOfFold six = many(3, 3);
    Grouping groups =
        new Grouping(Grouping.Kind.AGE, List.of("≥ 10", "", "5–10", "3–5", "< 1", "1–3"));

    assertThat(Segment.of(six, groups))
        .extracting(Segment::group)
        .containsExactly("< 1", "1–3", "3–5", "5–10", "≥ 10", "");
  }

  @Test
  void f1IsThatOfTheFlagsWhateverTheThresholdsWere() {
    // one of two flagged is right, one of two positives is found
    assertThat(FOUR.figures(new int[] {0, 1, 2, 3}).values().get(Metric.F1))
        .isCloseTo(0.5, within(1e-12));
    assertThat(FOUR.intervals(new Bootstrap(50, 1))).containsKeys(Metric.F1, Metric.AUC);
  }

  private static OutOfFold many(int positives, int negatives) {
    boolean[] outcomes = new boolean[positives + negatives];
    Arrays.fill(outcomes, 0, positives, true);
    double[] probabilities = new double[outcomes.length];
    Arrays.setAll(probabilities, i -> 1.0 / (i + 1));
    return tested(probabilities, outcomes, outcomes);
  }

  private static OutOfFold tested(double[] probabilities, boolean[] outcomes, boolean[] flagged) {
    TrainingTable.Builder table = new TrainingTable.Builder(List.of());
    for (int i = 0; i < outcomes.length; i++) {
      ForeignId name = new ForeignId("made", "%03d".formatted(i));
      table.add(new TrainingTable.Row(name, Instant.EPOCH, outcomes[i]), List.of(), new BitSet());
    }
    int[] rows = IntStream.range(0, outcomes.length).toArray();
    return new OutOfFold(
        table.build(), rows, probabilities, outcomes, flagged, new boolean[rows.length]);
  }
}
