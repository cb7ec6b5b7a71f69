package cn.financebrain.training.fit;

import static org.assertj.core.api.Assertions.assertThat;

import cn.financebrain.scoring.model.TreeEnsemble;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SmileBoostingTest {
  private static final int ROWS = 500;

  @Test
  void servingGivesSmilesProbabilityToTheLastBit() {
    SplittableRandom random = new SplittableRandom(5);
    double[][] x = new double[ROWS][6];
    boolean[] outcomes = new boolean[ROWS];
    for (int i = 0; i < ROWS; i++) {
      for (int j = 0; j < x[i].length; j++) {
        x[i][j] = random.nextDouble(-1, 1);
      }
      outcomes[i] = x[i][0] * x[i][1] + x[i][2] > 0.3;
    }

    SmileBoosting smile =
        SmileBoosting.fit(x, outcomes, 30, new TreeShape(5, 16, 5, 1), 0.1, 0.8, 7);
    TreeEnsemble ours = smile.ensemble();

    double[] posterior = new double[2];
    for (int i = 0; i < ROWS; i++) {
      double no = 1 / (1 + Math.exp(ours.margin(x[i])));
      assertThat(smile.probability(i, posterior)).isEqualTo(1 - no);
      assertThat(posterior[0]).isEqualTo(no);
    }
    assertThat(ours.trees()).isEqualTo(30);
    assertThat(smile.shap(0)).hasSize(12);
  }
}
