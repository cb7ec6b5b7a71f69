package cn.financebrain.training.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BootstrapTest {
  private static final List<int[]> HUNDRED =
      IntStream.range(0, 100).mapToObj(i -> new int[] {i}).toList();

  @Test
  void theIntervalOfAMeanIsThatOfItsNormalApproximation() {
    // mean 49.5, standard error 28.87 / 10: 49.5 ± 1.96 · 2.887
    Bootstrap.Interval interval =
        new Bootstrap(4_000, 1).intervals(HUNDRED, BootstrapTest::mean).get(0);

    assertThat(interval.low()).isBetween(43.4, 44.3);
    assertThat(interval.high()).isBetween(54.7, 55.6);
  }

  @Test
  void theSameSeedGivesTheSameInterval() {
    Bootstrap.Interval interval =
        new Bootstrap(50, 7).intervals(HUNDRED, BootstrapTest::mean).get(0);

    assertThat(new Bootstrap(50, 7).intervals(HUNDRED, BootstrapTest::mean).get(0))
        .isEqualTo(interval);
    assertThat(new Bootstrap(50, 8).intervals(HUNDRED, BootstrapTest::mean).get(0))
        .isNotEqualTo(interval);
  }

  @Test
  void rowsOfAClusterAreDrawnTogether() {
    List<int[]> pairs = List.of(new int[] {0, 1}, new int[] {2, 3});

    new Bootstrap(20, 1)
        .intervals(
            pairs,
            rows -> {
              assertThat(rows).hasSize(4);
              assertThat(rows[0] / 2).isEqualTo(rows[1] / 2);
              return new double[0];
            });
  }

  @Test
  void samplesWithoutTheFigureAreLeftOut() {
    List<Bootstrap.Interval> intervals =
        new Bootstrap(20, 1)
            .intervals(
                List.of(new int[] {0}, new int[] {1}),
                rows -> new double[] {rows[0] == 0 ? Double.NaN : 3, Double.NaN});

    assertThat(intervals)
        .containsExactly(
            new Bootstrap.Interval(3, 3), new Bootstrap.Interval(Double.NaN, Double.NaN));
  }

  private static double[] mean(int[] rows) {
    return new double[] {Arrays.stream(rows).average().orElseThrow()};
  }
}
