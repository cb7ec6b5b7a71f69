package cn.financebrain.training.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cn.financebrain.scoring.model.TreeEnsemble;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HistogramTreeTest {
  private static final double PENALTY = 2;
  private static final TreeShape STUMP = new TreeShape(1, 2, 5, 1);
  private static final TreeShape DEEP = new TreeShape(8, 40, 3, 0.7);

  @Test
  void theFirstSplitIsTheBestOfAll() {
    for (long seed = 1; seed <= 20; seed++) {
      Sample sample = Sample.of(200, seed);

      TreeEnsemble.Node.Split split =
          (TreeEnsemble.Node.Split) sample.grow(STUMP, sample.all(), seed).toNode(1);

      assertThat(sample.gain(split.feature(), split.threshold()))
          .isCloseTo(sample.bestGain(STUMP.minimumLeaf()), within(1e-9));
      assertThat(split.cover()).isEqualTo(200);
    }
  }

  @Test
  void aLeafIsOneNewtonStepHeldBackByThePenalty() {
    Sample sample = Sample.of(100, 3);

    TreeEnsemble.Node.Leaf leaf =
        (TreeEnsemble.Node.Leaf)
            sample.grow(new TreeShape(0, 8, 5, 1), sample.all(), 1).toNode(0.5);

    double gradient = Arrays.stream(sample.gradient).sum();
    double curvature = Arrays.stream(sample.curvature).sum();
    assertThat(leaf.value()).isCloseTo(0.5 * gradient / (curvature + PENALTY), within(1e-12));
  }

  @Test
  void servingSendsEveryRowWhereTrainingDid() {
    Sample sample = Sample.of(2_000, 4);
    int[] everySecond = IntStream.range(0, 1_000).map(i -> 2 * i).toArray();

    HistogramTree tree = sample.grow(DEEP, everySecond, 9);

    TreeEnsemble served = new TreeEnsemble.Builder(0, 1).add(tree.toNode(1)).build();
    assertThat(served.nodes()).isGreaterThan(40);
    for (int i = 0; i < 2_000; i++) {
      assertThat(served.margin(sample.x[i])).isEqualTo(tree.predict(i));
    }
  }

  @Test
  void noLeafIsSmallerAndNoTreeLargerThanAllowed() {
    Sample sample = Sample.of(1_000, 5);

    TreeEnsemble.Node root = sample.grow(new TreeShape(5, 12, 30, 1), sample.all(), 2).toNode(1);

    assertThat(smallestLeaf(root)).isGreaterThanOrEqualTo(30);
    assertThat(leaves(root)).isBetween(2, 12);
    assertThat(depth(root)).isLessThanOrEqualTo(5);
  }

  @Test
  void aColumnOfManyValuesIsCutIntoBinsOfAboutAsManyRows() {
    SplittableRandom random = new SplittableRandom(6);
    double[][] x = new double[10_000][2];
    for (double[] row : x) {
      row[0] = Math.exp(random.nextGaussian() * 5);
      row[1] = random.nextInt(3) == 0 ? random.nextDouble() : -1e15;
    }

    BinnedRows binned = new BinnedRows(x);

    for (int j = 0; j < 2; j++) {
      int[] counts = new int[binned.bins(j)];
      for (int i = 0; i < x.length; i++) {
        int bin = binned.column(j)[i] & 0xff;
        counts[bin]++;
        assertThat(bin == counts.length - 1 || x[i][j] <= binned.cut(j, bin)).isTrue();
        assertThat(bin == 0 || x[i][j] > binned.cut(j, bin - 1)).isTrue();
      }
      assertThat(counts.length).isBetween(100, BinnedRows.MOST_BINS);
      assertThat(Arrays.stream(counts).skip(j).max().orElseThrow()).isLessThan(100);
    }
  }

  @Test
  void neighbouringNumbersAreToldApart() {
    double low = 1;
    double high = Math.nextUp(low);

    BinnedRows binned = new BinnedRows(new double[][] {{low}, {high}, {low}});

    assertThat(binned.column(0)).containsExactly(0, 1, 0);
    assertThat(binned.cut(0, 0)).isBetween(low, Math.nextDown(high));
  }

  @Test
  void aTreeKeepsToItsDirectionsAmongWhatIsKnown() {
    int broken = 0;
    for (int sign : new int[] {1, -1}) { // as the numbers hang together, and against that
      Directions directions =
          new Directions(new int[] {sign, -sign, 0}, new double[] {0, 2, Double.NEGATIVE_INFINITY});
      for (long seed = 1; seed <= 10; seed++) {
        Sample sample = Sample.of(1_000, seed);
        HistogramTree free = sample.grow(DEEP, sample.all(), seed);
        HistogramTree kept = sample.grow(DEEP, sample.all(), directions, seed);

        broken += steps(sample, free, directions);
        assertThat(steps(sample, kept, directions)).isZero();
      }
    }
    assertThat(broken).isPositive();
  }

  @Test
  void whatOnlyGoesTheOtherWayIsNotSplitOn() {
    double[][] x = new double[100][1];
    double[] gradient = new double[100];
    double[] curvature = new double[100];
    Arrays.fill(curvature, 0.2);
    for (int i = 0; i < 100; i++) {
      x[i][0] = i;
      gradient[i] = (i - 50) / 100.0;
    }
    Sample rising = new Sample(x, gradient, curvature);

    assertThat(rising.grow(DEEP, rising.all(), new Directions(new int[] {1}, new double[1]), 1))
        .matches(tree -> tree.toNode(1) instanceof TreeEnsemble.Node.Split);
    assertThat(rising.grow(DEEP, rising.all(), new Directions(new int[] {-1}, new double[1]), 1))
        .matches(tree -> tree.toNode(1) instanceof TreeEnsemble.Node.Leaf);
  }

  /** How often a tree moves against its directions when one number of a row grows. */
  private static int steps(Sample sample, HistogramTree tree, Directions directions) {
    TreeEnsemble served = new TreeEnsemble.Builder(0, 1).add(tree.toNode(1)).build();
    int broken = 0;
    for (double[] row : sample.x) {
      for (int j = 0; j < 3; j++) {
        double before = Double.NaN;
        for (double value = Math.max(0, directions.from()[j]); value < 8; value += 0.1) {
          double[] moved = row.clone();
          moved[j] = value;
          double now = served.margin(moved);
          broken += directions.signs()[j] * (now - before) < 0 ? 1 : 0;
          before = now;
        }
      }
    }
    return broken;
  }

  @Test
  void boundsThatBindNothingChangeNothing() {
    Sample sample = Sample.of(1_000, 8);
    Directions beyond = new Directions(new int[] {1, 1, 1}, new double[] {1e9, 1e9, 1e9});

    assertThat(sample.grow(DEEP, sample.all(), beyond, 3).toNode(1))
        .isEqualTo(sample.grow(DEEP, sample.all(), 3).toNode(1));
  }

  private static double smallestLeaf(TreeEnsemble.Node node) {
    return node instanceof TreeEnsemble.Node.Split split
        ? Math.min(smallestLeaf(split.left()), smallestLeaf(split.right()))
        : node.cover();
  }

  private static int leaves(TreeEnsemble.Node node) {
    return node instanceof TreeEnsemble.Node.Split split
        ? leaves(split.left()) + leaves(split.right())
        : 1;
  }

  private static int depth(TreeEnsemble.Node node) {
    return node instanceof TreeEnsemble.Node.Split split
        ? 1 + Math.max(depth(split.left()), depth(split.right()))
        : 0;
  }

  /** Rows of three columns of few values, with a gradient that hangs on them. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Sample(double[][] x, double[] gradient, double[] curvature) {
    static Sample of(int rows, long seed) {
      SplittableRandom random = new SplittableRandom(seed);
      double[][] x = new double[rows][3];
      double[] gradient = new double[rows];
      double[] curvature = new double[rows];
      for (int i = 0; i < rows; i++) {
        Arrays.setAll(x[i], j -> random.nextInt(50) / 7.0);
        gradient[i] = (x[i][0] - x[i][1] * x[i][2] / 5) / 10 + random.nextDouble(-0.3, 0.3);
        curvature[i] = random.nextDouble(0.01, 0.25);
      }
      return new Sample(x, gradient, curvature);
    }

    int[] all() {
      return IntStream.range(0, x.length).toArray();
    }

    HistogramTree grow(TreeShape shape, int[] rows, long seed) {
      return grow(shape, rows, Directions.none(3), seed);
    }

    HistogramTree grow(TreeShape shape, int[] rows, Directions directions, long seed) {
      return new HistogramTree(
          new BinnedRows(x),
          rows,
          gradient,
          curvature,
          shape,
          PENALTY,
          directions,
          new SplittableRandom(seed));
    }

    double bestGain(int minimumLeaf) {
      double best = 0;
      for (int j = 0; j < 3; j++) {
        for (double[] row : x) {
          int column = j;
          long left = Arrays.stream(x).filter(r -> r[column] <= row[column]).count();
          if (left >= minimumLeaf && x.length - left >= minimumLeaf) {
            best = Math.max(best, gain(j, row[j]));
          }
        }
      }
      return best;
    }

    double gain(int column, double threshold) {
      double[] sums = new double[4];
      for (int i = 0; i < x.length; i++) {
        int side = x[i][column] <= threshold ? 0 : 2;
        sums[side] += gradient[i];
        sums[side + 1] += curvature[i];
      }
      return score(sums[0], sums[1])
          + score(sums[2], sums[3])
          - score(sums[0] + sums[2], sums[1] + sums[3]);
    }

    private static double score(double gradient, double curvature) {
      return gradient * gradient / (curvature + PENALTY);
    }
  }
}
