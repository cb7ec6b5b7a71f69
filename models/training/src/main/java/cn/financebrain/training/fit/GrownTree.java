package cn.financebrain.training.fit;

import cn.financebrain.scoring.model.TreeEnsemble;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.List;
import smile.base.cart.InternalNode;
import smile.base.cart.Node;
import smile.base.cart.OrdinalNode;
import smile.base.cart.RegressionNode;
import smile.regression.RegressionTree;

/**
 * One regression tree in parallel arrays, children after their parent, the root first. A row goes
 * left where {@code x[feature] <= threshold}.
 *
 * @param feature of an inner node; −1 marks a leaf
 * @param value of a leaf
 * @param cover how many training samples reached the node
 */
@SuppressWarnings("ArrayRecordComponent") // a passive carrier inside this package
record GrownTree(
    int[] feature, double[] threshold, int[] left, int[] right, double[] value, double[] cover) {
  private static final VarHandle THRESHOLD = thresholdField();

  /** Smile keeps the threshold of a split package-private and offers no reader for it. */
  private static VarHandle thresholdField() {
    try {
      return MethodHandles.privateLookupIn(OrdinalNode.class, MethodHandles.lookup())
          .findVarHandle(OrdinalNode.class, "value", double.class);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("this version of Smile has no threshold in OrdinalNode", e);
    }
  }

  static GrownTree of(RegressionTree tree) {
    List<Node> nodes = new ArrayList<>();
    nodes.add(tree.root());
    for (int i = 0; i < nodes.size(); i++) {
      if (nodes.get(i) instanceof InternalNode inner) {
        nodes.add(inner.trueChild());
        nodes.add(inner.falseChild());
      }
    }
    return of(nodes);
  }

  /** Breadth first, so the next two nodes not yet taken are the children of the next inner node. */
  private static GrownTree of(List<Node> nodes) {
    int n = nodes.size();
    GrownTree tree =
        new GrownTree(
            new int[n], new double[n], new int[n], new int[n], new double[n], new double[n]);
    int child = 1;
    for (int i = 0; i < n; i++) {
      tree.cover[i] = nodes.get(i).size();
      if (nodes.get(i) instanceof OrdinalNode split) {
        tree.feature[i] = split.feature();
        tree.threshold[i] = (double) THRESHOLD.get(split);
        tree.left[i] = child++;
        tree.right[i] = child++;
      } else {
        tree.feature[i] = -1;
        tree.value[i] = ((RegressionNode) nodes.get(i)).output();
      }
    }
    return tree;
  }

  double predict(double[] x) {
    int node = 0;
    while (feature[node] >= 0) {
      node = x[feature[node]] <= threshold[node] ? left[node] : right[node];
    }
    return value[node];
  }

  /**
   * The same tree in the form that serving reads.
   *
   * @param factor by which the value of every leaf is multiplied
   */
  TreeEnsemble.Node toNode(double factor) {
    return toNode(0, factor);
  }

  private TreeEnsemble.Node toNode(int node, double factor) {
    return feature[node] < 0
        ? new TreeEnsemble.Node.Leaf(factor * value[node], cover[node])
        : new TreeEnsemble.Node.Split(
            feature[node],
            threshold[node],
            toNode(left[node], factor),
            toNode(right[node], factor));
  }
}
