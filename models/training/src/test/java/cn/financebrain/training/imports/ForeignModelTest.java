package cn.financebrain.training.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ForeignModelTest {
  /** LightGBM computes in doubles. */
  private static final double DOUBLES = 1e-14;

  /** XGBoost and ONNX Runtime sum floats. */
  private static final double FLOATS = 1e-6;

  @ParameterizedTest
  @ValueSource(strings = {"numeric", "categories", "no-missing", "forest"})
  void probabilitiesAreThoseOfLightGbm(String name) {
    requireProbabilities(Fixture.lightGbm(name), "lightgbm", name, DOUBLES);
  }

  @ParameterizedTest
  @ValueSource(strings = {"numeric", "categories", "dart"})
  void probabilitiesAreThoseOfXgboost(String name) {
    requireProbabilities(Fixture.xgboost(name), "xgboost", name, FLOATS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"classifier", "regressor"})
  void probabilitiesAreThoseOfOnnxRuntime(String name) {
    requireProbabilities(Fixture.onnx(name), "onnx", name, FLOATS);
  }

  private static void requireProbabilities(
      ForeignModel model, String library, String name, double tolerance) {
    double[][] rows = Fixture.rows(library);
    double[] theirs = Fixture.probabilities(library, name);

    assertThat(rows).hasDimensions(40, 4);
    for (int i = 0; i < rows.length; i++) {
      assertThat(model.link().probability(model.margin(rows[i])))
          .as("row %d", i)
          .isCloseTo(theirs[i], within(tolerance));
    }
  }
}
