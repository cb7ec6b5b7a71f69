package cn.financebrain.ingest.health;

import java.util.Collection;

/** The middle of numbers, or the mean of the two in the middle. */
final class Median {
  private Median() {}

  /**
   * @param values at least one
   */
  static double of(Collection<? extends Number> values) {
    double[] sorted = values.stream().mapToDouble(Number::doubleValue).sorted().toArray();
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
