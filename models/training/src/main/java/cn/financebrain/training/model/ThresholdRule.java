package cn.financebrain.training.model;

import cn.financebrain.training.metric.Ranking;
import java.util.Arrays;

/**
 * From which calibrated probability on an enterprise is called positive. An index of 60 (orange) is
 * where this lies, so the rule says how many are orange.
 */
public sealed interface ThresholdRule {
  /** Where F1 is best. */
  ThresholdRule BEST_F1 = new BestF1();

  /**
   * @param probabilities calibrated, said of rows that the model had not seen
   * @param outcomes of the same rows
   */
  double of(double[] probabilities, boolean[] outcomes);

  /** As {@code --threshold} says it. */
  String text();

  /** See {@link #BEST_F1}. */
  record BestF1() implements ThresholdRule {
    @Override
    public double of(double[] probabilities, boolean[] outcomes) {
      return Ranking.of(probabilities, outcomes).bestF1Threshold();
    }

    @Override
    public String text() {
      return "f1";
    }
  }

  /**
   * Where looking costs as much as not looking: {@code p · missed = 1 − p} (Elkan 2001), which asks
   * nothing of the rows but that the probabilities are calibrated.
   *
   * @param missed what a missed positive costs, in false alarms; above 0
   */
  record Cost(double missed) implements ThresholdRule {
    public Cost {
      if (!(missed > 0) || Double.isInfinite(missed)) {
        throw new IllegalArgumentException("cost %s, expected above 0".formatted(missed));
      }
    }

    @Override
    public double of(double[] probabilities, boolean[] outcomes) {
      return 1 / (1 + missed);
    }

    @Override
    public String text() {
      return "cost=" + missed;
    }
  }

  /**
   * The most that can be looked at: the lowest threshold that calls at most this share positive.
   *
   * @param percent of the enterprises, above 0, below 100
   */
  record Share(double percent) implements ThresholdRule {
    public Share {
      if (!(percent > 0 && percent < 100)) {
        throw new IllegalArgumentException(
            "share %s %%, expected between 0 and 100".formatted(percent));
      }
    }

    @Override
    public double of(double[] probabilities, boolean[] outcomes) {
      double[] sorted = probabilities.clone();
      Arrays.sort(sorted);
      int most = (int) Math.floor(sorted.length * percent / 100);
      double notAny = Math.nextUp(sorted[sorted.length - 1 - most]);
      return Arrays.stream(sorted).filter(p -> p >= notAny).findFirst().orElse(notAny);
    }

    @Override
    public String text() {
      return "share=" + percent;
    }
  }
}
