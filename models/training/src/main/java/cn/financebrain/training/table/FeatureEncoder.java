package cn.financebrain.training.table;

import cn.financebrain.contract.TagSpec;
import cn.financebrain.scoring.model.Feature;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * Learns from training rows how tags become numbers, and what those rows look like in numbers.
 *
 * <p>Codes become the share of positives among the training rows with that code, drawn towards the
 * overall share for rare codes. A training row must not see its own outcome in that number, so for
 * the training rows it is computed without the part (one of five) that the row is in.
 */
public final class FeatureEncoder {
  /** Below every amount that occurs: a tree can split missing from known. */
  private static final double BELOW_ALL = -1e15;

  private static final int PARTS = 5;

  private final TrainingTable table;
  private final int[] rows;
  private final boolean[] outcomes;
  private final int[] part;
  private final Style style;
  private final double prior;

  /** What the learner can make of a missing value. */
  public enum Style {
    /** Missing is a value of its own, below all others. */
    TREES,
    /** Missing is the mean, and a flag says so. */
    LINEAR
  }

  /**
   * @param schema how serving encodes
   * @param x the training rows, encoded for learning
   */
  @SuppressWarnings("ArrayRecordComponent") // a large matrix, never compared
  public record Encoded(List<Feature> schema, double[][] x) {}

  private FeatureEncoder(TrainingTable table, int[] rows, Style style, long seed) {
    this.table = table;
    this.rows = rows;
    this.outcomes = table.outcomes(rows);
    this.style = style;
    this.part = new int[rows.length];
    SplittableRandom random = new SplittableRandom(seed);
    Arrays.setAll(part, i -> random.nextInt(PARTS));
    double positives = 0;
    for (boolean outcome : outcomes) {
      positives += outcome ? 1 : 0;
    }
    this.prior = positives / rows.length;
  }

  /**
   * @param rows the training rows; nothing else of the table is looked at
   * @param smoothing how many rows the overall share counts for in the share of a code
   */
  public static Encoded fit(
      TrainingTable table, int[] rows, Style style, double smoothing, long seed) {
    FeatureEncoder encoder = new FeatureEncoder(table, rows, style, seed);
    List<Feature> schema = new ArrayList<>();
    List<double[]> columns = new ArrayList<>();
    for (Column column : table.columns()) {
      if (!column.isConstant(rows)) {
        encoder.encode(column, smoothing, schema, columns);
      }
    }
    double[][] x = new double[rows.length][columns.size()];
    for (int j = 0; j < columns.size(); j++) {
      for (int i = 0; i < rows.length; i++) {
        x[i][j] = columns.get(j)[i];
      }
    }
    return new Encoded(List.copyOf(schema), x);
  }

  private void encode(
      Column column, double smoothing, List<Feature> schema, List<double[]> columns) {
    if (column instanceof Column.Codes codes) {
      Shares shares = Shares.of(codes.values(), rows, outcomes, part);
      schema.add(shares.feature(column.tag().id(), smoothing, prior));
      double[] encoded = new double[rows.length];
      Arrays.setAll(
          encoded, i -> shares.without(codes.values()[rows[i]], part[i], smoothing, prior));
      columns.add(encoded);
      return;
    }
    Feature value = numeric((Column.Numbers) column);
    schema.add(value);
    columns.add(encode(value, rows));
    if (style == Style.LINEAR) {
      Feature flag = new Feature.MissingFlag(column.tag().id());
      schema.add(flag);
      columns.add(encode(flag, rows));
    }
  }

  private Feature numeric(Column.Numbers column) {
    double missing = style == Style.TREES ? BELOW_ALL : mean(column.values());
    return column.tag().kind() == TagSpec.Kind.TRUTH
        ? new Feature.TruthValue(column.tag().id(), style == Style.TREES ? -1 : missing)
        : new Feature.Numeric(column.tag().id(), missing);
  }

  private double mean(double[] values) {
    double sum = 0;
    int known = 0;
    for (int row : rows) {
      if (!Double.isNaN(values[row])) {
        sum += values[row];
        known++;
      }
    }
    return known == 0 ? 0 : sum / known;
  }

  private double[] encode(Feature feature, int[] selected) {
    return encodeColumn(table, feature, selected);
  }

  /** Encodes rows as serving would. */
  public static double[][] encode(TrainingTable table, List<Feature> schema, int[] rows) {
    double[][] x = new double[rows.length][schema.size()];
    for (int j = 0; j < schema.size(); j++) {
      double[] column = encodeColumn(table, schema.get(j), rows);
      for (int i = 0; i < rows.length; i++) {
        x[i][j] = column[i];
      }
    }
    return x;
  }

  private static double[] encodeColumn(TrainingTable table, Feature feature, int[] rows) {
    Column column =
        table.columns().stream()
            .filter(c -> c.tag().id().equals(feature.tag()))
            .findFirst()
            .orElseThrow();
    double[] encoded = new double[rows.length];
    Arrays.setAll(encoded, i -> encodeOne(column, feature, rows[i]));
    return encoded;
  }

  private static double encodeOne(Column column, Feature feature, int row) {
    double number = column instanceof Column.Numbers n ? n.values()[row] : Double.NaN;
    String code = column instanceof Column.Codes c ? c.values()[row] : null;
    if (feature instanceof Feature.Numeric f) {
      return Double.isNaN(number) ? f.whenMissing() : number;
    }
    if (feature instanceof Feature.TruthValue f) {
      return Double.isNaN(number) ? f.whenMissing() : number;
    }
    if (feature instanceof Feature.MissingFlag) {
      return Double.isNaN(number) && code == null ? 1 : 0;
    }
    if (feature instanceof Feature.CodeTarget f) {
      return code == null ? f.whenMissing() : f.values().getOrDefault(code, f.otherwise());
    }
    return ((Feature.CodeIs) feature).code().equals(code) ? 1 : 0;
  }

  /** Rows and positives by code and part; a missing code counts as a code of its own. */
  private record Shares(Map<String, long[][]> counts) {
    private static final String MISSING = "";

    static Shares of(String[] codes, int[] rows, boolean[] outcomes, int[] part) {
      Map<String, long[][]> counts = new TreeMap<>();
      for (int i = 0; i < rows.length; i++) {
        String code = codes[rows[i]] == null ? MISSING : codes[rows[i]];
        long[][] count = counts.computeIfAbsent(code, any -> new long[2][PARTS]);
        count[0][part[i]]++;
        count[1][part[i]] += outcomes[i] ? 1 : 0;
      }
      return new Shares(counts);
    }

    Feature feature(String tag, double smoothing, double prior) {
      Map<String, Double> values = new TreeMap<>();
      counts.keySet().stream()
          .filter(code -> !code.equals(MISSING))
          .forEach(code -> values.put(code, without(code, -1, smoothing, prior)));
      double missing = counts.containsKey(MISSING) ? without(null, -1, smoothing, prior) : prior;
      return new Feature.CodeTarget(tag, values, prior, missing);
    }

    /** The smoothed share of positives, leaving one part of the rows out (−1: none). */
    double without(String code, int leftOut, double smoothing, double prior) {
      long[][] count = counts.get(code == null ? MISSING : code);
      double all = 0;
      double positives = 0;
      for (int p = 0; p < PARTS; p++) {
        all += p == leftOut ? 0 : count[0][p];
        positives += p == leftOut ? 0 : count[1][p];
      }
      return (positives + smoothing * prior) / (all + smoothing);
    }
  }
}
