package cn.financebrain.training.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cn.financebrain.training.fit.Scorecard.Bin;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class WoeBinningTest {
  private static final double MISSING = -1e15;
  private static final double LEAST_KNOWN = -1;
  private static final WoeBinning BINNING = new WoeBinning(5, 0.05, 6);

  @Test
  void weightOfEvidenceIsTheLogOddsAgainstThoseOfAllRowsWithOnePositiveMore() {
    // value 0: 10 of 100 positive; value 1: 50 of 100; all: 60 of 200
    double[] values = new double[200];
    boolean[] outcomes = new boolean[200];
    for (int i = 0; i < 200; i++) {
      values[i] = i < 100 ? 0 : 1;
      outcomes[i] = i % 100 < (i < 100 ? 10 : 50);
    }

    List<Bin> bins = BINNING.of(values, outcomes, Double.NEGATIVE_INFINITY, 0);

    double odds = 60.0 / 140;
    assertThat(bins).extracting(Bin::rows).containsExactly(100, 100);
    assertThat(bins).extracting(Bin::positives).containsExactly(10, 50);
    assertThat(bins.get(0).to()).isEqualTo(0.5);
    assertThat(bins.get(0).woe()).isCloseTo(Math.log(11 / (90 + 1 / odds) / odds), within(1e-12));
    assertThat(bins.get(1).woe()).isCloseTo(Math.log(51 / (50 + 1 / odds) / odds), within(1e-12));
  }

  @Test
  void missingValuesAreABinOfTheirOwnHoweverFew() {
    double[] values = values(2_000, 1);
    values[3] = MISSING;
    values[77] = MISSING;

    List<Bin> bins = BINNING.of(values, rising(values, 2), LEAST_KNOWN, 0);

    assertThat(bins.get(0).known()).isFalse();
    assertThat(bins.get(0).rows()).isEqualTo(2);
    assertThat(bins.get(0).to()).isBetween(MISSING, 0.0);
    assertThat(bins.stream().skip(1)).allMatch(Bin::known).hasSizeBetween(2, 5);
    assertThat(bins.stream().mapToInt(Bin::rows).sum()).isEqualTo(2_000);
  }

  @Test
  void whereNothingWasMissingTheBinOfMissingValuesIsNeutral() {
    double[] values = values(2_000, 3);

    List<Bin> bins = BINNING.of(values, rising(values, 4), LEAST_KNOWN, 0);

    assertThat(bins.get(0).rows()).isZero();
    assertThat(bins.get(0).woe()).isCloseTo(0, within(1e-12));
  }

  @Test
  void binsAreFewLargeAndReachFromEndToEnd() {
    double[] values = values(3_000, 5);
    boolean[] outcomes = rising(values, 6);

    List<Bin> bins = BINNING.of(values, outcomes, Double.NEGATIVE_INFINITY, 0);

    assertThat(bins).hasSizeBetween(3, 5).allMatch(bin -> bin.rows() >= 150);
    double from = Double.NEGATIVE_INFINITY;
    for (Bin bin : bins) {
      assertThat(bin.from()).isEqualTo(from);
      from = bin.to();
    }
    assertThat(from).isEqualTo(Double.POSITIVE_INFINITY);
  }

  @Test
  void aDirectionIsKeptWhereRowsSayOtherwise() {
    for (int seed = 0; seed < 20; seed++) {
      double[] values = values(1_500, seed);
      boolean[] outcomes = hill(values, seed);
      assertThat(isMonotone(BINNING.of(values, outcomes, LEAST_KNOWN, 1), 1)).isTrue();
      assertThat(isMonotone(BINNING.of(values, outcomes, LEAST_KNOWN, -1), -1)).isTrue();
      assertThat(isMonotone(BINNING.of(values, outcomes, LEAST_KNOWN, 0), 1)).isFalse();
    }
  }

  @Test
  void whatTellsNothingIsOneBin() {
    double[] values = values(2_000, 8);
    SplittableRandom random = new SplittableRandom(9);
    boolean[] outcomes = new boolean[values.length];
    for (int i = 0; i < outcomes.length; i++) {
      outcomes[i] = random.nextInt(10) == 0;
    }

    assertThat(new WoeBinning(5, 0.05, 20).of(values, outcomes, Double.NEGATIVE_INFINITY, 0))
        .hasSize(1);
  }

  private static boolean isMonotone(List<Bin> bins, int direction) {
    double[] woe = bins.stream().filter(Bin::known).mapToDouble(Bin::woe).toArray();
    for (int i = 1; i < woe.length; i++) {
      if (direction * (woe[i] - woe[i - 1]) < 0) {
        return false;
      }
    }
    return true;
  }

  /** From 0 to 10. */
  private static double[] values(int rows, long seed) {
    return new SplittableRandom(seed).doubles(rows, 0, 10).toArray();
  }

  private static boolean[] rising(double[] values, long seed) {
    return drawn(Arrays.stream(values).map(value -> Math.max(0, value) / 12).toArray(), seed);
  }

  private static boolean[] hill(double[] values, long seed) {
    return drawn(Arrays.stream(values).map(v -> 0.6 - Math.abs(v - 5) / 10).toArray(), seed);
  }

  private static boolean[] drawn(double[] shares, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    boolean[] outcomes = new boolean[shares.length];
    for (int i = 0; i < outcomes.length; i++) {
      outcomes[i] = random.nextDouble() < shares[i];
    }
    return outcomes;
  }
}
