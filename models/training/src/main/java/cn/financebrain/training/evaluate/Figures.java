package cn.financebrain.training.evaluate;

import cn.financebrain.training.metric.CalibrationError;
import cn.financebrain.training.metric.Ranking;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/** Measured values by metric; a metric that has no meaning for the rows is left out. */
public record Figures(Map<Metric, Double> values) {
  public Figures {
    values = Collections.unmodifiableMap(new EnumMap<>(values));
  }

  /**
   * @param inside rows of the industries that hold nearly all positives; none of them true where
   *     there is no such division
   */
  public static Figures of(
      double[] probabilities, boolean[] outcomes, double threshold, boolean[] inside) {
    Ranking ranking = Ranking.of(probabilities, outcomes);
    Map<Metric, Double> values = new EnumMap<>(Metric.class);
    values.put(Metric.F1, ranking.f1(threshold));
    values.put(Metric.AUC, ranking.auc());
    values.put(Metric.AVERAGE_PRECISION, ranking.averagePrecision());
    values.put(Metric.KS, ranking.ks());
    values.put(Metric.PRECISION_AT_1, ranking.precisionAtTop(0.01));
    values.put(Metric.PRECISION_AT_5, ranking.precisionAtTop(0.05));
    values.put(Metric.RECALL_AT_1, ranking.recallAtTop(0.01));
    values.put(Metric.RECALL_AT_5, ranking.recallAtTop(0.05));
    values.put(Metric.CALIBRATION_ERROR, CalibrationError.expected(probabilities, outcomes));
    values.put(Metric.INSIDE_AUC, insideAuc(probabilities, outcomes, inside));
    values.values().removeIf(value -> value.isNaN());
    return new Figures(values);
  }

  private static double insideAuc(double[] probabilities, boolean[] outcomes, boolean[] inside) {
    double[] scores = new double[inside.length];
    boolean[] labels = new boolean[inside.length];
    int n = 0;
    for (int i = 0; i < inside.length; i++) {
      if (inside[i]) {
        scores[n] = probabilities[i];
        labels[n++] = outcomes[i];
      }
    }
    return Ranking.of(Arrays.copyOf(scores, n), Arrays.copyOf(labels, n)).auc();
  }
}
