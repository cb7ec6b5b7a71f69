package cn.financebrain.scoring.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A sum of regression trees, flattened: node {@code i} of all trees is entry {@code i} of every
 * array. {@code margin = base + scale · Σ value of the leaf reached}; a boosted ensemble has scale
 * 1, an averaged one (random forest) 1 / number of trees.
 *
 * <p>A split sends {@code x[feature] <= threshold} to the left. Children stand behind their parent,
 * so that no cycle can be built. Instances are immutable; build them with {@link Builder}.
 */
public final class TreeEnsemble implements Scorer {
  static final int LEAF = -1;

  private static final int MOST_LEVELS = 500;
  private static final int MOST_FEATURES = 100_000;

  private final double base;
  private final double scale;
  private final int[] roots;
  private final int[] feature;
  private final double[] threshold;
  private final int[] left;
  private final int[] right;
  private final double[] value;
  private final double[] cover;

  /** Part of the cover of both siblings that a node has; 1 for a root. */
  private final double[] share;

  private final double expected;
  private final int features;
  private final int depth;

  /** Quadrature points that each tree needs, see {@link TreeShap}. */
  private final int[] points;

  private final FlatTrees flat;

  /** By number of points; entry 0 is that of a tree without a split. */
  private final Quadrature[] quadratures;

  /**
   * @throws IllegalArgumentException if the arrays differ in length, an index points nowhere, a
   *     child does not stand behind its parent, a number is not finite, or the covers of children
   *     do not add up to that of their parent
   */
  TreeEnsemble(
      double base,
      double scale,
      int[] roots,
      int[] feature,
      double[] threshold,
      int[] left,
      int[] right,
      double[] value,
      double[] cover) {
    this.base = base;
    this.scale = scale;
    this.roots = roots.clone();
    this.feature = feature.clone();
    this.threshold = threshold.clone();
    this.left = left.clone();
    this.right = right.clone();
    this.value = value.clone();
    this.cover = cover.clone();
    requireSound();
    this.share = shares();
    this.features = Arrays.stream(feature).max().orElse(LEAF) + 1;
    this.expected = base + scale * Arrays.stream(roots).mapToDouble(this::mean).sum();
    this.depth = Arrays.stream(roots).map(this::depth).max().orElse(0);
    this.points = Arrays.stream(roots).map(root -> points(root, new int[features])).toArray();
    this.quadratures = new Quadrature[Arrays.stream(points).max().orElse(0) + 1];
    Arrays.setAll(quadratures, Quadrature::of);
    this.flat = new FlatTrees(this);
  }

  private void requireSound() {
    int nodes = feature.length;
    if (threshold.length != nodes
        || left.length != nodes
        || right.length != nodes
        || value.length != nodes
        || cover.length != nodes) {
      throw new IllegalArgumentException("the arrays of a tree ensemble differ in length");
    }
    if (!Double.isFinite(base) || !Double.isFinite(scale)) {
      throw new IllegalArgumentException(
          "base %s, scale %s, expected finite".formatted(base, scale));
    }
    for (int root : roots) {
      if (root < 0 || root >= nodes) {
        throw new IllegalArgumentException("root %d of %d nodes".formatted(root, nodes));
      }
    }
    for (int i = 0; i < nodes; i++) {
      requireSoundNode(i);
    }
    requireTrees();
  }

  /** Two parents of one node would make a graph whose ways grow with its powers of two. */
  private void requireTrees() {
    int[] levels = new int[feature.length];
    Arrays.fill(levels, -1);
    for (int root : roots) {
      reach(levels, root, 0);
    }
    for (int i = 0; i < feature.length; i++) {
      if (feature[i] != LEAF && levels[i] >= 0) {
        reach(levels, left[i], levels[i] + 1);
        reach(levels, right[i], levels[i] + 1);
      }
    }
  }

  private static void reach(int[] levels, int node, int level) {
    if (levels[node] >= 0) {
      throw new IllegalArgumentException("node %d has two parents or is a root".formatted(node));
    }
    if (level > MOST_LEVELS) {
      throw new IllegalArgumentException(
          "node %d lies deeper than %d levels".formatted(node, MOST_LEVELS));
    }
    levels[node] = level;
  }

  private void requireSoundNode(int i) {
    if (!(cover[i] > 0) || !Double.isFinite(cover[i])) {
      throw new IllegalArgumentException(
          "node %d has cover %s, expected above 0".formatted(i, cover[i]));
    }
    if (feature[i] == LEAF) {
      if (!Double.isFinite(value[i])) {
        throw new IllegalArgumentException("leaf %d has value %s".formatted(i, value[i]));
      }
      return;
    }
    boolean forward =
        left[i] > i && right[i] > i && left[i] < feature.length && right[i] < feature.length;
    if (feature[i] < 0 || feature[i] >= MOST_FEATURES || !forward || Double.isNaN(threshold[i])) {
      throw new IllegalArgumentException(
          "node %d: feature %d, children %d and %d of %d, threshold %s"
              .formatted(i, feature[i], left[i], right[i], feature.length, threshold[i]));
    }
    double children = cover[left[i]] + cover[right[i]];
    if (Math.abs(children - cover[i]) > 1e-6 * cover[i]) {
      throw new IllegalArgumentException(
          "node %d has cover %s, its children %s".formatted(i, cover[i], children));
    }
  }

