package cn.financebrain.training.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class ReliabilityTest {
  @Test
  void aBinTellsWhatWasStatedAndWhatHappened() {
    double[] stated = {0.125, 0.375, 0.875, 1};
    boolean[] happened = {false, true, true, true};

    List<Reliability.Bin> bins = Reliability.bins(stated, happened, 2);

    assertThat(bins)
        .containsExactly(new Reliability.Bin(0.25, 0.5, 2), new Reliability.Bin(0.9375, 1, 2));
  }

  @Test
  void tenBinsAddUpToTheExpectedCalibrationError() {
    double[] stated = {0.05, 0.11, 0.13, 0.52, 0.57, 0.99};
    boolean[] happened = {false, false, true, true, false, true};

    double sum =
        Reliability.bins(stated, happened, 10).stream()
            .mapToDouble(bin -> bin.rows() * Math.abs(bin.stated() - bin.happened()))
            .sum();

    assertThat(sum / stated.length)
        .isCloseTo(CalibrationError.expected(stated, happened), within(1e-12));
  }
}
