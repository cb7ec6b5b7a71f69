package cn.financebrain.dashboards.queries;

import java.io.IOException;
import java.math.BigInteger;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Puts the rows of a result in the order of one column; rows without a value come last. */
final class ResultOrder {
  private static final String NUMERIC =
      "(Nullable\\(|LowCardinality\\()*(U?Int\\d+|Float\\d+|Decimal.*)\\)*";

  private ResultOrder() {}

  /** The rows' places in order. */
  static int[] of(ResultFile file, int column, String type, boolean descending) throws IOException {
    int rows = file.rows();
    String[] texts = new String[rows];
    int step = 10_000;
    for (int from = 0; from < rows; from += step) {
      int[] places = IntStream.range(from, Math.min(rows, from + step)).toArray();
      int row = from;
      for (List<String> cells : file.read(places)) {
        texts[row++] = cells.get(column);
      }
    }
    Comparator<Integer> order =
        type.matches(NUMERIC) ? byNumber(texts) : Comparator.comparing(row -> texts[row]);
    Comparator<Integer> directed = descending ? order.reversed() : order;
    return IntStream.range(0, rows)
        .boxed()
        .sorted(
            (a, b) -> {
              if (texts[a] == null || texts[b] == null) {
                return Boolean.compare(texts[a] == null, texts[b] == null);
              }
              return directed.compare(a, b);
            })
        .mapToInt(Integer::intValue)
        .toArray();
  }

  /** As numbers of floating point, and where these are equal by all of their digits. */
  private static Comparator<Integer> byNumber(String[] texts) {
    double[] numbers = new double[texts.length];
    for (int i = 0; i < texts.length; i++) {
      numbers[i] = number(texts[i]);
    }
    return Comparator.<Integer>comparingDouble(row -> numbers[row])
        .thenComparing(
            (a, b) ->
                isWhole(texts[a]) && isWhole(texts[b])
                    ? new BigInteger(texts[a]).compareTo(new BigInteger(texts[b]))
                    : 0);
  }

  private static boolean isWhole(String text) {
    return text != null && text.matches("-?\\d+");
  }

  private static double number(String text) {
    if (text == null) {
      return 0;
    }
    return switch (text) {
      case "nan", "-nan" -> Double.NaN;
      case "inf" -> Double.POSITIVE_INFINITY;
      case "-inf" -> Double.NEGATIVE_INFINITY;
      default -> Double.parseDouble(text);
    };
  }
}
