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

  /** {@code weight · Π f} of the nodes above, by depth: of a hot and of a cold child. */
  private final double[][] hotProducts;

  private final double[][] coldProducts;

  /** Sums over the leaves below, likewise. */
  private final double[][] hotSums;

  private final double[][] coldSums;

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
    this.hotProducts = new double[trees.depth() + 1][width];
    this.coldProducts = new double[trees.depth() + 1][width];
    this.hotSums = new double[trees.depth() + 1][width];
    this.coldSums = new double[trees.depth() + 1][width];
  }

  double[] contributions() {
    for (int tree = 0; tree < trees.trees(); tree++) {
      Quadrature quadrature = trees.quadratures()[trees.points(tree)];
      points = trees.points(tree);
      present = quadrature.present();
      absent = quadrature.absent();
      inverse = quadrature.inverse();
      descend(trees.root(tree), 0, quadrature.weights(), hotSums[0]);
    }
    for (int i = 0; i < phi.length; i++) {
      phi[i] *= trees.scale();
    }
    return phi;
  }

  /**
   * @param product {@code weight · Π f} of the nodes above
   * @param sum gets the sum over the leaves below
   */
  private void descend(int node, int level, double[] product, double[] sum) {
    if (trees.isLeaf(node)) {
      double value = trees.value(node);
      for (int j = 0; j < points; j++) {
        sum[j] = value * product[j];
      }
      return;
    }
    int feature = trees.feature(node);
    boolean goesLeft = x[feature] <= trees.threshold(node);
    int hot = goesLeft ? trees.left(node) : trees.right(node);
    int cold = goesLeft ? trees.right(node) : trees.left(node);
    if (!seen[feature]) {
      splitFirst(feature, hot, cold, level + 1, product, sum);
    } else if (satisfied[feature]) {
      splitAgain(feature, hot, cold, level + 1, product, sum);
    } else {
      splitInVain(hot, cold, level + 1, product, sum);
    }
  }

  /** The first split of the feature on this path. */
  private void splitFirst(
      int feature, int hot, int cold, int level, double[] product, double[] sum) {
    double hotShare = trees.share(hot);
    double coldShare = trees.share(cold);
    double[] hotProduct = hotProducts[level];
    double[] coldProduct = coldProducts[level];
    for (int j = 0; j < points; j++) {
      hotProduct[j] = product[j] * (present[j] + absent[j] * hotShare);
      coldProduct[j] = product[j] * (absent[j] * coldShare);
    }
    double[] hotSum = hotSums[level];
    double[] coldSum = coldSums[level];
    seen[feature] = true;
    satisfied[feature] = true;
    shares[feature] = hotShare;
    descend(hot, level, hotProduct, hotSum);
    satisfied[feature] = false;
    descend(cold, level, coldProduct, coldSum);
    seen[feature] = false;
    double share = 0;
    for (int j = 0; j < points; j++) {
      share +=
          (1 - hotShare) * hotSum[j] / (present[j] + absent[j] * hotShare)
              - coldSum[j] * inverse[j];
      sum[j] = hotSum[j] + coldSum[j];
    }
    phi[feature] += share;
  }

  /** A further split of a feature by whose splits x stayed on the path so far. */
  private void splitAgain(
      int feature, int hot, int cold, int level, double[] product, double[] sum) {
    double before = shares[feature];
    double after = before * trees.share(hot);
    double coldAfter = before * trees.share(cold);
    double[] hotProduct = hotProducts[level];
    double[] coldProduct = coldProducts[level];
    for (int j = 0; j < points; j++) {
      double above = product[j] / (present[j] + absent[j] * before);
      hotProduct[j] = above * (present[j] + absent[j] * after);
      coldProduct[j] = above * (absent[j] * coldAfter);
    }
    double[] hotSum = hotSums[level];
    double[] coldSum = coldSums[level];
    shares[feature] = after;
    descend(hot, level, hotProduct, hotSum);
    satisfied[feature] = false;
    descend(cold, level, coldProduct, coldSum);
    satisfied[feature] = true;
    shares[feature] = before;
    double share = 0;
    for (int j = 0; j < points; j++) {
      double upper = (1 - before) / (present[j] + absent[j] * before);
      share +=
          hotSum[j] * ((1 - after) / (present[j] + absent[j] * after) - upper)
              - coldSum[j] * (inverse[j] + upper);
      sum[j] = hotSum[j] + coldSum[j];
    }
    phi[feature] += share;
  }

  /** A further split of a feature whose splits x has left already: its part is told above. */
  private void splitInVain(int hot, int cold, int level, double[] product, double[] sum) {
    double hotShare = trees.share(hot);
    double coldShare = trees.share(cold);
    double[] hotProduct = hotProducts[level];
    double[] coldProduct = coldProducts[level];
    for (int j = 0; j < points; j++) {
      hotProduct[j] = product[j] * hotShare;
      coldProduct[j] = product[j] * coldShare;
    }
    double[] hotSum = hotSums[level];
    double[] coldSum = coldSums[level];
    descend(hot, level, hotProduct, hotSum);
    descend(cold, level, coldProduct, coldSum);
    for (int j = 0; j < points; j++) {
      sum[j] = hotSum[j] + coldSum[j];
    }
  }
}
