package cn.financebrain.contract.drift;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * How many are in each bin.
 *
 * @param counts one for each bin, 0 or more
 */
public record Histogram(Bins bins, List<Long> counts) {
  public Histogram {
    counts = List.copyOf(counts);
    if (counts.size() != bins.size() || counts.stream().anyMatch(count -> count < 0)) {
      throw new IllegalArgumentException(
          "%s, expected %d counts, none below 0".formatted(counts, bins.size()));
    }
  }

  /**
   * @param places the bin of each that is counted
   */
  public static Histogram of(Bins bins, IntStream places) {
    long[] counts = new long[bins.size()];
    places.forEach(bin -> counts[bin]++);
    return new Histogram(bins, LongStream.of(counts).boxed().toList());
  }

  public long total() {
    return counts.stream().mapToLong(Long::longValue).sum();
  }

  /** Share of those that are not known, 0 to 1; {@code NaN} if nothing was counted. */
  public double unknownShare() {
    return (double) counts.get(bins.unknown()) / total();
  }

  /** A copy of the counts. */
  public long[] toArray() {
    return counts.stream().mapToLong(Long::longValue).toArray();
  }
}
