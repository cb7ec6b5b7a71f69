package cn.financebrain.training.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cn.financebrain.scoring.model.Calibration;
import cn.financebrain.training.metric.CalibrationError;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CalibrationFitTest {

  @Test
  void plattFindsTheCurveThatMadeTheOutcomes() {
    SplittableRandom random = new SplittableRandom(1);
    double[] margins = random.doubles(50_000, -4, 4).toArray();
    boolean[] outcomes = new boolean[margins.length];
    for (int i = 0; i < margins.length; i++) {
      outcomes[i] = random.nextDouble() < 1 / (1 + Math.exp(-(0.7 * margins[i] - 1)));
    }

    Calibration.Platt platt = PlattScaling.fit(margins, outcomes);

    assertThat(platt.slope()).isCloseTo(0.7, within(0.06));
    assertThat(platt.intercept()).isCloseTo(-1, within(0.06));
  }

  @Test
  void plattStaysFiniteWhereTheMarginsSeparate() {
    Calibration platt =
        PlattScaling.fit(new double[] {-2, -1, 1, 2}, new boolean[] {false, false, true, true});

    assertThat(platt.probability(2)).isBetween(0.6, 0.95);
  }

  @Test
  void isotonicPoolsWhatFalls() {
    // shares 0, then 1 and 0 pooled to 1/2, then 1
    Calibration.Isotonic isotonic =
        IsotonicScaling.fit(new double[] {1, 2, 3, 4}, new boolean[] {false, true, false, true});

    assertThat(isotonic)
        .isEqualTo(new Calibration.Isotonic(new double[] {1, 2.5, 4}, new double[] {0, 0.5, 1}));
  }

  @Test
  void isotonicStatesWhatHappened() {
    SplittableRandom random = new SplittableRandom(2);
    double[] margins = random.doubles(20_000).toArray();
    boolean[] outcomes = new boolean[margins.length];
    for (int i = 0; i < margins.length; i++) {
      outcomes[i] = random.nextDouble() < margins[i] * margins[i];
    }

    Calibration isotonic = IsotonicScaling.fit(margins, outcomes);

    double[] stated = Arrays.stream(margins).map(isotonic::probability).toArray();
    assertThat(CalibrationError.expected(stated, outcomes)).isLessThan(0.01);
  }
}
