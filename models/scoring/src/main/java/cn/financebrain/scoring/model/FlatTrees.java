package cn.financebrain.scoring.model;

import java.util.Arrays;

/**
 * The trees of an ensemble, laid out to be walked: breadth first, siblings side by side, so that
 * the sign of a difference is the way to the next node and no branch has to be guessed. A leaf
 * leads to itself. Four trees are walked together, since each step waits for memory.
 *
 * <p>Differences tell the order of finite numbers; a row with another one is walked by comparisons.
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
          threshold[place] = Double.NEGATIVE_INFINITY; // nothing is below: on to the right, itself
          next[place] = place - 1;
          value[place] = trees.value(node);
        } else {
          feature[place] = trees.feature(node);
          threshold[place] = trees.threshold(node) + 0.0; // -0.0 less 0.0 would be below zero
          next[place] = size;
          order[size] = trees.left(node);
          order[size + 1] = trees.right(node);
          Arrays.fill(levels, size, size + 2, levels[place] + 1);
          size += 2;
        }
      }
    }
  }

  /** The sum of a start and the leaves that are reached, in the order of the trees. */
  double sum(double start, double[] x) {
    double sum = start;
    int tree = 0;
    if (isFinite(x)) {
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
          a = next[a] + isNegative(threshold[a] - x[feature[a]]);
          b = next[b] + isNegative(threshold[b] - x[feature[b]]);
          c = next[c] + isNegative(threshold[c] - x[feature[c]]);
          d = next[d] + isNegative(threshold[d] - x[feature[d]]);
        }
        sum += value[a];
        sum += value[b];
        sum += value[c];
        sum += value[d];
      }
    }
    for (; tree < roots.length; tree++) {
      sum += value[leaf(roots[tree], x)];
    }
    return sum;
  }

  private static boolean isFinite(double[] x) {
    double zero = 0;
    for (double number : x) {
      zero += 0 * number; // NaN, unless it is finite
    }
    return zero == 0;
  }

  /** 1 for yes. */
  private static int isNegative(double number) {
    return (int) (Double.doubleToRawLongBits(number) >>> (Long.SIZE - 1));
  }

  private int leaf(int root, double[] x) {
    int node = root;
    while (next[node] > node) {
      node = next[node] + (x[feature[node]] <= threshold[node] ? 0 : 1);
    }
    return node;
  }
}
