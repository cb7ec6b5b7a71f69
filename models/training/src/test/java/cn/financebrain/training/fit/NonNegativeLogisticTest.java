package cn.financebrain.training.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class NonNegativeLogisticTest {
  private static final int ROWS = 20_000;

  @Test
  void findsTheWeightsThatMadeTheOutcomes() {
    double[][] columns = columns(3, 1);
    boolean[] outcomes = outcomes(columns, -1, new double[] {0.8, 0.3, 0}, 2);

    NonNegativeLogistic.Fit fit = new NonNegativeLogistic(0, 1e-6).fit(columns, outcomes);

    assertThat(fit.intercept()).isCloseTo(-1, within(0.08));
    assertThat(fit.weights()[0]).isCloseTo(0.8, within(0.08));
    assertThat(fit.weights()[1]).isCloseTo(0.3, within(0.08));
  }

  @Test
  void nothingCanGainByMovingAWeight() {
    double[][] columns = columns(20, 3);
    double[] made = new double[20];
    Arrays.setAll(made, j -> j < 4 ? 0.5 : j < 8 ? -0.5 : 0);
    boolean[] outcomes = outcomes(columns, -2, made, 4);
    double lasso = 30;
    double ridge = 2;

    NonNegativeLogistic.Fit fit = new NonNegativeLogistic(lasso, ridge).fit(columns, outcomes);

    // the conditions of Karush, Kuhn and Tucker
    double[] residuals = residuals(columns, outcomes, fit);
    assertThat(Arrays.stream(residuals).sum()).isCloseTo(0, within(1e-4));
    for (int j = 0; j < columns.length; j++) {
      double slope = -lasso - ridge * fit.weights()[j];
      for (int i = 0; i < ROWS; i++) {
        slope += columns[j][i] * residuals[i];
      }
      if (fit.weights()[j] > 0) {
        assertThat(slope).isCloseTo(0, within(1e-4));
      } else {
        assertThat(slope).isLessThanOrEqualTo(1e-4);
      }
    }
    assertThat(Arrays.copyOf(fit.weights(), 4)).doesNotContain(0);
    assertThat(Arrays.copyOfRange(fit.weights(), 4, 8)).containsOnly(0);
    assertThat(Arrays.stream(fit.weights()).filter(w -> w > 0).count()).isLessThan(12);
  }

  @Test
  void columnsThatSayTheSameShareAndPerfectOnesStayFinite() {
    boolean[] outcomes = new boolean[100];
    double[] perfect = new double[100];
    for (int i = 0; i < 100; i++) {
      outcomes[i] = i < 30;
      perfect[i] = outcomes[i] ? 1 : -1;
    }

    NonNegativeLogistic.Fit fit =
        new NonNegativeLogistic(0, 1e-6).fit(new double[][] {perfect, perfect}, outcomes);

    assertThat(fit.weights()[0] + fit.weights()[1]).isBetween(2.0, 1_000.0);
    assertThat(fit.logOdds(new double[] {1, 1})).isPositive();
    assertThat(fit.logOdds(new double[] {-1, -1})).isNegative();
  }

  private static double[] residuals(
      double[][] columns, boolean[] outcomes, NonNegativeLogistic.Fit fit) {
    double[] residuals = new double[ROWS];
    for (int i = 0; i < ROWS; i++) {
      residuals[i] = (outcomes[i] ? 1 : 0) - 1 / (1 + Math.exp(-fit.logOdds(row(columns, i))));
    }
    return residuals;
  }

  private static double[] row(double[][] columns, int i) {
    return Arrays.stream(columns).mapToDouble(column -> column[i]).toArray();
  }

  private static double[][] columns(int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[][] columns = new double[count][];
    Arrays.setAll(columns, j -> random.doubles(ROWS, -2, 2).toArray());
    return columns;
  }

  private static boolean[] outcomes(
      double[][] columns, double intercept, double[] weights, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    NonNegativeLogistic.Fit made = new NonNegativeLogistic.Fit(intercept, weights);
    boolean[] outcomes = new boolean[ROWS];
    for (int i = 0; i < ROWS; i++) {
      outcomes[i] = random.nextDouble() < 1 / (1 + Math.exp(-made.logOdds(row(columns, i))));
    }
    return outcomes;
  }
}
