package cn.financebrain.scoring.model;

/**
 * {@code margin = intercept + Σ weight · x}. Its Shapley values, with features taken as
 * independent, are {@code weight · (x − mean)}.
 */
public final class LinearModel implements Scorer {
  private final double intercept;
  private final double[] weights;
  private final double[] means;

  /**
   * @param means average of each feature over the training set
   * @throws IllegalArgumentException if weights and means differ in number or are not finite
   */
  public LinearModel(double intercept, double[] weights, double[] means) {
    if (weights.length != means.length) {
      throw new IllegalArgumentException(
          "%d weights, %d means".formatted(weights.length, means.length));
    }
    double sum = intercept;
    for (int i = 0; i < weights.length; i++) {
      sum += weights[i] * means[i];
    }
    if (!Double.isFinite(sum)) {
      throw new IllegalArgumentException("a weight or mean is not finite");
    }
    this.intercept = intercept;
    this.weights = weights.clone();
    this.means = means.clone();
  }

  @Override
  public int features() {
    return weights.length;
  }

  @Override
  public double margin(double[] x) {
    double sum = intercept;
    for (int i = 0; i < weights.length; i++) {
      sum += weights[i] * x[i];
    }
    return sum;
  }

  @Override
  public double expectedMargin() {
    return margin(means);
  }

  @Override
  public double[] contributions(double[] x) {
    double[] contributions = new double[x.length];
    for (int i = 0; i < weights.length; i++) {
      contributions[i] = weights[i] * (x[i] - means[i]);
    }
    return contributions;
  }

  double intercept() {
    return intercept;
  }

  double[] weights() {
    return weights.clone();
  }

  double[] means() {
    return means.clone();
  }
}
