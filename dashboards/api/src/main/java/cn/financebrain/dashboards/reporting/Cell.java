package cn.financebrain.dashboards.reporting;

import java.util.Locale;
import java.util.OptionalDouble;

/**
 * One cell of a table.
 *
 * @param text as pages show it
 * @param value as workbooks keep it; empty for a text
 * @param share 0 to 1 of a bar behind the text; empty for none
 */
public record Cell(String text, OptionalDouble value, OptionalDouble share) {
  public static final Cell EMPTY = of("");

  public static Cell of(String text) {
    return new Cell(text, OptionalDouble.empty(), OptionalDouble.empty());
  }

  public static Cell of(long count) {
    return new Cell(
        String.format(Locale.ROOT, "%,d", count),
        OptionalDouble.of((double) count),
        OptionalDouble.empty());
  }

  /**
   * @param digits after the point; NaN becomes an empty cell
   */
  public static Cell of(double number, int digits) {
    return Double.isNaN(number)
        ? EMPTY
        : new Cell(
            String.format(Locale.ROOT, "%,." + digits + "f", number),
            OptionalDouble.of(number),
            OptionalDouble.empty());
  }

  /** A count with a bar as long as its share of the largest. */
  public static Cell bar(long count, long largest) {
    return new Cell(
        String.format(Locale.ROOT, "%,d", count),
        OptionalDouble.of((double) count),
        OptionalDouble.of(largest <= 0 ? 0 : (double) count / largest));
  }

  /** A share of a whole in percent; empty where there is no whole. */
  public static Cell percent(long part, long whole) {
    return whole == 0
        ? EMPTY
        : new Cell(
            String.format(Locale.ROOT, "%.1f%%", 100.0 * part / whole),
            OptionalDouble.of((double) part / whole),
            OptionalDouble.empty());
  }
}
