package cn.financebrain.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ScoreBenchmarkTest {
  @Test
  void ownAndSmilesScoresAreOfTheSameTrees() {
    ScoreBenchmark benchmark = new ScoreBenchmark();
    benchmark.trees = 12;
    benchmark.rows = 200;
    benchmark.columns = 9;
    benchmark.prepare(); // compares all probabilities

    assertThat(benchmark.probability()).isBetween(0.0, 1.0);
    assertThat(benchmark.smileProbability()).isBetween(0.0, 1.0);
    assertThat(Arrays.stream(benchmark.probabilities())).hasSize(64).allMatch(p -> p > 0 && p < 1);
    assertThat(benchmark.reasons()).hasSize(9);
    assertThat(benchmark.smileReasons()).hasSize(18);
  }

  @Test
  void theSameTableIsMadeAgain() {
    MadeTable one = MadeTable.of(300, 5);
    MadeTable again = MadeTable.of(300, 5);

    assertThat(again.x()).isDeepEqualTo(one.x());
    int positives = 0;
    for (boolean outcome : one.outcomes()) {
      positives += outcome ? 1 : 0;
    }
    assertThat(positives).isBetween(15, 25);
  }
}
