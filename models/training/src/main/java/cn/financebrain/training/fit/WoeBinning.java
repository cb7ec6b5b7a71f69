package cn.financebrain.training.fit;

import cn.financebrain.training.fit.Scorecard.Bin;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Cuts a column into few bins that differ in their share of positives. Fine bins are merged with a
 * neighbour, of the pairs in question always the two that differ least by χ² (Kerber 1992), until
 * each is large enough, they keep to the direction, are few enough and differ by more than chance.
 * Missing values are a bin of their own, whatever its size; where there were none it is empty and
 * neutral, so that a value that is missing one day is not taken for the lowest.
 *
 * @param most bins of known values
 * @param leastShare of the rows in a bin of known values
 * @param leastChi two neighbours that differ by a smaller χ² become one
 */
public record WoeBinning(int most, double leastShare, double leastChi) {
  private static final int FINE = 64;

  String settings() {
    return "bins=%d bin_share=%s bin_chi=%s".formatted(most, leastShare, leastChi);
  }

  /**
   * @param values of the training rows
   * @param leastKnown what is below stands for a missing value; negative infinity where nothing
   *     does
   * @param direction 1 where the weight of evidence must not fall, -1 where it must not rise, 0
   *     where it may do either
   * @return in the order of their values; a single one where the column tells nothing
   */
  List<Bin> of(double[] values, boolean[] outcomes, double leastKnown, int direction) {
    Count whole = new Count(Double.POSITIVE_INFINITY);
    Count missing = new Count(Double.POSITIVE_INFINITY);
    List<Count> known = fine(values, leastKnown);
    double[] ends = known.stream().mapToDouble(count -> count.to).toArray();
    for (int i = 0; i < values.length; i++) {
      whole.add(outcomes[i]);
      boolean isKnown = values[i] >= leastKnown;
      (isKnown ? known.get(place(ends, values[i])) : missing).add(outcomes[i]);
    }
    known.removeIf(count -> count.rows == 0);
    while (mergeOnce(known, whole, direction)) {
      // one pair after the other
    }
    if (!known.isEmpty()) {
      missing.to = Math.nextDown(leastKnown);
    }
    return bins(missing, known, whole);
  }

  private static List<Count> fine(double[] values, double leastKnown) {
    double[] known = Arrays.stream(values).filter(value -> value >= leastKnown).toArray();
    List<Count> counts = new ArrayList<>();
    if (known.length > 0) {
      for (double cut : BinnedRows.cuts(known, FINE)) {
        counts.add(new Count(cut));
      }
      counts.add(new Count(Double.POSITIVE_INFINITY));
    }
    return counts;
  }

  private static int place(double[] ends, double value) {
    int found = Arrays.binarySearch(ends, value);
    return found >= 0 ? found : -found - 1;
  }

  private boolean mergeOnce(List<Count> counts, Count whole, int direction) {
    int pair = leastDifferent(counts, i -> isSmall(counts.get(i), counts.get(i + 1), whole));
    if (pair < 0) {
      pair = leastDifferent(counts, i -> isWrongWay(counts, i, whole, direction));
    }
    if (pair < 0) {
      boolean tooMany = counts.size() > most;
      pair = leastDifferent(counts, i -> tooMany || chi(counts, i) < leastChi);
    }
    if (pair >= 0) {
      counts.get(pair + 1).add(counts.remove(pair));
    }
    return pair >= 0;
  }

  private boolean isSmall(Count left, Count right, Count whole) {
    return Math.min(left.rows, right.rows) < leastShare * whole.rows;
  }

  private static boolean isWrongWay(List<Count> counts, int i, Count whole, int direction) {
    return direction * (woe(counts.get(i + 1), whole) - woe(counts.get(i), whole)) < 0;
  }

  /** Of the pairs in question, named by their left bin; −1 if there are none. */
  private static int leastDifferent(List<Count> counts, Question question) {
    int least = -1;
    for (int i = 0; i + 1 < counts.size(); i++) {
      if (question.asks(i) && (least < 0 || chi(counts, i) < chi(counts, least))) {
        least = i;
      }
    }
    return least;
  }

  private interface Question {
    boolean asks(int left);
  }

  /** χ² of the table of two neighbours by outcome; 0 where both are of one kind. */
  private static double chi(List<Count> counts, int i) {
    Count left = counts.get(i);
    Count right = counts.get(i + 1);
    double rows = left.rows + right.rows;
    double positives = left.positives + right.positives;
    double cross = left.positives * right.rows - right.positives * left.rows;
    double margins = left.rows * right.rows * positives * (rows - positives);
    return margins == 0 ? 0 : rows * cross * cross / margins;
  }

  /** As if each bin held one positive more and as many negatives as stand beside it in all rows. */
  private static double woe(Count bin, Count whole) {
    double odds = whole.positives / (whole.rows - whole.positives);
    return Math.log((bin.positives + 1) / (bin.rows - bin.positives + 1 / odds) / odds);
  }

  private static List<Bin> bins(Count missing, List<Count> known, Count whole) {
    List<Bin> bins = new ArrayList<>();
    double from = Double.NEGATIVE_INFINITY;
    if (missing.to > from) {
      bins.add(bin(from, missing, false, whole));
      from = missing.to;
    }
    for (Count count : known) {
      bins.add(bin(from, count, true, whole));
      from = count.to;
    }
    return bins;
  }

  private static Bin bin(double from, Count count, boolean known, Count whole) {
    return new Bin(
        from, count.to, known, (int) count.rows, (int) count.positives, woe(count, whole));
  }

  /** Rows up to a value and above those of the bin before it. */
  private static final class Count {
    double to;
    double rows;
    double positives;

    Count(double to) {
      this.to = to;
    }

    void add(boolean outcome) {
      rows++;
      positives += outcome ? 1 : 0;
    }

    void add(Count other) {
      rows += other.rows;
      positives += other.positives;
    }
  }
}
