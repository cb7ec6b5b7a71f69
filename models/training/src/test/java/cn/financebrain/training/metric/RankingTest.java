package cn.financebrain.training.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class RankingTest {
  private static final Offset<Double> EXACT = within(1e-12);

  /** Scores fall 0.9, 0.8, 0.7, 0.6, 0.5; outcomes + − + + −. */
  private static final Ranking FIVE =
      Ranking.of(
          new double[] {0.6, 0.9, 0.5, 0.8, 0.7}, new boolean[] {true, true, false, false, true});

  /** 0.9: one positive; 0.5: one positive and two negatives that can't be told apart. */
  private static final Ranking TIED =
      Ranking.of(new double[] {0.9, 0.5, 0.5, 0.5}, new boolean[] {true, true, false, false});

  @Test
  void aucCountsThePairsInTheRightOrder() {
    // six pairs of positive and negative; wrong are 0.7 < 0.8 and 0.6 < 0.8
    assertThat(FIVE.auc()).isCloseTo(4.0 / 6, EXACT);
  }

  @Test
  void aucCountsTiesAsHalf() {
    // pairs: 0.9 beats two; 0.5 ties with two
    assertThat(TIED.auc()).isCloseTo((2 + 2 * 0.5) / 4, EXACT);
  }

  @Test
  void averagePrecisionAddsRecallTimesPrecision() {
    assertThat(FIVE.averagePrecision()).isCloseTo((1.0 + 2.0 / 3 + 3.0 / 4) / 3, EXACT);
  }

  @Test
  void averagePrecisionTakesTiesAsOneStep() {
    assertThat(TIED.averagePrecision()).isCloseTo(0.5 * 1 + 0.5 * (2.0 / 4), EXACT);
  }

  @Test
  void ksIsTheLargestDistanceOfTheRates() {
    // after 0.9: 1/3 − 0; after 0.6: 1 − 1/2
    assertThat(FIVE.ks()).isCloseTo(0.5, EXACT);
  }

  @Test
  void f1CountsRowsAtTheThresholdAsPositive() {
    // 0.9 0.8 0.7 called positive, two rightly: 2·2 / (3 + 3)
    assertThat(FIVE.f1(0.7)).isCloseTo(2.0 / 3, EXACT);
    assertThat(FIVE.f1(0.95)).isZero();
  }

  @Test
  void bestThresholdStandsBetweenTwoScores() {
    // best is 0.9 to 0.6: 2·3 / (4 + 3)
    assertThat(FIVE.bestF1Threshold()).isCloseTo(0.55, EXACT);
    assertThat(FIVE.f1(FIVE.bestF1Threshold())).isCloseTo(6.0 / 7, EXACT);
  }

  @Test
  void topSharesAreRoundedUp() {
    // 30 % of five rows are two
    assertThat(FIVE.precisionAtTop(0.3)).isCloseTo(0.5, EXACT);
    assertThat(FIVE.recallAtTop(0.3)).isCloseTo(1.0 / 3, EXACT);
  }

  @Test
  void topThatCutsThroughATieTakesItsShare() {
    // two rows: the one at 0.9 and one of three at 0.5, of which one is positive
    assertThat(TIED.precisionAtTop(0.5)).isCloseTo((1 + 1.0 / 3) / 2, EXACT);
  }

  @Test
  void aucOfOneClassIsNotANumber() {
    assertThat(Ranking.of(new double[] {1, 2}, new boolean[] {true, true}).auc()).isNaN();
  }

  @Test
  void refusesScoresThatAreNotFinite() {
    assertThatThrownBy(() -> Ranking.of(new double[] {Double.NaN}, new boolean[] {true}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("row 0");
  }

  @Test
  void calibrationErrorWeighsTheGapOfEachBin() {
    // bin 0.2: mean 0.25, rate 1/2, two rows; bin 0.9: mean 0.9, rate 1, one row
    double error =
        CalibrationError.expected(new double[] {0.2, 0.29, 0.9}, new boolean[] {true, false, true});
    assertThat(error).isCloseTo((0.51 + 0.1) / 3, EXACT);
  }
}
