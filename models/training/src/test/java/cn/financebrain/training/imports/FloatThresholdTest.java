package cn.financebrain.training.imports;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FloatThresholdTest {
  @ParameterizedTest
  @ValueSource(
      floats = {
        0,
        -0.0F,
        1,
        -1,
        0.1F,
        0.3F,
        2.5F,
        1e-45F,
        -1e-45F,
        1.1754944E-38F,
        3.4028235E38F,
        -3.4028235E38F,
        16777216,
        16777217,
        1e-20F,
        -7.7e12F
      })
  void theThresholdIsTheLastDoubleThatIsBelowItAsAFloat(float threshold) {
    double last = FloatThreshold.below(threshold);

    assertThat((float) last).isLessThan(threshold == 0 ? 0.0F : threshold);
    assertThat((float) Math.nextUp(last) < threshold).isFalse();
  }

  @ParameterizedTest
  @ValueSource(floats = {0, 1, 0.1F, -1e-45F, 3.4028233E38F, -3.4028235E38F, 16777216})
  void orTheLastOneThatIsNotAboveIt(float threshold) {
    double last = FloatThreshold.atMost(threshold);

    assertThat((float) last).isLessThanOrEqualTo(threshold);
    assertThat((float) Math.nextUp(last)).isGreaterThan(threshold);
  }
}
