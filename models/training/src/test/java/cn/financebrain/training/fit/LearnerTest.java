package cn.financebrain.training.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cn.financebrain.scoring.model.Scorer;
import cn.financebrain.training.metric.Ranking;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import smile.base.cart.Loss;
import smile.regression.RegressionTree;

class LearnerTest {
  private static final int ROWS = 600;
  private static final BoostedTrees BOOSTED =
      new BoostedTrees(60, new TreeShape(3, 8, 5, 0.7), 0.1, 0.8, 1, 2);
  private static final RandomForest FOREST =
      new RandomForest(60, new TreeShape(10, 200, 3, 0.7), 10_000);
  private static final Blend BLEND =
      new Blend(BOOSTED, new BaggedTrees(60, FOREST.shape(), 10_000), 5);
  private static final ScorecardTrainer CARD =
      new ScorecardTrainer(new WoeBinning(5, 0.05, 6), 0.02, 0.01, 1);

  @Test
  void convertedTreeSaysWhatSmileSays() {
    double[][] x = rows(1);
    double[] y = Arrays.stream(x).mapToDouble(row -> row[0] * row[1] + row[2]).toArray();
    TreeGrower grower = new TreeGrower(x);
    int[] samples = new int[ROWS];
    Arrays.fill(samples, 1);

    RegressionTree smile = grower.grow(Loss.ls(y), new TreeShape(8, 60, 3, 0.7), samples, 11);
    GrownTree converted = GrownTree.of(smile);

    assertThat(converted.feature().length).isGreaterThan(40);
    for (int i = 0; i < ROWS; i++) {
      double expected = smile.predict(grower.row(i));
      assertThat(converted.predict(x[i])).isCloseTo(expected, within(1e-9));
    }
  }

  @Test
  void coverOfAConvertedTreeIsTheNumberOfItsSamples() {
    double[][] x = rows(2);
    double[] y = Arrays.stream(x).mapToDouble(row -> row[0]).toArray();
    int[] samples = new int[ROWS];
    Arrays.fill(samples, 2);

    GrownTree tree =
        GrownTree.of(new TreeGrower(x).grow(Loss.ls(y), new TreeShape(4, 10, 3, 0.7), samples, 11));

    assertThat(tree.cover()[0]).isEqualTo(2 * ROWS);
    assertThat(tree.toNode(1).cover()).isEqualTo(2 * ROWS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"gbt", "rf", "blend", "logistic", "scorecard", "stack"})
  void learnsAndAgreesWithItselfOnASecondRun(String name) {
    Learner learner = learner(name);
    double[][] x = rows(3);
    boolean[] outcomes = outcomes(x);

    Scorer first = learner.learn(x, outcomes, 42);
    Scorer second = learner.learn(x, outcomes, 42);

    double[][] fresh = rows(4);
    double[] margins = Arrays.stream(fresh).mapToDouble(first::margin).toArray();
    assertThat(margins).isEqualTo(Arrays.stream(fresh).mapToDouble(second::margin).toArray());
    assertThat(Ranking.of(margins, outcomes(fresh)).auc()).isGreaterThan(0.9);
  }

  @ParameterizedTest
  @ValueSource(strings = {"gbt", "rf", "blend", "logistic", "scorecard", "stack"})
  void contributionsAddUpToTheMargin(String name) {
    double[][] x = rows(5);

    Scorer scorer = learner(name).learn(x, outcomes(x), 7);

    double sum = Arrays.stream(scorer.contributions(x[0])).sum();
    assertThat(scorer.expectedMargin() + sum).isCloseTo(scorer.margin(x[0]), within(1e-9));
  }

  @Test
  void aScorecardOfNothingSaysTheShareOfPositives() {
    double[][] x = rows(6);
    boolean[] outcomes = new boolean[ROWS];
    for (int i = 0; i < ROWS; i++) {
      outcomes[i] = i % 4 == 0;
    }
    ScorecardTrainer strict = new ScorecardTrainer(new WoeBinning(5, 0.05, 60), 0.02, 0.01, 1);

    Scorer scorer = strict.learn(x, outcomes, 1);

    assertThat(scorer.margin(x[0])).isCloseTo(Math.log(1 / 3.0), within(1e-9));
    assertThat(scorer.contributions(x[0])).containsOnly(0);
  }

  private static Learner learner(String name) {
    return switch (name) {
      case "gbt" -> BOOSTED;
      case "rf" -> FOREST;
      case "blend" -> BLEND;
      case "scorecard" -> CARD;
      case "stack" -> Stack.unfitted(BLEND, CARD);
      default -> new LogisticRegression(1);
    };
  }

  private static double[][] rows(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[][] x = new double[ROWS][3];
    for (double[] row : x) {
      Arrays.setAll(row, j -> random.nextDouble(-1, 1));
    }
    return x;
  }

  private static boolean[] outcomes(double[][] x) {
    boolean[] outcomes = new boolean[x.length];
    for (int i = 0; i < x.length; i++) {
      outcomes[i] = x[i][0] + x[i][1] > 0.8;
    }
    return outcomes;
  }
}
