package cn.financebrain.training.imports;

import java.util.Set;

/** A node of a tree as its library decides, with missing values told apart from all others. */
public sealed interface ForeignNode {

  /** Training weight of the rows that ended here, above 0. */
  record Leaf(double value, double cover) implements ForeignNode {}

  /** A known {@code x[feature] <= threshold} goes left. */
  record Split(
      int feature, double threshold, boolean missingLeft, ForeignNode left, ForeignNode right)
      implements ForeignNode {}

  /**
   * A category among those listed goes one way, any other known one the other.
   *
   * @param listedLeft whether the listed ones go left
   */
  record Categories(
      int feature,
      Set<Integer> listed,
      boolean listedLeft,
      boolean missingLeft,
      ForeignNode left,
      ForeignNode right)
      implements ForeignNode {
    public Categories {
      listed = Set.copyOf(listed);
    }

    boolean goesLeft(double category) {
      return listed.contains((int) category) == listedLeft;
    }
  }
}
