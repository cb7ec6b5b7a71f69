package cn.financebrain.scoring.model;

import java.util.Arrays;

/** From margin to probability; never falls where the margin rises. */
public sealed interface Calibration {

  /** The calibrated probability, 0 to 1. */
  double probability(double margin);

  /** The margin is a probability already; cut to 0 to 1. */
  record Identity() implements Calibration {
    @Override
    public double probability(double margin) {
      return Math.min(1, Math.max(0, margin));
    }
  }

  /** Platt scaling: {@code 1 / (1 + exp(−(slope · margin + intercept)))}. */
  record Platt(double slope, double intercept) implements Calibration {
    public Platt {
      if (!(slope >= 0) || !Double.isFinite(slope) || !Double.isFinite(intercept)) {
        throw new IllegalArgumentException(
            "slope %s, intercept %s, expected finite and a slope of 0 or more"
                .formatted(slope, intercept));
      }
    }

    @Override
    public double probability(double margin) {
      return 1 / (1 + Math.exp(-(slope * margin + intercept)));
    }
  }

  /**
   * Isotonic regression: straight lines between knots, level outside them. Two knots at
   * neighbouring margins make a step.
   *
   * @param margins rising strictly
   * @param probabilities 0 to 1, never falling; as many
   */
  @SuppressWarnings("ArrayRecordComponent") // equals and hashCode are written out below
  record Isotonic(double[] margins, double[] probabilities) implements Calibration {
    public Isotonic {
      margins = margins.clone();
      probabilities = probabilities.clone();
      if (margins.length == 0 || margins.length != probabilities.length) {
        throw new IllegalArgumentException(
            "%d margins, %d probabilities, expected as many and at least one"
                .formatted(margins.length, probabilities.length));
      }
      for (int i = 0; i < margins.length; i++) {
        boolean rises =
            i == 0 || (margins[i] > margins[i - 1] && probabilities[i] >= probabilities[i - 1]);
        if (!rises || !(probabilities[i] >= 0 && probabilities[i] <= 1)) {
          throw new IllegalArgumentException(
              "knot %d (%s, %s) is not a probability or not above the one before"
                  .formatted(i, margins[i], probabilities[i]));
        }
      }
    }

    @Override
    public double probability(double margin) {
      int found = Arrays.binarySearch(margins, margin);
      if (found >= 0) {
        return probabilities[found];
      }
      int above = -found - 1;
      if (above == 0) {
        return probabilities[0];
      }
      if (above == margins.length) {
        return probabilities[above - 1];
      }
      double share = (margin - margins[above - 1]) / (margins[above] - margins[above - 1]);
      double low = probabilities[above - 1];
      double high = probabilities[above];
      return Math.min(high, low + share * (high - low));
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Isotonic that
          && Arrays.equals(margins, that.margins)
          && Arrays.equals(probabilities, that.probabilities);
    }

    @Override
    public int hashCode() {
      return 31 * Arrays.hashCode(margins) + Arrays.hashCode(probabilities);
    }
  }
}
