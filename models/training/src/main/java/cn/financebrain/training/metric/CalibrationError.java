package cn.financebrain.training.metric;

/** How far stated probabilities are from what happened. */
public final class CalibrationError {
  private static final int BINS = 10;

  private CalibrationError() {}

  /**
   * Expected calibration error: over ten bins of equal width, the distance between mean probability
   * and share of positives, weighted by the rows of the bin.
   *
   * @param probabilities each 0 to 1
   */
  public static double expected(double[] probabilities, boolean[] outcomes) {
    double[] gap = new double[BINS];
    for (int i = 0; i < probabilities.length; i++) {
      int bin = Math.min(BINS - 1, (int) (probabilities[i] * BINS));
      gap[bin] += probabilities[i] - (outcomes[i] ? 1 : 0);
    }
    double sum = 0;
    for (double g : gap) {
      sum += Math.abs(g);
    }
    return sum / probabilities.length;
  }
}
