package cn.financebrain.training.fit;

/**
 * How large a tree may grow.
 *
 * @param minimumLeaf fewest training samples in a leaf
 * @param columnShare share of the columns that each split may choose from, drawn anew for each
 *     split
 */
public record TreeShape(int depth, int leaves, int minimumLeaf, double columnShare) {
  int columnsPerSplit(int columns) {
    return (int) Math.ceil(columnShare * columns);
  }
}
