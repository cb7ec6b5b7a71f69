package cn.financebrain.training.table;

import cn.financebrain.contract.EnterpriseId;
import cn.financebrain.contract.TagSpec;
import cn.financebrain.scoring.model.Feature;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;

/**
 * Learns from training rows how tags become numbers, and what those rows look like in numbers.
 *
 * <p>Codes become the share of positives among the training rows with that code, drawn towards the
 * overall share for rare codes. A training row must not see its own outcome in that number, so for
 * the training rows it is computed without the part (one of five) that the row's enterprise is in.
 *
 * <p>One code may explain the outcome so well that the shares of all others tell little but that
 * one over again, as the industry does in the Chinese city. So for trees each other code has a
 * second number: by how much more of its rows are positive than that one code lets expect.
 */
public final class FeatureEncoder {
  /** Below every amount that occurs: a tree can split missing from known. */
  public static final double BELOW_ALL = -1e15;

  private static final int PARTS = 5;

  /** On average, for a code whose bins shall be read. */
  private static final int ROWS_A_CODE = 10;

  private final TrainingTable table;
  private final int[] rows;
  private final double[] outcomes;
  private final int[] part;
  private final Style style;

  /** The code that explains the outcomes best; {@code null} where there are no codes. */
  private TagSpec strongest;

  /** Outcome of each training row less what the strongest code lets expect. */
  private double[] excess;

  /** What the learner can make of a missing value. */
  public enum Style {
    /** Missing is a value of its own, below all others. */
    TREES,
    /**
     * Missing is below all others also where it is a code, and a code has one number; codes that
     * hardly any rows share, such as dates, are left out, as nobody could read their bins.
     */
    BINS,
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
    boolean[] positive = table.outcomes(rows);
    this.outcomes = new double[rows.length];
    Arrays.setAll(outcomes, i -> positive[i] ? 1 : 0);
    this.style = style;
    this.part = new int[rows.length];
    SplittableRandom random = new SplittableRandom(seed);
    Map<EnterpriseId, Integer> parts = new HashMap<>();
    Arrays.setAll(
        part,
        i ->
            parts.computeIfAbsent(
                table.rows().get(rows[i]).enterprise(), any -> random.nextInt(PARTS)));
  }

  /**
   * @param rows the training rows; nothing else of the table is looked at
   * @param smoothing how many rows the overall share counts for in the share of a code
   */
  public static Encoded fit(
      TrainingTable table, int[] rows, Style style, double smoothing, long seed) {
    FeatureEncoder encoder = new FeatureEncoder(table, rows, style, seed);
    encoder.explain(smoothing);
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
      if (style == Style.BINS && isScattered(codes)) {
        return;
      }
      encode(codes, outcomes, smoothing, schema, columns);
      if (style == Style.TREES && !codes.tag().equals(strongest)) {
        encode(codes, excess, smoothing, schema, columns);
      }
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

  private boolean isScattered(Column.Codes column) {
    List<String> known =
        Arrays.stream(rows).mapToObj(row -> column.values()[row]).filter(Objects::nonNull).toList();
    return known.size() < ROWS_A_CODE * new HashSet<>(known).size();
  }

  private void encode(
      Column.Codes column,
      double[] numbers,
      double smoothing,
      List<Feature> schema,
      List<double[]> columns) {
    CodeMeans means = means(column, numbers, smoothing);
    Feature.CodeTarget feature = means.feature(column.tag().id());
    double[] encoded = outOfPart(column, means);
    if (style == Style.BINS) {
      feature =
          new Feature.CodeTarget(feature.tag(), feature.values(), feature.otherwise(), BELOW_ALL);
      for (int i = 0; i < rows.length; i++) {
        encoded[i] = column.values()[rows[i]] == null ? BELOW_ALL : encoded[i];
      }
    }
    schema.add(feature);
    columns.add(encoded);
  }

  private CodeMeans means(Column.Codes column, double[] numbers, double smoothing) {
    return new CodeMeans(column.values(), rows, numbers, part, PARTS, smoothing);
  }

  private double[] outOfPart(Column.Codes column, CodeMeans means) {
    double[] encoded = new double[rows.length];
    Arrays.setAll(encoded, i -> means.without(part[i], column.values()[rows[i]]));
    return encoded;
  }

  /** Finds the code that explains the outcomes best, and what it leaves to be explained. */
  private void explain(double smoothing) {
    double least = Double.POSITIVE_INFINITY;
    for (Column column : table.columns()) {
      if (column instanceof Column.Codes codes && !column.isConstant(rows)) {
        double[] expected = outOfPart(codes, means(codes, outcomes, smoothing));
        double[] left = new double[rows.length];
        Arrays.setAll(left, i -> outcomes[i] - expected[i]);
        double squares = Arrays.stream(left).map(e -> e * e).sum();
        if (squares < least) {
          least = squares;
          strongest = codes.tag();
          excess = left;
        }
      }
    }
  }

  private Feature numeric(Column.Numbers column) {
    double missing = style == Style.LINEAR ? mean(column.values()) : BELOW_ALL;
    return column.tag().kind() == TagSpec.Kind.TRUTH
        ? new Feature.TruthValue(column.tag().id(), style == Style.LINEAR ? missing : -1)
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
}
