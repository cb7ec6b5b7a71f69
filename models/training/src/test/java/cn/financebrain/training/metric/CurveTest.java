package cn.financebrain.training.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cn.financebrain.training.metric.Curve.Point;
import java.util.List;
import org.junit.jupiter.api.Test;

class CurveTest {
  /** Scores fall 0.9, 0.8, 0.7, 0.6, 0.5; outcomes + − + + −. */
  private static final Ranking FIVE =
      Ranking.of(
          new double[] {0.6, 0.9, 0.5, 0.8, 0.7}, new boolean[] {true, true, false, false, true});

  /** 0.9: one positive; 0.5: one positive and two negatives that can't be told apart. */
  private static final Ranking TIED =
      Ranking.of(new double[] {0.9, 0.5, 0.5, 0.5}, new boolean[] {true, true, false, false});

  @Test
  void rocGoesUpWithPositivesAndRightWithNegatives() {
    requirePoints(
        Curve.roc(FIVE), 0, 0, 0, 1 / 3.0, 1 / 2.0, 1 / 3.0, 1 / 2.0, 2 / 3.0, 1 / 2.0, 1, 1, 1);
  }

  @Test
  void rowsOfOneScoreAreOneStep() {
    requirePoints(Curve.roc(TIED), 0, 0, 0, 1 / 2.0, 1, 1);
    requirePoints(Curve.precisionRecall(TIED), 1 / 2.0, 1, 1, 1 / 2.0);
  }

  @Test
  void precisionFallsWhereANegativeComes() {
    requirePoints(
        Curve.precisionRecall(FIVE),
        1 / 3.0,
        1,
        1 / 3.0,
        1 / 2.0,
        2 / 3.0,
        2 / 3.0,
        1,
        3 / 4.0,
        1,
        3 / 5.0);
  }

  @Test
  void gainTellsTheShareOfPositivesAmongTheRowsLookedAt() {
    // the first fifth holds a third of the positives: lift 5/3
    requirePoints(Curve.gain(FIVE), 0, 0, 0.2, 1 / 3.0, 0.4, 1 / 3.0, 0.6, 2 / 3.0, 0.8, 1, 1, 1);
  }

  @Test
  void thinningKeepsTheEndsAndWhatIsFarApart() {
    Curve curve =
        new Curve(
            List.of(
                new Point(0, 0),
                new Point(0.01, 0),
                new Point(0.02, 0.2),
                new Point(0.03, 0.21),
                new Point(0.04, 0.22)));

    assertThat(curve.thinned(0.1).points())
        .containsExactly(new Point(0, 0), new Point(0.02, 0.2), new Point(0.04, 0.22));
  }

  private static void requirePoints(Curve curve, double... xy) {
    assertThat(curve.points()).hasSize(xy.length / 2);
    for (int i = 0; i < curve.points().size(); i++) {
      assertThat(curve.points().get(i).x()).as("x of %d", i).isCloseTo(xy[2 * i], within(1e-12));
      assertThat(curve.points().get(i).y())
          .as("y of %d", i)
          .isCloseTo(xy[2 * i + 1], within(1e-12));
    }
  }
}
