package cn.financebrain.training.metric;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Percentile intervals (Efron 1979): figures of samples drawn with replacement from the rows that
 * were measured. Rows that belong together, such as the years of a company, are drawn together.
 *
 * @param samples how often is drawn
 * @param seed the same gives the same intervals, on any number of processors
 */
public record Bootstrap(int samples, long seed) {
  private static final double LOW = 0.025;
  private static final double HIGH = 0.975;

  /** Bounds that hold 95 % of the samples' figures; {@code NaN} where no sample has the figure. */
  public record Interval(double low, double high) {}

  /**
   * @param clusters of rows that are drawn together
   * @param figures of the rows drawn, always as many; called by several threads
   */
  public List<Interval> intervals(List<int[]> clusters, Function<int[], double[]> figures) {
    long[] seeds = new SplittableRandom(seed).longs(samples).toArray();
    double[][] drawn =
        Arrays.stream(seeds)
            .parallel()
            .mapToObj(one -> figures.apply(draw(clusters, new SplittableRandom(one))))
            .toArray(double[][]::new);
    return IntStream.range(0, drawn[0].length)
        .mapToObj(j -> interval(Arrays.stream(drawn).mapToDouble(figure -> figure[j]).toArray()))
        .toList();
  }

  private static int[] draw(List<int[]> clusters, SplittableRandom random) {
    return IntStream.range(0, clusters.size())
        .mapToObj(any -> clusters.get(random.nextInt(clusters.size())))
        .flatMapToInt(Arrays::stream)
        .toArray();
  }

  private static Interval interval(double[] figures) {
    double[] known = Arrays.stream(figures).filter(v -> !Double.isNaN(v)).sorted().toArray();
    return new Interval(quantile(known, LOW), quantile(known, HIGH));
  }

  /** Between the two nearest of the sorted values, by distance. */
  private static double quantile(double[] sorted, double share) {
    if (sorted.length == 0) {
      return Double.NaN;
    }
    double place = share * (sorted.length - 1);
    int below = (int) place;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  }
}
