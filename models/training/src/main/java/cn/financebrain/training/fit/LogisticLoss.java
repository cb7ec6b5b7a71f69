package cn.financebrain.training.fit;

import java.util.Arrays;
import smile.base.cart.Loss;

/**
 * Logistic loss in log-odds: the response that a tree is grown on is outcome minus probability, and
 * a leaf is one Newton step, held back by an L2 penalty so that a leaf of few rows stays modest.
 */
final class LogisticLoss implements Loss {
  private final boolean[] outcomes;
  private final double penalty;
  private final double[] margins;
  private final double[] response;

  LogisticLoss(boolean[] outcomes, double penalty) {
    this.outcomes = outcomes;
    this.penalty = penalty;
    this.margins = new double[outcomes.length];
    this.response = new double[outcomes.length];
  }

  /** The current margin of each row; the boosting loop adds to it. */
  double[] margins() {
    return margins;
  }

  @Override
  public double output(int[] nodeSamples, int[] sampleCount) {
    double gradient = 0;
    double curvature = 0;
    for (int i : nodeSamples) {
      double distance = Math.abs(response[i]);
      gradient += sampleCount[i] * response[i];
      curvature += sampleCount[i] * distance * (1 - distance);
    }
    return gradient / (curvature + penalty);
  }

  @Override
  public double[] response() {
    for (int i = 0; i < response.length; i++) {
      double probability = 1 / (1 + Math.exp(-margins[i]));
      response[i] = (outcomes[i] ? 1 : 0) - probability;
    }
    return response;
  }

  @Override
  public double intercept(double[] ignored) {
    double positives = 0;
    for (boolean outcome : outcomes) {
      positives += outcome ? 1 : 0;
    }
    double rate = positives / outcomes.length;
    double logOdds = Math.log(rate / (1 - rate));
    Arrays.fill(margins, logOdds);
    return logOdds;
  }

  @Override
  public double[] residual() {
    return margins;
  }

  @Override
  public String toString() {
    return "LogisticWithPenalty";
  }
}
