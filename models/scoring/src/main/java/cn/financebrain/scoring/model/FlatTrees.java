package cn.financebrain.scoring.model;

import java.util.Arrays;

/**
 * The trees of an ensemble, laid out to be walked: breadth first, siblings side by side, so that
 * the result of a comparison is the way to the next node and no branch has to be guessed. A leaf
 * leads to itself. Four trees are walked together, since each step waits for memory.
 */
final class FlatTrees {
  private final int[] roots;

  /** Steps after which every way through a tree has come to its leaf. */
  private final int[] depths;

  private final int[] feature;
  private final double[] threshold;

  /** Of a split the left child, the right one stands behind it; of a leaf the node before it. */
  private final int[] next;

  private final double[] value;

  FlatTrees(TreeEnsemble trees) {
    int nodes = trees.nodes();
    roots = new int[trees.trees()];
    depths = new int[roots.length];
    feature = new int[nodes];
    threshold = new double[nodes];
    next = new int[nodes];
    value = new double[nodes];
    int[] order = new int[nodes];
    int[] levels = new int[nodes];
    int size = 0;
    for (int tree = 0; tree < roots.length; tree++) {
      roots[tree] = size;
      order[size] = trees.root(tree);
      levels[size++] = 0;
      for (int place = roots[tree]; place < size; place++) {
        int node = order[place];
        depths[tree] = levels[place];
        if (trees.isLeaf(node)) {
          threshold[place] = Double.NaN; // nothing is below it: on to the right child, itself
          next[place] = place - 1;
          value[place] = trees.value(node);
        } else {
          feature[place] = trees.feature(node);
          threshold[place] = trees.threshold(node);
          next[place] = size;
          order[size] = trees.left(node);
          order[size + 1] = trees.right(node);
          Arrays.fill(levels, size, size + 2, levels[place] + 1);
          size += 2;
        }
      }
    }
  }

  /** The sum of the leaves that are reached, in the order of the trees. */
  double sum(double[] x) {
    double sum = 0;
    int tree = 0;
    for (; tree + 4 <= roots.length; tree += 4) {
      int a = roots[tree];
      int b = roots[tree + 1];
      int c = roots[tree + 2];
      int d = roots[tree + 3];
      int steps =
          Math.max(
              Math.max(depths[tree], depths[tree + 1]),
              Math.max(depths[tree + 2], depths[tree + 3]));
      for (int step = 0; step < steps; step++) {
        a = next[a] + (x[feature[a]] <= threshold[a] ? 0 : 1);
        b = next[b] + (x[feature[b]] <= threshold[b] ? 0 : 1);
        c = next[c] + (x[feature[c]] <= threshold[c] ? 0 : 1);
        d = next[d] + (x[feature[d]] <= threshold[d] ? 0 : 1);
      }
      sum += value[a];
      sum += value[b];
      sum += value[c];
      sum += value[d];
    }
    for (; tree < roots.length; tree++) {
      sum += value[leaf(tree, x)];
    }
    return sum;
  }

  private int leaf(int tree, double[] x) {
    int node = roots[tree];
    for (int step = 0; step < depths[tree]; step++) {
      node = next[node] + (x[feature[node]] <= threshold[node] ? 0 : 1);
    }
    return node;
  }
}
