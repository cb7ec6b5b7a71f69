package cn.financebrain.training.protocol;

import cn.financebrain.training.metric.Ranking;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * How the model does on one group of rows; {@code NaN} where a figure has no meaning.
 *
 * @param group empty for rows whose group is not known
 * @param expected mean probability: the share of positives that the model expects. Close to the
 *     observed share in every group, a score means the same everywhere; groups whose shares differ
 *     then can't have the same false positive rate (Kleinberg, Mullainathan and Raghavan 2016)
 * @param auc where there are at least {@link #LEAST} rows of each class
 * @param precision share of positives among the rows flagged
 * @param recall share of the positives that is flagged
 * @param selectionRate share of the rows that is flagged
 * @param falsePositiveRate share of the negative rows that is flagged
 */
public record Segment(
    String group,
    int rows,
    int positives,
    double expected,
    double auc,
    double precision,
    double recall,
    double selectionRate,
    double falsePositiveRate) {
  /** Fewer rows of a class tell nothing of an AUC. */
  public static final int LEAST = 20;

  /** In order of age or share where the bands have one, of the codes otherwise. */
  static List<Segment> of(OutOfFold tested, Grouping grouping) {
    TreeMap<String, List<Integer>> places = new TreeMap<>(Segment::compareBands);
    for (int i = 0; i < tested.size(); i++) {
      places.computeIfAbsent(grouping.groups().get(i), any -> new ArrayList<>()).add(i);
    }
    return places.entrySet().stream()
        .map(
            group ->
                of(tested, group.getKey(), group.getValue().stream().mapToInt(i -> i).toArray()))
        .toList();
  }

  /** All rows. */
  static Segment whole(OutOfFold tested) {
    return of(tested, "", IntStream.range(0, tested.size()).toArray());
  }

  private static Segment of(OutOfFold tested, String group, int[] places) {
    double flagged = count(places, tested.flagged());
    int positives = (int) count(places, tested.outcomes());
    double right =
        Arrays.stream(places).filter(i -> tested.flagged()[i] && tested.outcomes()[i]).count();
    int negatives = places.length - positives;
    return new Segment(
        group,
        places.length,
        positives,
        Arrays.stream(places).mapToDouble(i -> tested.probabilities()[i]).average().orElse(0),
        Math.min(positives, negatives) < LEAST ? Double.NaN : auc(tested, places),
        right / flagged,
        right / positives,
        flagged / places.length,
        (flagged - right) / negatives);
  }

  private static double auc(OutOfFold tested, int[] places) {
    double[] probabilities =
        Arrays.stream(places).mapToDouble(i -> tested.probabilities()[i]).toArray();
    boolean[] outcomes = new boolean[places.length];
    for (int k = 0; k < places.length; k++) {
      outcomes[k] = tested.outcomes()[places[k]];
    }
    return Ranking.of(probabilities, outcomes).auc();
  }

  private static long count(int[] places, boolean[] of) {
    return Arrays.stream(places).filter(i -> of[i]).count();
  }

  /** Bands go by their number, {@code <} first and {@code ≥} last; what is not known is last. */
  private static int compareBands(String a, String b) {
    int byRank = Integer.compare(rank(a), rank(b));
    if (byRank != 0) {
      return byRank;
    }
    int byLength = a.contains("–") ? Integer.compare(a.length(), b.length()) : 0;
    return byLength != 0 ? byLength : a.compareTo(b);
  }

  private static int rank(String group) {
    if (group.isEmpty()) {
      return 3;
    }
    return group.startsWith("<") ? 0 : group.startsWith("≥") ? 2 : 1;
  }
}
