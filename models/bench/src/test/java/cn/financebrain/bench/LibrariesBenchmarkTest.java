package cn.financebrain.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LibrariesBenchmarkTest {
  @Test
  void theLibrariesScoreTheSameTreesAsWe() throws Exception {
    LibrariesBenchmark benchmark = new LibrariesBenchmark();
    benchmark.trees = 120;
    benchmark.rows = 200;
    benchmark.columns = 9;
    benchmark.prepare(); // compares all probabilities

    assertThat(benchmark.xgboostProbability()).hasDimensions(1, 1);
    assertThat(benchmark.xgboostProbabilities()).hasDimensions(64, 1);
    assertThat(benchmark.onnxProbability()).hasDimensions(1, 1);
    assertThat(benchmark.onnxProbabilities()).hasDimensions(64, 1);
    benchmark.close();
  }
}
