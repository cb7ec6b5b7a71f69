package cn.financebrain.scoring.model;

import static org.assertj.core.api.Assertions.assertThat;

import cn.financebrain.scoring.model.TreeEnsemble.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** The margin is, to the last bit, what walking each tree from its root gives. */
class FlatTreesTest {
  private static final int FEATURES = 3;
  private static final double[] SPECIAL = {
    Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, -0.0, 0.0, 1, 1.5, -7
  };

  @Property(tries = 500)
  void theSumIsThatOfTheLeavesReached(
      @ForAll @Size(min = 1, max = 11) List<@IntRange(max = 1_000_000) Integer> seeds,
      @ForAll @Size(FEATURES) List<@IntRange(max = 7) Integer> row) {
    double[] x = row.stream().mapToDouble(i -> SPECIAL[i]).toArray();
    TreeEnsemble.Builder averaged = new TreeEnsemble.Builder(0.25, 0.5);
    TreeEnsemble.Builder boosted = new TreeEnsemble.Builder(0.1, 1);
    List<Node> trees = new ArrayList<>();
    for (int seed : seeds) {
      Node tree = tree(new SplittableRandom(seed), 0);
      trees.add(tree);
      averaged.add(tree);
      boosted.add(tree);
    }
    double sum = 0;
    double from = 0.1;
    for (Node tree : trees) {
      sum += leaf(tree, x);
      from += leaf(tree, x);
    }
    assertThat(averaged.build().margin(x)).isEqualTo(0.25 + 0.5 * sum);
    assertThat(boosted.build().margin(x)).isEqualTo(from);
  }

  /** Now a leaf alone, now a long chain, now something between. */
  private static Node tree(SplittableRandom random, int level) {
    if (level > 7 || random.nextInt(4) == 0) {
      return new Node.Leaf(random.nextDouble(), 1 + random.nextInt(9));
    }
    double threshold = SPECIAL[1 + random.nextInt(SPECIAL.length - 1)];
    return new Node.Split(
        random.nextInt(FEATURES), threshold, tree(random, level + 1), tree(random, level + 1));
  }

  private static double leaf(Node node, double[] x) {
    while (node instanceof Node.Split split) {
      node = x[split.feature()] <= split.threshold() ? split.left() : split.right();
    }
    return ((Node.Leaf) node).value();
  }
}
