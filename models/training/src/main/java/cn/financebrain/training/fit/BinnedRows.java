package cn.financebrain.training.fit;

import java.util.Arrays;

/**
 * A matrix whose columns are cut into at most {@link #MOST_BINS} bins of about as many rows each,
 * so that the best split of a column is found by adding up bins instead of sorting rows. A column
 * of fewer different values has one bin for each of them.
 */
final class BinnedRows {
  static final int MOST_BINS = 256;

  private final int rows;

  /** By column, then row. */
  private final byte[][] bins;

  /** By column: what lies at most at {@code cuts[j][b]} is in bin {@code b} or one below. */
  private final double[][] cuts;

  /**
   * @param x rows of finite numbers, all of one length
   */
  BinnedRows(double[][] x) {
    rows = x.length;
    bins = new byte[x[0].length][rows];
    cuts = new double[x[0].length][];
    double[] column = new double[rows];
    for (int j = 0; j < bins.length; j++) {
      for (int i = 0; i < rows; i++) {
        column[i] = x[i][j];
      }
      cuts[j] = cuts(column.clone(), MOST_BINS);
      for (int i = 0; i < rows; i++) {
        int found = Arrays.binarySearch(cuts[j], column[i]);
        bins[j][i] = (byte) (found >= 0 ? found : -found - 1);
      }
    }
  }

  /**
   * Cuts half way between two neighbouring values, at the quantiles where there are too many.
   *
   * @param values at least one; will be sorted
   * @param most bins, at most {@link #MOST_BINS}
   */
  static double[] cuts(double[] values, int most) {
    Arrays.sort(values);
    int distinct = 1;
    for (int i = 1; i < values.length; i++) {
      distinct += values[i] > values[i - 1] ? 1 : 0;
    }
    double perBin = distinct <= most ? 0 : (double) values.length / most;
    double[] cuts = new double[Math.min(distinct, most) - 1];
    int n = 0;
    for (int i = 1; i < values.length && n < cuts.length; i++) {
      if (values[i] > values[i - 1] && i >= perBin * (n + 1)) {
        double middle = values[i - 1] + (values[i] - values[i - 1]) / 2;
        cuts[n++] = middle < values[i] ? middle : values[i - 1];
      }
    }
    return Arrays.copyOf(cuts, n);
  }

  int rows() {
    return rows;
  }

  int columns() {
    return bins.length;
  }

  /** The bin of each row; unsigned. */
  byte[] column(int j) {
    return bins[j];
  }

  int bins(int column) {
    return cuts[column].length + 1;
  }

  /** The greatest number that is in the bin or one below it. */
  double cut(int column, int bin) {
    return cuts[column][bin];
  }
}
