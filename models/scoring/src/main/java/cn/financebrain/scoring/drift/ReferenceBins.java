package cn.financebrain.scoring.drift;

import cn.financebrain.contract.drift.Bins;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Bins that are made from the values of a training set. */
public final class ReferenceBins {
  /** Bins of a number, without that of what is not known. */
  public static final int OF_NUMBERS = 10;

  /** Codes that have a bin of their own. */
  public static final int NAMED_CODES = 20;

  /** The index of a model, 0 to 100, in tens. */
  public static final Bins.Numbers OF_INDEX =
      new Bins.Numbers(IntStream.rangeClosed(1, 9).mapToObj(ten -> 10.0 * ten).toList());

  private ReferenceBins() {}

  /**
   * Bins that hold as many known values each. A value that fills several of them has one alone, so
   * that zeros, which are most of many tags, do not share theirs with what is not zero. Where all
   * are alike there is a bin below and one above.
   *
   * @param values {@code NaN} is not known
   * @param most how many bins there may be, without that of what is not known; 1 or more
   */
  public static Bins.Numbers ofNumbers(double[] values, int most) {
    double[] known = Arrays.stream(values).filter(v -> !Double.isNaN(v)).sorted().toArray();
    TreeSet<Double> edges = new TreeSet<>();
    for (int b = 1; known.length > 0 && b < most; b++) {
      double quantile = known[(int) ((long) b * known.length / most)] + 0.0; // no negative zero
      if (!edges.add(quantile)) {
        above(known, quantile).forEach(edges::add);
      }
    }
    if (edges.size() == 1 && known[0] == known[known.length - 1]) {
      edges.add(Math.nextUp(edges.first()));
    }
    return new Bins.Numbers(List.copyOf(edges));
  }

  /** The next value that occurs, if any. */
  private static Stream<Double> above(double[] sorted, double value) {
    return Arrays.stream(sorted).filter(v -> v > value).limit(1).boxed();
  }

  /**
   * The most frequent codes, of equally frequent ones those that come first by their text.
   *
   * @param codes {@code null} is not known
   */
  public static Bins.Codes ofCodes(Stream<String> codes) {
    Map<String, Long> frequencies =
        codes
            .filter(Objects::nonNull)
            .collect(
                Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
    return new Bins.Codes(
        frequencies.entrySet().stream()
            .sorted(
                Map.Entry.<String, Long>comparingByValue()
                    .reversed()
                    .thenComparing(Map.Entry.comparingByKey()))
            .limit(NAMED_CODES)
            .map(Map.Entry::getKey)
            .toList());
  }
}
