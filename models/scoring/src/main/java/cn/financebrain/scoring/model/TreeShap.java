package cn.financebrain.scoring.model;

import java.util.Arrays;

/**
 * Exact Shapley values of a tree ensemble where absent features follow the training covers: the
 * path-dependent game of Lundberg, Erion and Lee, "Consistent Individualized Feature Attribution
 * for Tree Ensembles", 2018.
 *
 * <p>A leaf's path splits on {@code m} different features. Let {@code S} be those by whose splits
 * {@code x} itself stays on the path, {@code U} the others, and {@code z} the share of the training
 * weight that stays on the path at a feature's splits. A coalition {@code T} reaches the leaf only
 * without any of {@code U}, with weight {@code Π_U z · Π_{S\T} z}. So the sums over coalitions of
 * equal size are the coefficients of {@code Π_S (y + z)}, and a coalition of size {@code k} counts
 * {@code k! (m−k−1)! / m!}. That polynomial grows and shrinks along the descent; at a leaf it is
 * divided by {@code (y + z)} once for each feature of {@code S}, while all of {@code U} share one
 * sum.
 */
final class TreeShap {
  private final TreeEnsemble trees;
  private final double[] x;
  private final double[] phi;

  /** {@code weights[m][k] = k! (m−k−1)! / m!}. */
  private final double[][] weights;

  /** Polynomials of the nodes above, lowest power first; a node uses at most two levels. */
  private final double[][] polynomials;

  private final int[] places;
  private final int[] features;
  private final double[] shares;
  private final boolean[] satisfied;
  private int length;

  TreeShap(TreeEnsemble trees, double[] x) {
    this.trees = trees;
    this.x = x;
    this.phi = new double[x.length];
    int depth = trees.depth();
    this.weights = trees.coalitionWeights();
    this.polynomials = new double[2 * depth + 1][depth + 1];
    this.polynomials[0][0] = 1;
    this.places = new int[x.length];
    Arrays.fill(places, -1);
    this.features = new int[depth];
    this.shares = new double[depth];
    this.satisfied = new boolean[depth];
  }

  /** {@code weights[m][k] = k! (m−k−1)! / m! = 1 / (m · C(m−1, k))} for all m up to the depth. */
  static double[][] weights(int depth) {
    double[][] weights = new double[depth + 1][];
    for (int m = 0; m <= depth; m++) {
      weights[m] = new double[m];
      double binomial = 1;
      for (int k = 0; k < m; k++) {
        weights[m][k] = 1 / (m * binomial);
        binomial = binomial * (m - 1 - k) / (k + 1);
      }
    }
    return weights;
  }

  double[] contributions() {
    for (int tree = 0; tree < trees.trees(); tree++) {
      descend(trees.root(tree), 0, 0, 1);
    }
    for (int i = 0; i < phi.length; i++) {
      phi[i] *= trees.scale();
    }
    return phi;
  }

  /**
   * @param level where the polynomial stands
   * @param degree number of features in S
   * @param outside product of the shares of U
   */
  private void descend(int node, int level, int degree, double outside) {
    if (trees.isLeaf(node)) {
      addLeaf(trees.value(node) * outside, polynomials[level], degree);
      return;
    }
    int split = trees.feature(node);
    boolean goesLeft = x[split] <= trees.threshold(node);
    int hot = goesLeft ? trees.left(node) : trees.right(node);
    int cold = goesLeft ? trees.right(node) : trees.left(node);
    double hotShare = trees.cover(hot) / trees.cover(node);
    double coldShare = trees.cover(cold) / trees.cover(node);
    int place = places[split];
    if (place < 0) {
      int added = length++;
      places[split] = added;
      features[added] = split;
      satisfied[added] = true;
      shares[added] = hotShare;
      multiply(level, level + 1, degree, hotShare);
      descend(hot, level + 1, degree + 1, outside);
      satisfied[added] = false;
      descend(cold, level, degree, outside * coldShare);
      places[split] = -1;
      length--;
    } else if (satisfied[place]) {
      double before = shares[place];
      divide(level, level + 1, degree, before);
      shares[place] = before * hotShare;
      multiply(level + 1, level + 2, degree - 1, before * hotShare);
      descend(hot, level + 2, degree, outside);
      satisfied[place] = false;
      descend(cold, level + 1, degree - 1, outside * before * coldShare);
      satisfied[place] = true;
      shares[place] = before;
    } else {
      descend(hot, level, degree, outside * hotShare);
      descend(cold, level, degree, outside * coldShare);
    }
  }

  /** Times {@code (y + z)}. */
  private void multiply(int from, int to, int degree, double z) {
    double[] p = polynomials[from];
    double[] product = polynomials[to];
    product[0] = p[0] * z;
    for (int k = 1; k <= degree; k++) {
      product[k] = p[k] * z + p[k - 1];
    }
    product[degree + 1] = p[degree];
  }

  /** By {@code (y + z)}, which goes without rest; from the top, so that errors shrink. */
  private void divide(int from, int to, int degree, double z) {
    double[] p = polynomials[from];
    double[] quotient = polynomials[to];
    double next = p[degree];
    quotient[degree - 1] = next;
    for (int k = degree - 1; k >= 1; k--) {
      next = p[k] - z * next;
      quotient[k - 1] = next;
    }
  }

  private void addLeaf(double value, double[] p, int degree) {
    double[] weight = weights[length];
    double shared = 0;
    if (degree < length) {
      for (int k = 0; k <= degree; k++) {
        shared += weight[k] * p[k];
      }
      shared *= -value;
    }
    for (int i = 0; i < length; i++) {
      phi[features[i]] +=
          satisfied[i]
              ? value * (1 - shares[i]) * withoutOne(p, degree, shares[i], weight)
              : shared;
    }
  }

  /** Weighted sum of the coefficients of {@code p / (y + z)}. */
  private static double withoutOne(double[] p, int degree, double z, double[] weight) {
    double coefficient = p[degree];
    double sum = weight[degree - 1] * coefficient;
    for (int k = degree - 1; k >= 1; k--) {
      coefficient = p[k] - z * coefficient;
      sum += weight[k - 1] * coefficient;
    }
    return sum;
  }
}
