package cn.financebrain.training.protocol;

import cn.financebrain.training.evaluate.Figures;
import cn.financebrain.training.evaluate.Industries;
import cn.financebrain.training.evaluate.Metric;
import cn.financebrain.training.evaluate.Tested;
import cn.financebrain.training.metric.Bootstrap;
import cn.financebrain.training.metric.Ranking;
import cn.financebrain.training.table.TrainingTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All rows that were tested with one seed, each once, with what was said of them. Probabilities of
 * different folds are by different models, which are calibrated for themselves.
 *
 * @param rows of the table
 * @param probabilities of each of {@code rows}
 * @param outcomes likewise
 * @param flagged likewise: whether the probability reaches the threshold of its own model
 * @param inside likewise: whether it is in the industries that hold nearly all positives
 */
@SuppressWarnings("ArrayRecordComponent") // one value for each tested row, never compared
public record OutOfFold(
    TrainingTable table,
    int[] rows,
    double[] probabilities,
    boolean[] outcomes,
    boolean[] flagged,
    boolean[] inside) {

  /**
   * @param parts of one seed
   */
  static OutOfFold of(List<Tested> parts) {
    TrainingTable table = parts.get(0).table();
    int[] rows = parts.stream().flatMapToInt(part -> Arrays.stream(part.rows())).toArray();
    double[] probabilities =
        parts.stream().flatMapToDouble(part -> Arrays.stream(part.probabilities())).toArray();
    boolean[] flagged = new boolean[rows.length];
    int n = 0;
    for (Tested part : parts) {
      for (double probability : part.probabilities()) {
        flagged[n++] = probability >= part.model().threshold();
      }
    }
    return new OutOfFold(
        table, rows, probabilities, table.outcomes(rows), flagged, Industries.inside(table, rows));
  }

  public int size() {
    return rows.length;
  }

  public Ranking ranking() {
    return Ranking.of(probabilities, outcomes);
  }

  /** Figures over some of the rows; F1 is that of {@link #flagged}. */
  Figures figures(int[] places) {
    double[] chosen = Arrays.stream(places).mapToDouble(i -> probabilities[i]).toArray();
    double[] positive = Arrays.stream(places).mapToDouble(i -> flagged[i] ? 1 : 0).toArray();
    boolean[] happened = pick(outcomes, places);
    Map<Metric, Double> values = new EnumMap<>(Metric.class);
    values.putAll(Figures.of(chosen, happened, 0.5, pick(inside, places)).values());
    values.put(Metric.F1, Ranking.of(positive, happened).f1(0.5));
    return new Figures(values);
  }

  private static boolean[] pick(boolean[] of, int[] places) {
    boolean[] picked = new boolean[places.length];
    for (int i = 0; i < places.length; i++) {
      picked[i] = of[places[i]];
    }
    return picked;
  }

  /** 95 % intervals of all metrics that the rows have; an enterprise is drawn with all its rows. */
  Map<Metric, Bootstrap.Interval> intervals(Bootstrap bootstrap) {
    Map<String, List<Integer>> byEnterprise = new LinkedHashMap<>();
    for (int i = 0; i < rows.length; i++) {
      byEnterprise
          .computeIfAbsent(table.rows().get(rows[i]).enterprise().text(), any -> new ArrayList<>())
          .add(i);
    }
    List<int[]> clusters =
        byEnterprise.values().stream()
            .map(places -> places.stream().mapToInt(i -> i).toArray())
            .toList();
    List<Bootstrap.Interval> found =
        bootstrap.intervals(clusters, places -> inOrder(figures(places)));
    Map<Metric, Bootstrap.Interval> intervals = new EnumMap<>(Metric.class);
    Metric[] metrics = Metric.values();
    for (int m = 0; m < metrics.length; m++) {
      if (!Double.isNaN(found.get(m).low())) {
        intervals.put(metrics[m], found.get(m));
      }
    }
    return intervals;
  }

  private static double[] inOrder(Figures figures) {
    return Arrays.stream(Metric.values())
        .mapToDouble(metric -> figures.values().getOrDefault(metric, Double.NaN))
        .toArray();
  }
}
