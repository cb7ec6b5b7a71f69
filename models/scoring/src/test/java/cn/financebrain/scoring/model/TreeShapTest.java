package cn.financebrain.scoring.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** The fast contributions equal those of Shapley's definition, and add up to the margin. */
class TreeShapTest {
  private static final int FEATURES = 5;

  @Provide
  Arbitrary<List<TreeEnsemble.Node>> forests() {
    return tree(4).list().ofMinSize(1).ofMaxSize(4);
  }

  @Provide
  Arbitrary<double[]> inputs() {
    return Arbitraries.integers()
        .between(0, 4)
        .map(Integer::doubleValue)
        .array(double[].class)
        .ofSize(FEATURES);
  }

  private static Arbitrary<TreeEnsemble.Node> tree(int depth) {
    Arbitrary<TreeEnsemble.Node> leaf =
        Combinators.combine(
                Arbitraries.doubles().between(-3, 3), Arbitraries.integers().between(1, 50))
            .as((value, cover) -> new TreeEnsemble.Node.Leaf(value, cover));
    if (depth == 0) {
      return leaf;
    }
    Arbitrary<TreeEnsemble.Node> below = Arbitraries.lazy(() -> tree(depth - 1));
    Arbitrary<TreeEnsemble.Node> split =
        Combinators.combine(
                Arbitraries.integers().between(0, FEATURES - 1),
                Arbitraries.integers().between(0, 4),
                below,
                below)
            .as(
                (feature, at, left, right) ->
                    new TreeEnsemble.Node.Split(feature, at, left, right));
    return Arbitraries.frequencyOf(Tuple.of(1, leaf), Tuple.of(4, split));
  }

  private static TreeEnsemble ensemble(List<TreeEnsemble.Node> forest) {
    TreeEnsemble.Builder builder = new TreeEnsemble.Builder(0.5, 1.0 / forest.size());
    forest.forEach(builder::add);
    return builder.build();
  }

  @Property(tries = 300)
  void contributionsAddUpToTheMargin(
      @ForAll("forests") List<TreeEnsemble.Node> forest, @ForAll("inputs") double[] x) {
    TreeEnsemble trees = ensemble(forest);

    double sum = trees.expectedMargin();
    for (double contribution : trees.contributions(x)) {
      sum += contribution;
    }

    assertThat(sum).isCloseTo(trees.margin(x), within(1e-9));
  }

  @Property(tries = 300)
  void contributionsEqualShapleysDefinition(
      @ForAll("forests") List<TreeEnsemble.Node> forest, @ForAll("inputs") double[] x) {
    TreeEnsemble trees = ensemble(forest);

    assertThat(trees.contributions(x)).containsExactly(shapley(trees, x), within(1e-9));
  }

  private static double[] shapley(TreeEnsemble trees, double[] x) {
    double[] phi = new double[FEATURES];
    for (int feature = 0; feature < FEATURES; feature++) {
      for (int set = 0; set < 1 << FEATURES; set++) {
        if ((set & (1 << feature)) == 0) {
          int size = Integer.bitCount(set);
          double weight = factorial(size) * factorial(FEATURES - size - 1) / factorial(FEATURES);
          phi[feature] +=
              weight * (expected(trees, x, set | (1 << feature)) - expected(trees, x, set));
        }
      }
    }
    return phi;
  }

  private static double factorial(int n) {
    return n <= 1 ? 1 : n * factorial(n - 1);
  }

  private static double expected(TreeEnsemble trees, double[] x, int known) {
    double sum = 0;
    for (int tree = 0; tree < trees.trees(); tree++) {
      sum += expected(trees, x, known, trees.root(tree));
    }
    return trees.base() + trees.scale() * sum;
  }

  private static double expected(TreeEnsemble trees, double[] x, int known, int node) {
    if (trees.isLeaf(node)) {
      return trees.value(node);
    }
    int left = trees.left(node);
    int right = trees.right(node);
    if ((known & (1 << trees.feature(node))) != 0) {
      boolean goesLeft = x[trees.feature(node)] <= trees.threshold(node);
      return expected(trees, x, known, goesLeft ? left : right);
    }
    return (trees.cover(left) * expected(trees, x, known, left)
            + trees.cover(right) * expected(trees, x, known, right))
        / trees.cover(node);
  }
}
