package cn.financebrain.scoring.model;

/**
 * Exact Shapley values of a tree ensemble where absent features follow the training covers: the
 * path-dependent game of Lundberg, Erion and Lee, "Consistent Individualized Feature Attribution
 * for Tree Ensembles", 2018.
 *
 * <p>To a leaf, a feature of its path is {@code s = 1} if {@code x} stays on the path at all of the
 * feature's splits, else {@code s = 0}; {@code z} is the share of the training weight that stays
 * there. If every feature is present with probability {@code t}, independently, the leaf is reached
 * with weight {@code Π f}, {@code f(t) = t s + (1 − t) z}, and by Owen's multilinear extension
 * ("Multilinear Extensions of Games", 1972) the Shapley value of feature {@code i} is {@code value
 * · (s_i − z_i) · ∫ Π_{k≠i} f_k(t) dt} over (0, 1). The integrand is a polynomial of a degree below
 * the number of features on the path, so Gauss–Legendre quadrature with half as many points gives
 * the integral exactly; all factors are positive, so nothing cancels.
 *
 * <p>The products grow along the descent; on the way back the leaves of a subtree are summed, so
 * that a split costs a few operations a point, whatever the number of leaves below it. Where a
 * feature is split again, the deeper split takes its leaves out of what the upper one adds.
 */
final class TreeShap {
  private final TreeEnsemble trees;
  private final double[] x;
  private final double[] phi;

  /** The splits above, by feature: whether there is one, and the feature's s and z so far. */
  private final boolean[] seen;

  private final boolean[] satisfied;
  private final double[] shares;

  /** {@code weight · Π f} of the nodes above, and sums over the leaves below, by depth. */
  private final double[][] products;

  private final double[][] sums;

  /** Of the tree that is looked at: t, 1 − t and 1 / (1 − t) at its points. */
  private double[] present;

  private double[] absent;
  private double[] inverse;
  private int points;

  TreeShap(TreeEnsemble trees, double[] x) {
    this.trees = trees;
    this.x = x;
    this.phi = new double[x.length];
    this.seen = new boolean[x.length];
    this.satisfied = new boolean[x.length];
    this.shares = new double[x.length];
    int width = trees.quadratures().length;
    this.products = new double[trees.depth() + 1][width];
    this.sums = new double[trees.depth() + 1][width];
  }

  double[] contributions() {
    for (int tree = 0; tree < trees.trees(); tree++) {
      Quadrature quadrature = trees.quadratures()[trees.points(tree)];
      points = trees.points(tree);
      present = quadrature.present();
      absent = quadrature.absent();
      inverse = quadrature.inverse();
      System.arraycopy(quadrature.weights(), 0, products[0], 0, points);
      descend(trees.root(tree), 0);
    }
    for (int i = 0; i < phi.length; i++) {
      phi[i] *= trees.scale();
    }
    return phi;
  }

  /** Leaves the sum over the leaves below the node in {@code sums[level]}. */
  private void descend(int node, int level) {
    double[] sum = sums[level];
    if (trees.isLeaf(node)) {
      double value = trees.value(node);
      double[] product = products[level];
      for (int j = 0; j < points; j++) {
        sum[j] = value * product[j];
      }
      return;
    }
    int feature = trees.feature(node);
    boolean goesLeft = x[feature] <= trees.threshold(node);
    int hot = goesLeft ? trees.left(node) : trees.right(node);
    int cold = goesLeft ? trees.right(node) : trees.left(node);
    double hotShare = trees.cover(hot) / trees.cover(node);
    double coldShare = trees.cover(cold) / trees.cover(node);
    if (!seen[feature]) {
      descendFirst(feature, hot, hotShare, cold, coldShare, level);
    } else if (satisfied[feature]) {
      descendAgain(feature, hot, hotShare, cold, coldShare, level);
    } else {
      scale(level, hotShare);
      descend(hot, level + 1);
      System.arraycopy(sums[level + 1], 0, sum, 0, points);
      scale(level, coldShare);
      descend(cold, level + 1);
      add(level);
    }
  }

  /** The first split of the feature on this path. */
  private void descendFirst(
      int feature, int hot, double hotShare, int cold, double coldShare, int level) {
    seen[feature] = true;
    satisfied[feature] = true;
    shares[feature] = hotShare;
    double[] product = products[level];
    double[] next = products[level + 1];
    for (int j = 0; j < points; j++) {
      next[j] = product[j] * (present[j] + absent[j] * hotShare);
    }
    descend(hot, level + 1);
    double[] sum = sums[level];
    double[] below = sums[level + 1];
    double integral = 0;
    for (int j = 0; j < points; j++) {
      integral += below[j] / (present[j] + absent[j] * hotShare);
      sum[j] = below[j];
    }
    double share = (1 - hotShare) * integral;
    satisfied[feature] = false;
    for (int j = 0; j < points; j++) {
      next[j] = product[j] * (absent[j] * coldShare);
    }
    descend(cold, level + 1);
    for (int j = 0; j < points; j++) {
      share -= below[j] * inverse[j];
      sum[j] += below[j];
    }
    phi[feature] += share;
    seen[feature] = false;
  }

  /** A further split of a feature by whose splits x stayed on the path so far. */
  private void descendAgain(
      int feature, int hot, double hotShare, int cold, double coldShare, int level) {
    double before = shares[feature];
    double after = before * hotShare;
    shares[feature] = after;
    double[] product = products[level];
    double[] next = products[level + 1];
    for (int j = 0; j < points; j++) {
      next[j] = product[j] * (present[j] + absent[j] * after) / (present[j] + absent[j] * before);
    }
    descend(hot, level + 1);
    double[] sum = sums[level];
    double[] below = sums[level + 1];
    double share = 0;
    for (int j = 0; j < points; j++) {
      share +=
          below[j]
              * ((1 - after) / (present[j] + absent[j] * after)
                  - (1 - before) / (present[j] + absent[j] * before));
      sum[j] = below[j];
    }
    satisfied[feature] = false;
    for (int j = 0; j < points; j++) {
      next[j] = product[j] * (absent[j] * before * coldShare) / (present[j] + absent[j] * before);
    }
    descend(cold, level + 1);
    for (int j = 0; j < points; j++) {
      share -= below[j] * (inverse[j] + (1 - before) / (present[j] + absent[j] * before));
      sum[j] += below[j];
    }
    phi[feature] += share;
    satisfied[feature] = true;
    shares[feature] = before;
  }

  private void scale(int level, double share) {
    double[] product = products[level];
    double[] next = products[level + 1];
    for (int j = 0; j < points; j++) {
      next[j] = product[j] * share;
    }
  }

  private void add(int level) {
    double[] sum = sums[level];
    double[] below = sums[level + 1];
    for (int j = 0; j < points; j++) {
      sum[j] += below[j];
    }
  }
}
