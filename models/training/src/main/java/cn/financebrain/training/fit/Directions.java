package cn.financebrain.training.fit;

import java.util.Arrays;

/**
 * Which way the margin may move with a column: the domain may know that more of something is never
 * a good sign, where few rows happen to say otherwise.
 *
 * @param signs by column: 1 where the margin must not fall when the number rises, -1 where it must
 *     not rise, 0 where nothing is demanded
 * @param from by column: what is below stands for "not known" and is compared with nothing; a
 *     direction holds among numbers of at least this
 */
@SuppressWarnings("ArrayRecordComponent") // one entry for each column, never compared
public record Directions(int[] signs, double[] from) {

  /** Nothing is demanded of any column, and all of its numbers are known. */
  public static Directions none(int columns) {
    double[] from = new double[columns];
    Arrays.fill(from, Double.NEGATIVE_INFINITY);
    return new Directions(new int[columns], from);
  }

  /** What is demanded of a split that sends numbers up to {@code cut} to the left. */
  int of(int column, double cut) {
    return cut >= from[column] ? signs[column] : 0;
  }

  boolean any() {
    return Arrays.stream(signs).anyMatch(sign -> sign != 0);
  }
}
