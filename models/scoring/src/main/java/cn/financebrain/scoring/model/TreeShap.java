package cn.financebrain.scoring.model;

/**
 * Exact Shapley values of a tree ensemble where absent features follow the training covers (the
 * path-dependent TreeSHAP, Algorithm 2 of Lundberg, Erion and Lee, "Consistent Individualized
 * Feature Attribution for Tree Ensembles", 2018). Time O(trees · leaves · depth²).
 *
 * <p>The path of unique features to a node is kept in four parallel arrays, one segment for each
 * level of the recursion: the feature, the share of paths that follow where it is absent ({@code
 * zero}) and where it is present ({@code one}), and the weight of subsets of each size.
 */
final class TreeShap {
  private final TreeEnsemble trees;
  private final double[] x;
  private final double[] phi;
  private final int[] feature;
  private final double[] zero;
  private final double[] one;
  private final double[] weight;

  TreeShap(TreeEnsemble trees, double[] x) {
    this.trees = trees;
    this.x = x;
    this.phi = new double[x.length];
    int levels = trees.depth() + 2;
    int size = levels * (levels + 1) / 2 + levels;
    this.feature = new int[size];
    this.zero = new double[size];
    this.one = new double[size];
    this.weight = new double[size];
  }

  double[] contributions() {
    for (int tree = 0; tree < trees.trees(); tree++) {
      descend(trees.root(tree), 0, 0, 1, 1, TreeEnsemble.LEAF);
    }
    for (int i = 0; i < phi.length; i++) {
      phi[i] *= trees.scale();
    }
    return phi;
  }

  /**
   * @param start where the parent's segment begins
   * @param length number of entries of the parent's path
   */
  private void descend(
      int node, int start, int length, double zeroShare, double oneShare, int splitFeature) {
    int own = start + length;
    copy(start, own, length);
    extend(own, length, zeroShare, oneShare, splitFeature);
    int size = length + 1;
    if (trees.isLeaf(node)) {
      addLeaf(node, own, size);
      return;
    }
    int split = trees.feature(node);
    boolean goesLeft = x[split] <= trees.threshold(node);
    int hot = goesLeft ? trees.left(node) : trees.right(node);
    int cold = goesLeft ? trees.right(node) : trees.left(node);
    double incomingZero = 1;
    double incomingOne = 1;
    int earlier = indexOf(split, own, size);
    if (earlier >= 0) {
      incomingZero = zero[own + earlier];
      incomingOne = one[own + earlier];
      unwind(own, size, earlier);
      size--;
    }
    double hotShare = trees.cover(hot) / trees.cover(node);
    double coldShare = trees.cover(cold) / trees.cover(node);
    descend(hot, own, size, incomingZero * hotShare, incomingOne, split);
    descend(cold, own, size, incomingZero * coldShare, 0, split);
  }

  private void copy(int from, int to, int length) {
    System.arraycopy(feature, from, feature, to, length);
    System.arraycopy(zero, from, zero, to, length);
    System.arraycopy(one, from, one, to, length);
    System.arraycopy(weight, from, weight, to, length);
  }

  private int indexOf(int split, int at, int size) {
    for (int i = 1; i < size; i++) {
      if (feature[at + i] == split) {
        return i;
      }
    }
    return -1;
  }

  private void addLeaf(int node, int at, int size) {
    double value = trees.value(node);
    for (int i = 1; i < size; i++) {
      double sum = unwoundSum(at, size, i);
      phi[feature[at + i]] += sum * (one[at + i] - zero[at + i]) * value;
    }
  }

  private void extend(int at, int length, double zeroShare, double oneShare, int split) {
    feature[at + length] = split;
    zero[at + length] = zeroShare;
    one[at + length] = oneShare;
    weight[at + length] = length == 0 ? 1 : 0;
    for (int i = length - 1; i >= 0; i--) {
      weight[at + i + 1] += oneShare * weight[at + i] * (i + 1) / (length + 1);
      weight[at + i] = zeroShare * weight[at + i] * (length - i) / (length + 1);
    }
  }

  /** Takes entry {@code index} out of the path of {@code size} entries. */
  private void unwind(int at, int size, int index) {
    int last = size - 1;
    double oneShare = one[at + index];
    double zeroShare = zero[at + index];
    double next = weight[at + last];
    for (int i = last - 1; i >= 0; i--) {
      if (oneShare != 0) {
        double before = weight[at + i];
        weight[at + i] = next * size / ((i + 1) * oneShare);
        next = before - weight[at + i] * zeroShare * (last - i) / size;
      } else {
        weight[at + i] = weight[at + i] * size / (zeroShare * (last - i));
      }
    }
    for (int i = index; i < last; i++) {
      feature[at + i] = feature[at + i + 1];
      zero[at + i] = zero[at + i + 1];
      one[at + i] = one[at + i + 1];
    }
  }

  /** Sum of the weights that would be left if entry {@code index} were taken out. */
  private double unwoundSum(int at, int size, int index) {
    int last = size - 1;
    double oneShare = one[at + index];
    double zeroShare = zero[at + index];
    double next = weight[at + last];
    double total = 0;
    for (int i = last - 1; i >= 0; i--) {
      if (oneShare != 0) {
        double without = next * size / ((i + 1) * oneShare);
        total += without;
        next = weight[at + i] - without * zeroShare * (last - i) / size;
      } else {
        total += weight[at + i] * size / (zeroShare * (last - i));
      }
    }
    return total;
  }
}