  private double[] shares() {
    double[] shares = new double[feature.length];
    Arrays.fill(shares, 1);
    for (int i = 0; i < feature.length; i++) {
      if (feature[i] != LEAF) {
        double both = cover[left[i]] + cover[right[i]];
        shares[left[i]] = cover[left[i]] / both;
        shares[right[i]] = cover[right[i]] / both;
      }
    }
    return shares;
  }

  private double mean(int node) {
    if (feature[node] == LEAF) {
      return value[node];
    }
    return share[left[node]] * mean(left[node]) + share[right[node]] * mean(right[node]);
  }

  /**
   * Half the number of different features on the path with the most of them, rounded up.
   *
   * @param splits how often each feature is split above the node
   */
  private int points(int node, int[] splits) {
    if (feature[node] == LEAF) {
      return (int) (Arrays.stream(splits).filter(count -> count > 0).count() + 1) / 2;
    }
    splits[feature[node]]++;
    int most = Math.max(points(left[node], splits), points(right[node], splits));
    splits[feature[node]]--;
    return most;
  }

  private int depth(int node) {
    return feature[node] == LEAF ? 0 : 1 + Math.max(depth(left[node]), depth(right[node]));
  }

  @Override
  public int features() {
    return features;
  }

  @Override
  public double margin(double[] x) {
    // in the order in which trainers add boosted trees, so that the last bit is theirs, too
    return scale == 1 ? flat.sum(base, x) : base + scale * flat.sum(0, x);
  }

  @Override
  public double expectedMargin() {
    return expected;
  }

  @Override
  public double[] contributions(double[] x) {
    return new TreeShap(this, x).contributions();
  }

  /** The thresholds that a feature is split at, ascending, each once. */
  double[] thresholds(int wanted) {
    return IntStream.range(0, feature.length)
        .filter(node -> feature[node] == wanted)
        .mapToDouble(node -> threshold[node])
        .sorted()
        .distinct()
        .toArray();
  }

  public int trees() {
    return roots.length;
  }

  public int nodes() {
    return feature.length;
  }

  /** Splits on the longest way from a root to a leaf. */
  public int depth() {
    return depth;
  }

  int points(int tree) {
    return points[tree];
  }

  /** By number of points; read only. */
  Quadrature[] quadratures() {
    return quadratures;
  }

  /** The margin before the first tree. */
  public double base() {
    return base;
  }

  /** Factor of the sum of the leaves. */
  public double scale() {
    return scale;
  }

  /** One tree as {@link Builder#add} takes it, 0 being the first. */
  public Node tree(int tree) {
    return node(roots[tree]);
  }

  private Node node(int node) {
    return isLeaf(node)
        ? new Node.Leaf(value[node], cover[node])
        : new Node.Split(feature[node], threshold[node], node(left[node]), node(right[node]));
  }

  int root(int tree) {
    return roots[tree];
  }

  boolean isLeaf(int node) {
    return feature[node] == LEAF;
  }

  int feature(int node) {
    return feature[node];
  }

  double threshold(int node) {
    return threshold[node];
  }

  int left(int node) {
    return left[node];
  }

  int right(int node) {
    return right[node];
  }

  double value(int node) {
    return value[node];
  }

  double share(int node) {
    return share[node];
  }

  double cover(int node) {
    return cover[node];
  }

  /** A tree as it is handed to {@link Builder#add}. */
  public sealed interface Node {
    /** Training weight (number of samples) that reached this node, above 0. */
    double cover();

    record Leaf(double value, double cover) implements Node {}

    /** {@code x[feature] <= threshold} goes left. Cover is that of both children. */
    record Split(int feature, double threshold, Node left, Node right) implements Node {
      @Override
      public double cover() {
        return left.cover() + right.cover();
      }
    }
  }

  /** Collects trees; flattens each of them parent first. */
  public static final class Builder {
    private final double base;
    private final double scale;
    private final List<Integer> roots = new ArrayList<>();
    private final List<double[]> nodes = new ArrayList<>();

    /**
     * @param base margin before the first tree
     * @param scale factor of the sum of the leaves
     */
    public Builder(double base, double scale) {
      this.base = base;
      this.scale = scale;
    }

    public Builder add(Node tree) {
      roots.add(append(tree));
      return this;
    }

    private int append(Node node) {
      int index = nodes.size();
      if (node instanceof Node.Leaf leaf) {
        nodes.add(new double[] {LEAF, 0, LEAF, LEAF, leaf.value(), leaf.cover()});
        return index;
      }
      Node.Split split = (Node.Split) node;
      double[] row = {split.feature(), split.threshold(), LEAF, LEAF, 0, split.cover()};
      nodes.add(row);
      row[2] = append(split.left());
      row[3] = append(split.right());
      return index;
    }

    public TreeEnsemble build() {
      return new TreeEnsemble(
          base,
          scale,
          roots.stream().mapToInt(Integer::intValue).toArray(),
          integers(0),
          numbers(1),
          integers(2),
          integers(3),
          numbers(4),
          numbers(5));
    }

    private double[] numbers(int column) {
      return nodes.stream().mapToDouble(row -> row[column]).toArray();
    }

    private int[] integers(int column) {
      return nodes.stream().mapToInt(row -> (int) row[column]).toArray();
    }
  }
}
