package cn.financebrain.scoring.model;

import java.util.Arrays;

/**
 * Gauss–Legendre quadrature on (0, 1): with {@code n} points {@code Σ weight · p(t)} is the
 * integral of {@code p} over (0, 1), exactly for every polynomial of degree below {@code 2n}. Holds
 * what {@link TreeShap} needs at each point {@code t}; read only.
 *
 * @param present {@code t}, strictly between 0 and 1
 * @param absent {@code 1 − t}
 * @param inverse {@code 1 / (1 − t)}
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Quadrature(double[] present, double[] absent, double[] inverse, double[] weights) {
  private static final int NEWTON_STEPS = 20;

  /**
   * Points are the roots of the Legendre polynomial, found by Newton's method from the usual cosine
   * guess (Press et al., "Numerical Recipes", section 4.6).
   */
  static Quadrature of(int points) {
    double[] present = new double[points];
    double[] weights = new double[points];
    for (int i = 0; i < points; i++) {
      double root = Math.cos(Math.PI * (i + 0.75) / (points + 0.5));
      for (int step = 0; step < NEWTON_STEPS; step++) {
        root -= legendre(points, root) / slope(points, root);
      }
      double slope = slope(points, root);
      present[i] = (1 - root) / 2; // from (−1, 1) to (0, 1)
      weights[i] = 1 / ((1 - root * root) * slope * slope);
    }
    double[] absent = Arrays.stream(present).map(t -> 1 - t).toArray();
    double[] inverse = Arrays.stream(absent).map(rest -> 1 / rest).toArray();
    return new Quadrature(present, absent, inverse, weights);
  }

  private static double legendre(int n, double x) {
    double before = 1;
    double value = n == 0 ? 1 : x;
    for (int k = 2; k <= n; k++) {
      double next = ((2 * k - 1) * x * value - (k - 1) * before) / k;
      before = value;
      value = next;
    }
    return value;
  }

  private static double slope(int n, double x) {
    return n * (x * legendre(n, x) - legendre(n - 1, x)) / (x * x - 1);
  }
}
