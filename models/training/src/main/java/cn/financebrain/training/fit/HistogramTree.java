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
 *
 * <p>Where a column has a {@link Directions direction}, a split whose children lie the other way
 * round is not made, and what grows below it stays on its side of the middle between the two; so
 * the whole tree is monotone in that column.
 */
final class HistogramTree {
  private static final double LEAST_GAIN = 1e-9;

  private final BinnedRows x;
  private final double[] gradient;
  private final double[] curvature;
  private final TreeShape shape;
  private final double penalty;
  private final Directions directions;
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
   * @param directions that the tree must keep to, by column
   */
  HistogramTree(
      BinnedRows x,
      int[] rows,
      double[] gradient,
      double[] curvature,
      TreeShape shape,
      double penalty,
      Directions directions,
      SplittableRandom random) {
    this.x = x;
    this.rows = rows;
    this.gradient = gradient;
    this.curvature = curvature;
    this.shape = shape;
    this.penalty = penalty;
    this.directions = directions;
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

    /** Between these lie the values of all leaves below. */
    final double low;

    final double high;
    double gradient;
    double curvature;
    double gain;
    int column;
    int bin;

    /** Places in the list of nodes; 0 for a leaf. */
    int left;

    int right;

    Node(int from, int to, int depth, double low, double high) {
      this.from = from;
      this.to = to;
      this.depth = depth;
      this.low = low;
      this.high = high;
    }
  }

  private void grow() {
    add(new Node(0, rows.length, 0, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY));
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
      split(best);
    }
  }

  private void split(Node node) {
    int middle = part(node);
    int direction = direction(node.column, node.bin);
    double border = direction == 0 ? 0 : border(node, middle);
    double leftHigh = direction > 0 ? border : node.high;
    double rightLow = direction > 0 ? border : node.low;
    double leftLow = direction < 0 ? border : node.low;
    double rightHigh = direction < 0 ? border : node.high;
    node.left = add(new Node(node.from, middle, node.depth + 1, leftLow, leftHigh));
    node.right = add(new Node(middle, node.to, node.depth + 1, rightLow, rightHigh));
  }

  /** Half way between the values that the two children would have as leaves. */
  private double border(Node node, int middle) {
    Node left = new Node(node.from, middle, node.depth + 1, node.low, node.high);
    Node right = new Node(middle, node.to, node.depth + 1, node.low, node.high);
    addUp(left);
    addUp(right);
    return (value(left) + value(right)) / 2;
  }

  private int direction(int column, int bin) {
    return directions.of(column, x.cut(column, bin));
  }

  private int add(Node node) {
    addUp(node);
    if (node.depth < shape.depth() && node.to - node.from >= 2 * shape.minimumLeaf()) {
      findSplit(node);
    }
    nodes.add(node);
    return nodes.size() - 1;
  }

  private void addUp(Node node) {
    for (int i = node.from; i < node.to; i++) {
      node.gradient += gradient[rows[i]];
      node.curvature += curvature[rows[i]];
    }
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
    boolean directed = directions.signs()[column] != 0;
    double whole = score(node, node.gradient, node.curvature);
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
      double rightGradient = node.gradient - leftGradient;
      double rightCurvature = node.curvature - leftCurvature;
      if (directed
          && isWrongWay(
              direction(column, b),
              value(node, leftGradient, leftCurvature),
              value(node, rightGradient, rightCurvature))) {
        continue;
      }
      double gain =
          score(node, leftGradient, leftCurvature)
              + score(node, rightGradient, rightCurvature)
              - whole;
      if (gain > node.gain || (gain == node.gain && gain > 0 && column < node.column)) {
        node.gain = gain;
        node.column = column;
        node.bin = b;
      }
    }
  }

  private static boolean isWrongWay(int direction, double left, double right) {
    return direction * (right - left) < 0;
  }

  /** Twice the loss that a leaf within a node's bounds would save. */
  private double score(Node node, double gradient, double curvature) {
    double free = gradient * gradient / (curvature + penalty);
    if (node.low == Double.NEGATIVE_INFINITY && node.high == Double.POSITIVE_INFINITY) {
      return free;
    }
    double value = value(node, gradient, curvature);
    return Math.min(free, (2 * gradient - value * (curvature + penalty)) * value);
  }

  private double value(Node within, double gradient, double curvature) {
    return Math.min(within.high, Math.max(within.low, gradient / (curvature + penalty)));
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
    return value(leaf, leaf.gradient, leaf.curvature);
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
