package cn.financebrain.bench;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * A made-up table to train on: numbers, codes in small whole numbers and many zeros, as tags are,
 * and an outcome that a few of them decide together. Same size, same table. All numbers are such as
 * a float holds, so that libraries that compute in floats see the same.
 *
 * @param x rows of features
 * @param outcomes some 7 % of them true
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record MadeTable(double[][] x, boolean[] outcomes) {
  private static final long SEED = 20_26;
  private static final double POSITIVE = 0.07;

  static MadeTable of(int rows, int columns) {
    SplittableRandom random = new SplittableRandom(SEED);
    double[][] x = new double[rows][columns];
    double[] risk = new double[rows];
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        x[i][j] = value(j, random);
      }
      risk[i] = x[i][0] * x[i][1] + x[i][2] + 0.3 * x[i][4] + random.nextGaussian();
    }
    double[] sorted = risk.clone();
    Arrays.sort(sorted);
    double least = sorted[(int) (rows * (1 - POSITIVE))];
    boolean[] outcomes = new boolean[rows];
    for (int i = 0; i < rows; i++) {
      outcomes[i] = risk[i] > least;
    }
    return new MadeTable(x, outcomes);
  }

  private static double value(int column, SplittableRandom random) {
    return switch (column % 3) {
      case 0 -> (float) random.nextGaussian();
      case 1 -> random.nextInt(8);
      default -> random.nextInt(4) == 0 ? (float) random.nextGaussian() : 0;
    };
  }
}
