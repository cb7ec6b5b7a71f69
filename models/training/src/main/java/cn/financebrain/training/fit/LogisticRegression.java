package cn.financebrain.training.fit;

import cn.financebrain.scoring.model.LinearModel;
import cn.financebrain.scoring.model.Scorer;

/**
 * Logistic regression with an L2 penalty on standardised features, by Newton's method; the margin
 * is in log-odds. (Smile's own adds up partial sums in an order that depends on the number of
 * processors, so its weights are not the same everywhere.)
 *
 * @param penalty of the weights of features scaled to unit variance
 */
public record LogisticRegression(double penalty) implements Learner {
  private static final int STEPS = 30;
  private static final double CONVERGED = 1e-8;

  @Override
  public String name() {
    return "logistic";
  }

  @Override
  public String settings() {
    return "penalty=" + penalty;
  }

  @Override
  public boolean keepsDirections() {
    return false;
  }

  @Override
  public Scorer learn(double[][] x, boolean[] outcomes, Directions directions, long seed) {
    Learner.requireNone(name(), directions);
    Standardised z = Standardised.of(x);
    double[] weights = new double[z.columns() + 1];
    for (int step = 0; step < STEPS; step++) {
      double[] change = newtonStep(z.rows(), outcomes, weights);
      double largest = 0;
      for (int j = 0; j < weights.length; j++) {
        weights[j] += change[j];
        largest = Math.max(largest, Math.abs(change[j]));
      }
      if (largest < CONVERGED) {
        break;
      }
    }
    return z.inOriginalUnits(weights);
  }

  /** The last weight is the intercept, which is not penalised. */
  private double[] newtonStep(double[][] rows, boolean[] outcomes, double[] weights) {
    int p = weights.length;
    double[] gradient = new double[p];
    double[][] hessian = new double[p][p];
    for (int i = 0; i < rows.length; i++) {
      double[] row = rows[i];
      double margin = 0;
      for (int j = 0; j < p; j++) {
        margin += weights[j] * row[j];
      }
      double probability = 1 / (1 + Math.exp(-margin));
      double residual = (outcomes[i] ? 1 : 0) - probability;
      double curvature = Math.max(1e-9, probability * (1 - probability));
      for (int j = 0; j < p; j++) {
        gradient[j] += residual * row[j];
        double scaled = curvature * row[j];
        for (int k = 0; scaled != 0 && k <= j; k++) {
          hessian[j][k] += scaled * row[k];
        }
      }
    }
    for (int j = 0; j < p; j++) {
      boolean intercept = j == p - 1;
      gradient[j] -= intercept ? 0 : penalty * weights[j];
      hessian[j][j] += intercept ? 1e-9 : penalty;
    }
    return Cholesky.solve(hessian, gradient);
  }

  /** Columns with mean 0 and variance 1, and a last column of ones. */
  @SuppressWarnings("ArrayRecordComponent") // never leaves this class
  private record Standardised(double[][] rows, double[] means, double[] deviations) {
    int columns() {
      return means.length;
    }

    static Standardised of(double[][] x) {
      int p = x[0].length;
      double[] means = new double[p];
      double[] deviations = new double[p];
      for (int j = 0; j < p; j++) {
        double sum = 0;
        for (double[] row : x) {
          sum += row[j];
        }
        means[j] = sum / x.length;
        double squares = 0;
        for (double[] row : x) {
          squares += (row[j] - means[j]) * (row[j] - means[j]);
        }
        double deviation = Math.sqrt(squares / x.length);
        deviations[j] = deviation > 1e-12 ? deviation : Double.POSITIVE_INFINITY;
      }
      double[][] rows = new double[x.length][p + 1];
      for (int i = 0; i < x.length; i++) {
        for (int j = 0; j < p; j++) {
          rows[i][j] = (x[i][j] - means[j]) / deviations[j];
        }
        rows[i][p] = 1;
      }
      return new Standardised(rows, means, deviations);
    }

    LinearModel inOriginalUnits(double[] weights) {
      double[] original = new double[columns()];
      double intercept = weights[columns()];
      for (int j = 0; j < original.length; j++) {
        original[j] = weights[j] / deviations[j];
        intercept -= original[j] * means[j];
      }
      return new LinearModel(intercept, original, means);
    }
  }
}
