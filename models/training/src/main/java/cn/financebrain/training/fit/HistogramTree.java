package cn.financebrain.training.fit;

import cn.financebrain.scoring.model.TreeEnsemble;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Grows one regression tree by Newton's method on binned columns: always the split that lowers the
 * loss most is made next, until there are as many leaves as allowed. The gain of a split and the
 * value of a leaf are those of Chen and Guestrin (2016), equations 6 and 7, without a cost for
 * leaves. Equal gains go to the lower column and bin, so a tree is a function of its arguments.
 */
final class HistogramTree {
  private static final double LEAST_GAIN = 1e-9;

  private final BinnedRows x;
  private final double[] gradient;
  private final double[] curvature;
  private final TreeShape shape;
  private final double penalty;
  private final SplittableRandom random;

  /** The rows of the sample; those of a node stand together. */
  private final int[] rows;

  private final int[] rightSide;
  private final int[] columns;
  private final double[] gradients = new double[BinnedRows.MOST_BINS];
  private final double[] curvatures = new double[BinnedRows.MOST_BINS];
  private final int[] counts = new int[BinnedRows.MOST_BINS];
  private final List<Node> nodes = new ArrayList<>();

  /**
   * @param rows the rows to grow on; will be put into another order
   * @param gradient of the loss by row, downhill: outcome minus probability
   * @param curvature of the loss by row
   * @param penalty L2 penalty of the value of a leaf
   */
  HistogramTree(
      BinnedRows x,
      int[] rows,
      double[] gradient,
      double[] curvature,
      TreeShape shape,
      double penalty,
      SplittableRandom random) {
    this.x = x;
    this.rows = rows;
    this.gradient = gradient;
    this.curvature = curvature;
    this.shape = shape;
    this.penalty = penalty;
    this.random = random;
    this.rightSide = new int[rows.length];
    this.columns = new int[x.columns()];
    for (int j = 0; j < columns.length; j++) {
      columns[j] = j;
    }
    grow();
  }

  /** A node of rows {@code from} to {@code to}, with the best split that was found for it. */
  private static final class Node {
    final int from;
    final int to;
    final int depth;
    double gradient;
    double curvature;
    double gain;
    int column;
    int bin;

    /** Places in the list of nodes; 0 for a leaf. */
    int left;

    int right;

    Node(int from, int to, int depth) {
      this.from = from;
      this.to = to;
      this.depth = depth;
    }
  }

  private void grow() {
    add(0, rows.length, 0);
    for (int leaves = 1; leaves < shape.leaves(); leaves++) {
      Node best = null;
      for (Node node : nodes) {
        boolean leaf = node.left == 0;
        if (leaf && node.gain > LEAST_GAIN && (best == null || node.gain > best.gain)) {
          best = node;
        }
      }
      if (best == null) {
        return;
      }
      int middle = part(best);
      best.left = add(best.from, middle, best.depth + 1);
      best.right = add(middle, best.to, best.depth + 1);
    }
  }

  private int add(int from, int to, int depth) {
    Node node = new Node(from, to, depth);
    for (int i = from; i < to; i++) {
      node.gradient += gradient[rows[i]];
      node.curvature += curvature[rows[i]];
    }
    if (depth < shape.depth() && to - from >= 2 * shape.minimumLeaf()) {
      findSplit(node);
    }
    nodes.add(node);
    return nodes.size() - 1;
  }

  private void findSplit(Node node) {
    int chosen = Math.min(columns.length, Math.max(1, shape.columnsPerSplit(columns.length)));
    for (int k = 0; k < chosen; k++) {
      int other = k + random.nextInt(columns.length - k);
      int column = columns[other];
      columns[other] = columns[k];
      columns[k] = column;
      if (x.bins(column) > 1) {
        addUp(node, column);
        findSplit(node, column);
      }
    }
  }

  private void addUp(Node node, int column) {
    int bins = x.bins(column);
    for (int b = 0; b < bins; b++) {
      gradients[b] = 0;
      curvatures[b] = 0;
      counts[b] = 0;
    }
    byte[] binOf = x.column(column);
    for (int i = node.from; i < node.to; i++) {
      int row = rows[i];
      int bin = binOf[row] & 0xff;
      gradients[bin] += gradient[row];
      curvatures[bin] += curvature[row];
      counts[bin]++;
    }
  }

  private void findSplit(Node node, int column) {
    double whole = score(node.gradient, node.curvature);
    double leftGradient = 0;
    double leftCurvature = 0;
    int left = 0;
    int all = node.to - node.from;
    int last = x.bins(column) - 1;
    for (int b = 0; b < last; b++) {
      leftGradient += gradients[b];
      leftCurvature += curvatures[b];
      left += counts[b];
      if (counts[b] == 0 || left < shape.minimumLeaf()) {
        continue;
      }
      if (all - left < shape.minimumLeaf()) {
        return;
      }
      double gain =
          score(leftGradient, leftCurvature)
              + score(node.gradient - leftGradient, node.curvature - leftCurvature)
              - whole;
      if (gain > node.gain || (gain == node.gain && gain > 0 && column < node.column)) {
        node.gain = gain;
        node.column = column;
        node.bin = b;
      }
    }
  }

  private double score(double gradient, double curvature) {
    return gradient * gradient / (curvature + penalty);
  }

  /** Puts the rows of the left child before those of the right, each in their order. */
  private int part(Node node) {
    byte[] binOf = x.column(node.column);
    int left = node.from;
    int right = 0;
    for (int i = node.from; i < node.to; i++) {
      int row = rows[i];
      if ((binOf[row] & 0xff) <= node.bin) {
        rows[left++] = row;
      } else {
        rightSide[right++] = row;
      }
    }
    System.arraycopy(rightSide, 0, rows, left, right);
    return left;
  }

  /** The value of the leaf that a row falls into, whether it was grown on or not. */
  double predict(int row) {
    Node node = nodes.get(0);
    while (node.left != 0) {
      boolean goesLeft = (x.column(node.column)[row] & 0xff) <= node.bin;
      node = nodes.get(goesLeft ? node.left : node.right);
    }
    return value(node);
  }

  private double value(Node leaf) {
    return leaf.gradient / (leaf.curvature + penalty);
  }

  /**
   * The same tree in the form that serving reads.
   *
   * @param factor by which the value of every leaf is multiplied
   */
  TreeEnsemble.Node toNode(double factor) {
    return toNode(nodes.get(0), factor);
  }

  private TreeEnsemble.Node toNode(Node node, double factor) {
    return node.left == 0
        ? new TreeEnsemble.Node.Leaf(factor * value(node), (double) node.to - node.from)
        : new TreeEnsemble.Node.Split(
            node.column,
            x.cut(node.column, node.bin),
            toNode(nodes.get(node.left), factor),
            toNode(nodes.get(node.right), factor));
  }
}
