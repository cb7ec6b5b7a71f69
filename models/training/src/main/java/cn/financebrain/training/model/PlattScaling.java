package cn.financebrain.training.model;

import cn.financebrain.scoring.model.Calibration;

/**
 * Fits Platt scaling by Newton's method with the step halved until it helps, and with Platt's
 * targets, which are drawn a little towards one half so that perfect separation has a finite answer
 * (Platt 1999; Lin, Lin and Weng 2007).
 */
public final class PlattScaling {
  private static final int STEPS = 100;
  private static final double RIDGE = 1e-10;

  private PlattScaling() {}

  /**
   * @param margins larger where an outcome is likelier
   */
  public static Calibration.Platt fit(double[] margins, boolean[] outcomes) {
    double positives = 0;
    for (boolean outcome : outcomes) {
      positives += outcome ? 1 : 0;
    }
    double high = (positives + 1) / (positives + 2);
    double low = 1 / (outcomes.length - positives + 2);
    double slope = 1e-3;
    double intercept = Math.log((positives + 1) / (outcomes.length - positives + 1));
    double loss = loss(margins, outcomes, high, low, slope, intercept);
    for (int step = 0; step < STEPS; step++) {
      double g0 = 0;
      double g1 = 0;
      double h00 = RIDGE;
      double h01 = 0;
      double h11 = RIDGE;
      for (int i = 0; i < margins.length; i++) {
        double p = 1 / (1 + Math.exp(-(slope * margins[i] + intercept)));
        double residual = (outcomes[i] ? high : low) - p;
        double curvature = p * (1 - p);
        g0 += residual * margins[i];
        g1 += residual;
        h00 += curvature * margins[i] * margins[i];
        h01 += curvature * margins[i];
        h11 += curvature;
      }
      double determinant = h00 * h11 - h01 * h01;
      double bySlope = (h11 * g0 - h01 * g1) / determinant;
      double byIntercept = (h00 * g1 - h01 * g0) / determinant;
      double part = 1;
      double better = Double.POSITIVE_INFINITY;
      while (part > 1e-8) {
        better =
            loss(
                margins,
                outcomes,
                high,
                low,
                slope + part * bySlope,
                intercept + part * byIntercept);
        if (better < loss) {
          break;
        }
        part /= 2;
      }
      if (!(better < loss)) {
        break;
      }
      slope += part * bySlope;
      intercept += part * byIntercept;
      boolean settled = loss - better < 1e-9 * Math.abs(loss);
      loss = better;
      if (settled) {
        break;
      }
    }
    return new Calibration.Platt(Math.max(0, slope), intercept);
  }

  private static double loss(
      double[] margins,
      boolean[] outcomes,
      double high,
      double low,
      double slope,
      double intercept) {
    double sum = 0;
    for (int i = 0; i < margins.length; i++) {
      double z = slope * margins[i] + intercept;
      double target = outcomes[i] ? high : low;
      // −target·log p − (1 − target)·log(1 − p), without overflow
      sum += Math.max(z, 0) - target * z + Math.log1p(Math.exp(-Math.abs(z)));
    }
    return sum;
  }
}
