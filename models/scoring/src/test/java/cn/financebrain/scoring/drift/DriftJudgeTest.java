package cn.financebrain.scoring.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import cn.financebrain.contract.Risk;
import cn.financebrain.contract.drift.Bins;
import cn.financebrain.contract.drift.DriftFinding;
import cn.financebrain.contract.drift.DriftFinding.State;
import cn.financebrain.contract.drift.Histogram;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class DriftJudgeTest {
  private static final Histogram TRUTH = truths(500, 400, 100);
  private static final DriftReference REFERENCE =
      new DriftReference(
          index(600, 400), new TreeMap<>(Map.of("tax_present", TRUTH, "a_present", TRUTH)));

  private static Histogram truths(long no, long yes, long unknown) {
    return new Histogram(new Bins.Truths(), List.of(no, yes, unknown));
  }

  /** Indices from 0 to 10 and from 90 to 100. */
  private static Histogram index(long low, long high) {
    List<Long> counts =
        LongStream.concat(LongStream.of(low), IntStream.range(1, 11).asLongStream().map(b -> 0))
            .boxed()
            .collect(Collectors.toList());
    counts.set(9, high);
    return new Histogram(ReferenceBins.OF_INDEX, counts);
  }

  private static DriftJudge.Now now(Histogram tax, Histogram a, Histogram index, long unscored) {
    return new DriftJudge.Now(Map.of("tax_present", tax, "a_present", a), index, unscored);
  }

  private static List<DriftFinding> judge(DriftJudge.Now now) {
    return DriftJudge.judge(Risk.DEFAULT, "model", REFERENCE, now);
  }

  @Test
  void theIndexComesFirstAndTheTagThatMovedMostNext() {
    Histogram moved = truths(2_000, 2_000, 6_000);

    List<DriftFinding> findings =
        judge(now(moved, truths(5_000, 4_000, 1_000), index(2_700, 1_800), 500));

    assertThat(findings)
        .extracting(DriftFinding::subject)
        .containsExactly(DriftFinding.INDEX, "tax_present", "a_present");
    assertThat(findings)
        .extracting(DriftFinding::state)
        .containsExactly(State.STABLE, State.ALARM, State.STABLE);
    // shares 0.5 0.4 0.1 became 0.2 0.2 0.6
    assertThat(findings.get(1).psi())
        .isCloseTo(
            0.3 * Math.log(0.5 / 0.2) + 0.2 * Math.log(0.4 / 0.2) + 0.5 * Math.log(0.6 / 0.1),
            within(1e-12));
    assertThat(findings.get(1).unknownThen()).isCloseTo(0.1, within(1e-12));
    assertThat(findings.get(1).unknownNow()).isCloseTo(0.6, within(1e-12));
    assertThat(findings.get(0).unknownNow()).as("not scored").isCloseTo(0.1, within(1e-12));
    assertThat(findings.get(0).enterprises()).isEqualTo(4_500);
  }

  @Test
  void tooFewAreNotJudgedAndNeverStable() {
    List<DriftFinding> findings =
        judge(now(truths(100, 80, 19), truths(100, 81, 19), index(0, 0), 200));

    assertThat(findings)
        .extracting(DriftFinding::subject, DriftFinding::state)
        .containsExactly(
            tuple("", State.NOT_JUDGED),
            tuple("a_present", State.STABLE),
            tuple("tax_present", State.NOT_JUDGED));
    assertThat(findings.get(0).psi()).isNaN();
    assertThat(findings.get(0).unknownNow()).isEqualTo(1);
  }

  @Test
  void theBoundsAreATenthAndAQuarter() {
    assertThat(DriftJudge.state(new long[] {5_000, 5_000}, new long[] {6_500, 3_500}))
        .as("0.15 ln 1.3 + 0.15 ln (1 / 0.7) = 0.093")
        .isEqualTo(State.STABLE);
    assertThat(DriftJudge.state(new long[] {5_000, 5_000}, new long[] {6_600, 3_400}))
        .as("0.16 ln 1.32 + 0.16 ln (1 / 0.68) = 0.106")
        .isEqualTo(State.WATCH);
    assertThat(DriftJudge.state(new long[] {5_000, 5_000}, new long[] {7_400, 2_600}))
        .as("0.24 ln 1.48 + 0.24 ln (1 / 0.52) = 0.251")
        .isEqualTo(State.ALARM);
  }

  @Test
  void whatChanceDoesToSmallSamplesIsNoDrift() {
    // twenty bins of ten: an index of 0.17, where chance reaches 0.44 once in a thousand times
    long[] then = IntStream.range(0, 20).mapToLong(b -> 10).toArray();
    long[] now = IntStream.range(0, 20).mapToLong(b -> b % 2 == 0 ? 14 : 6).toArray();

    assertThat(DriftJudge.state(then, now)).isEqualTo(State.STABLE);
    assertThat(DriftJudge.state(thousandfold(then), thousandfold(now))).isEqualTo(State.WATCH);
  }

  private static long[] thousandfold(long[] counts) {
    return LongStream.of(counts).map(count -> count * 1_000).toArray();
  }

  @Test
  void whatWasNotCountedInTheSameBinsIsRefused() {
    DriftJudge.Now now =
        new DriftJudge.Now(
            Map.of(
                "tax_present",
                TRUTH,
                "a_present",
                Bins.count(new Bins.Numbers(List.of()), new double[1])),
            index(1, 1),
            0);

    assertThatThrownBy(() -> judge(now)).hasMessageContaining("tag a_present");
  }
}
