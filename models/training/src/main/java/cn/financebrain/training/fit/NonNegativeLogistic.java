package cn.financebrain.training.fit;

import java.util.Arrays;

/**
 * Logistic regression whose weights can't fall below 0, so that what speaks for an outcome by
 * itself is never turned round by what stands beside it. Each step lowers a quadratic bound of the
 * loss by cyclic coordinate descent (Friedman, Hastie and Tibshirani 2010) over the weights that
 * are above 0 and the few that would gain most by leaving it. Sums are made in one order, so the
 * same arguments give the same weights on every machine.
 *
 * @param lasso what a unit of weight costs, in log-likelihood: leaves weak columns at 0
 * @param ridge what half a squared unit costs, above 0
 */
public record NonNegativeLogistic(double lasso, double ridge) {
  private static final int MOST_STEPS = 300;
  private static final int MOST_SWEEPS = 1_000;
  private static final int ENTERING = 12;
  private static final double SETTLED = 1e-9;

  /**
   * {@code log-odds = intercept + Σ weight · column}.
   *
   * @param weights 0 or above, one for each column
   */
  @SuppressWarnings("ArrayRecordComponent") // handed out once, never compared
  public record Fit(double intercept, double[] weights) {
    /** The log-odds of one row. */
    public double logOdds(double[] row) {
      double sum = intercept;
      for (int j = 0; j < weights.length; j++) {
        sum += weights[j] * row[j];
      }
      return sum;
    }
  }

  /**
   * @param columns by column, then row
   * @param outcomes of each row; at least one of each kind
   */
  public Fit fit(double[][] columns, boolean[] outcomes) {
    State state = new State(columns, outcomes);
    for (int step = 0; step < MOST_STEPS && !state.step(); step++) {
      // until nothing moves
    }
    return new Fit(state.intercept, state.weights);
  }

  /** Where the descent stands. */
  private final class State {
    final double[][] columns;
    final boolean[] outcomes;
    final double[] weights;
    double intercept;
    double[] margins;
    double loss;

    State(double[][] columns, boolean[] outcomes) {
      this.columns = columns;
      this.outcomes = outcomes;
      this.weights = new double[columns.length];
      this.intercept = BoostedTrees.logOdds(outcomes);
      this.margins = new double[outcomes.length];
      Arrays.fill(margins, intercept);
      this.loss = loss(margins, weights);
    }

    /** Whether nothing moved any more. */
    boolean step() {
      double[] residual = new double[margins.length];
      double[] curvature = new double[margins.length];
      for (int i = 0; i < margins.length; i++) {
        double probability = 1 / (1 + Math.exp(-margins[i]));
        residual[i] = (outcomes[i] ? 1 : 0) - probability;
        curvature[i] = Math.max(1e-9, probability * (1 - probability));
      }
      double[] gradient = new double[columns.length];
      Arrays.setAll(gradient, j -> dot(columns[j], residual));
      int[] working = working(gradient);
      double[] change = change(working, gradient, residual, curvature);
      return !move(working, change);
    }

    /** Those above 0, and those at 0 that would gain most by leaving it. */
    private int[] working(double[] gradient) {
      boolean[] in = new boolean[weights.length];
      for (int j = 0; j < in.length; j++) {
        in[j] = weights[j] > 0;
      }
      for (int entering = 0; entering < ENTERING; entering++) {
        int best = -1;
        for (int j = 0; j < in.length; j++) {
          boolean gains = !in[j] && gradient[j] > lasso + SETTLED;
          best = gains && (best < 0 || gradient[j] > gradient[best]) ? j : best;
        }
        if (best < 0) {
          break;
        }
        in[best] = true;
      }
      int[] working = new int[in.length];
      int n = 0;
      for (int j = 0; j < in.length; j++) {
        if (in[j]) {
          working[n++] = j;
        }
      }
      return Arrays.copyOf(working, n);
    }

    /** The least point of the quadratic; the last entry is of the intercept. */
    private double[] change(
        int[] working, double[] gradient, double[] residual, double[] curvature) {
      int p = working.length;
      double[][] hessian = new double[p + 1][p + 1];
      double[] slope = new double[p + 1];
      double[] scaled = new double[curvature.length];
      for (int a = 0; a <= p; a++) {
        for (int i = 0; i < scaled.length; i++) {
          scaled[i] = a < p ? curvature[i] * columns[working[a]][i] : curvature[i];
        }
        for (int b = 0; b < a; b++) {
          hessian[a][b] = dot(columns[working[b]], scaled);
          hessian[b][a] = hessian[a][b];
        }
        hessian[a][a] = a < p ? dot(columns[working[a]], scaled) + ridge : sum(scaled);
        slope[a] =
            a < p ? gradient[working[a]] - lasso - ridge * weights[working[a]] : sum(residual);
      }
      return descend(working, hessian, slope);
    }

    private double[] descend(int[] working, double[][] hessian, double[] slope) {
      int p = working.length;
      double[] change = new double[p + 1];
      for (int sweep = 0; sweep < MOST_SWEEPS; sweep++) {
        double largest = 0;
        for (int a = 0; a <= p; a++) {
          double wanted = change[a] + slope[a] / hessian[a][a];
          double next = a < p ? Math.max(-weights[working[a]], wanted) : wanted;
          double by = next - change[a];
          if (by != 0) {
            change[a] = next;
            for (int b = 0; b <= p; b++) {
              slope[b] -= by * hessian[a][b];
            }
            largest = Math.max(largest, Math.abs(by));
          }
        }
        if (largest < SETTLED / 10) {
          break;
        }
      }
      return change;
    }

    /** Goes the whole way or, where the loss would not fall, half of it, and so on. */
    private boolean move(int[] working, double[] change) {
      double largest = Arrays.stream(change).map(Math::abs).max().orElse(0);
      for (double part = 1; part * largest > SETTLED; part /= 2) {
        double[] tried = weights.clone();
        double[] moved = margins.clone();
        for (int a = 0; a < working.length; a++) {
          double by = part * change[a];
          tried[working[a]] = Math.max(0, tried[working[a]] + by);
          double[] column = columns[working[a]];
          for (int i = 0; i < moved.length; i++) {
            moved[i] += by * column[i];
          }
        }
        double byIntercept = part * change[working.length];
        for (int i = 0; i < moved.length; i++) {
          moved[i] += byIntercept;
        }
        double lower = loss(moved, tried);
        if (lower < loss) {
          System.arraycopy(tried, 0, weights, 0, tried.length);
          intercept += byIntercept;
          margins = moved;
          loss = lower;
          return true;
        }
      }
      return false;
    }

    private double loss(double[] margins, double[] weights) {
      double sum = 0;
      for (int i = 0; i < margins.length; i++) {
        double against = outcomes[i] ? -margins[i] : margins[i];
        sum += Math.max(against, 0) + Math.log1p(Math.exp(-Math.abs(against)));
      }
      for (double weight : weights) {
        sum += lasso * weight + ridge / 2 * weight * weight;
      }
      return sum;
    }
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  private static double sum(double[] a) {
    double sum = 0;
    for (double value : a) {
      sum += value;
    }
    return sum;
  }
}
