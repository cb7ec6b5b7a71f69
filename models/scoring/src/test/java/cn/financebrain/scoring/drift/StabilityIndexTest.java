package cn.financebrain.scoring.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StabilityIndexTest {
  @Test
  void addsUpWhatTheSharesOfTheBinsHaveMoved() {
    // shares 0.5 and 0.5 become 0.25 and 0.75: 0.25 ln 2 + 0.25 ln 1.5
    assertThat(StabilityIndex.of(new long[] {10, 10}, new long[] {1, 3}))
        .isCloseTo(0.25 * Math.log(2) + 0.25 * Math.log(1.5), within(1e-12));
  }

  @Test
  void anEmptyBinCountsAsHalfARowAndOneThatIsEmptyTwiceNotAtAll() {
    // 0.5 and 0.5 become 1 and (half of one of four) 0.125
    assertThat(StabilityIndex.of(new long[] {2, 2, 0}, new long[] {4, 0, 0}))
        .isCloseTo(0.5 * Math.log(2) - 0.375 * Math.log(0.25), within(1e-12));
  }

  @Test
  void binsHoldAsManyRowsOfTheBase() {
    double[] base = IntStream.range(0, 100).asDoubleStream().toArray();
    double[] upperHalf = IntStream.range(50, 100).asDoubleStream().toArray();

    assertThat(StabilityIndex.of(base, base, 10)).isZero();
    assertThat(StabilityIndex.of(base, upperHalf, 2))
        .isCloseTo(0.5 * Math.log(2) - 0.49 * Math.log(0.02), within(1e-12));
  }

  @Test
  void thatMoreIsMissingIsAShift() {
    double[] base = {1, 2, 3, Double.NaN};
    double[] later = {1, Double.NaN, Double.NaN, Double.NaN};

    // one bin of numbers: shares 0.75 and 0.25 become 0.25 and 0.75
    assertThat(StabilityIndex.of(base, later, 1)).isCloseTo(Math.log(3), within(1e-12));
  }

  @Test
  void whatChanceDoesShrinksWithTheSamples() {
    // the quantile 0.999 of chi-square is 27.88 with nine degrees of freedom, 10.83 with one
    long[] ten = IntStream.range(0, 10).mapToLong(b -> 50).toArray();

    assertThat(StabilityIndex.byChance(ten, ten)).isCloseTo(27.88 * 2 / 500, within(1e-3));
    assertThat(StabilityIndex.byChance(new long[] {5_000, 5_000}, new long[] {100, 100}))
        .isCloseTo(10.83 * (1 / 10_000.0 + 1 / 200.0), within(2e-3));
    assertThat(StabilityIndex.byChance(new long[] {7, 0}, new long[] {9, 0})).isZero();
  }
}
