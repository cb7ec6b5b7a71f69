package cn.financebrain.training.table;

import cn.financebrain.scoring.model.Feature;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * The mean of a number over the training rows with each code of a column, drawn towards the overall
 * mean for rare codes; a missing code counts as a code of its own. Rows are kept by part, so that a
 * training row can be told the mean of the other parts' rows.
 */
final class CodeMeans {
  private static final String MISSING = "";

  private final Map<String, Sums> sums = new TreeMap<>();
  private final int parts;
  private final double smoothing;
  private final double overall;

  /**
   * @param codes of all rows of the table; {@code null} is missing
   * @param rows the training rows
   * @param numbers of each training row
   * @param part of each training row, from 0 to {@code parts} − 1
   * @param smoothing how many rows the overall mean counts for in the mean of a code
   */
  CodeMeans(String[] codes, int[] rows, double[] numbers, int[] part, int parts, double smoothing) {
    this.parts = parts;
    this.smoothing = smoothing;
    this.overall = Arrays.stream(numbers).sum() / rows.length;
    for (int i = 0; i < rows.length; i++) {
      Sums sum = sums.computeIfAbsent(key(codes[rows[i]]), any -> new Sums(parts));
      sum.rows[part[i]]++;
      sum.numbers[part[i]] += numbers[i];
    }
  }

  private static String key(String code) {
    return code == null ? MISSING : code;
  }

  /** The smoothed mean of the rows with this code that are not in the part. */
  double without(int leftOut, String code) {
    return mean(code, leftOut);
  }

  /** How serving encodes the tag. */
  Feature.CodeTarget feature(String tag) {
    Map<String, Double> values = new TreeMap<>();
    sums.keySet().stream()
        .filter(code -> !code.equals(MISSING))
        .forEach(code -> values.put(code, mean(code, parts)));
    double missing = sums.containsKey(MISSING) ? mean(MISSING, parts) : overall;
    return new Feature.CodeTarget(tag, values, overall, missing);
  }

  private double mean(String code, int leftOut) {
    Sums sum = sums.get(key(code));
    double rows = 0;
    double total = 0;
    for (int p = 0; p < parts; p++) {
      rows += p == leftOut ? 0 : sum.rows[p];
      total += p == leftOut ? 0 : sum.numbers[p];
    }
    return (total + smoothing * overall) / (rows + smoothing);
  }

  /** By part. */
  private static final class Sums {
    final double[] rows;
    final double[] numbers;

    Sums(int parts) {
      rows = new double[parts];
      numbers = new double[parts];
    }
  }
}
