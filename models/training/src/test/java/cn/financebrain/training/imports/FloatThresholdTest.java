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
        Float.MIN_VALUE,
        -Float.MIN_VALUE,
        Float.MIN_NORMAL,
        Float.MAX_VALUE,
        -Float.MAX_VALUE,
        16777216,
        16777218,
        0x1p-66F,
        -0x1.cp42F
      })
  void theThresholdIsTheLastDoubleThatIsBelowItAsAFloat(float threshold) {
    double last = FloatThreshold.below(threshold);

    assertThat((float) last).isLessThan(threshold == 0 ? 0.0F : threshold);
    assertThat((float) Math.nextUp(last) < threshold).isFalse();
  }

  @ParameterizedTest
  @ValueSource(floats = {0, 1, 0.1F, -Float.MIN_VALUE, 0x1.fffffcp127F, -Float.MAX_VALUE, 16777216})
  void orTheLastOneThatIsNotAboveIt(float threshold) {
    double last = FloatThreshold.atMost(threshold);

    assertThat((float) last).isLessThanOrEqualTo(threshold);
    assertThat((float) Math.nextUp(last)).isGreaterThan(threshold);
  }
}
