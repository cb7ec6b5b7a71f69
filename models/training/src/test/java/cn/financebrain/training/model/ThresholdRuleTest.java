package cn.financebrain.training.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ThresholdRuleTest {
  private static final double[] FIVE = {0.1, 0.9, 0.4, 0.7, 0.4};
  private static final boolean[] OUTCOMES = {false, true, false, true, true};

  @Test
  void aMissedOneThatCostsNineteenFalseAlarmsIsLookedAtFromFivePercentOn() {
    assertThat(new ThresholdRule.Cost(19).of(FIVE, OUTCOMES)).isCloseTo(0.05, within(1e-12));
    assertThat(new ThresholdRule.Cost(1).of(FIVE, OUTCOMES)).isEqualTo(0.5);
  }

  @Test
  void aShareIsNeverExceededAndEqualOnesAreNotTornApart() {
    assertThat(new ThresholdRule.Share(20).of(FIVE, OUTCOMES)).isEqualTo(0.9);
    assertThat(new ThresholdRule.Share(40).of(FIVE, OUTCOMES)).isEqualTo(0.7);
    assertThat(new ThresholdRule.Share(60).of(FIVE, OUTCOMES)).as("two at 0.4").isEqualTo(0.7);
    assertThat(new ThresholdRule.Share(80).of(FIVE, OUTCOMES)).isEqualTo(0.4);
    assertThat(new ThresholdRule.Share(1).of(FIVE, OUTCOMES)).as("nobody").isGreaterThan(0.9);
  }

  @Test
  void aShareLeavesNoRoomForOneMore() {
    SplittableRandom random = new SplittableRandom(3);
    double[] many = random.doubles(1_000).toArray();

    double threshold = new ThresholdRule.Share(2.5).of(many, new boolean[1_000]);

    assertThat(Arrays.stream(many).filter(p -> p >= threshold).count()).isEqualTo(25);
  }

  @Test
  void f1IsBestAtItsThreshold() {
    // three of four are right, none is missed
    assertThat(ThresholdRule.BEST_F1.of(FIVE, OUTCOMES))
        .isGreaterThan(0.1)
        .isLessThanOrEqualTo(0.4);
  }

  @Test
  void whatCannotBeMeantIsRefused() {
    assertThatThrownBy(() -> new ThresholdRule.Cost(0)).hasMessageContaining("above 0");
    assertThatThrownBy(() -> new ThresholdRule.Share(100)).hasMessageContaining("between 0 and");
    assertThatThrownBy(() -> new ThresholdRule.Cost(Double.NaN)).hasMessageContaining("above 0");
  }
}
