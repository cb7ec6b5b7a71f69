package cn.financebrain.scoring.explain;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** Numbers as sentences have them, in no locale's but one form. */
final class Figures {
  private static final MathContext DIGITS = new MathContext(4);
  private static final double MOST_WHOLE = 1e15;

  private Figures() {}

  /** Whole numbers with all digits, others with four that count. */
  static String of(double number) {
    if (number == Math.rint(number) && Math.abs(number) < MOST_WHOLE) {
      return String.format(Locale.ROOT, "%,d", (long) number);
    }
    BigDecimal rounded = new BigDecimal(number).round(DIGITS).stripTrailingZeros();
    return rounded.scale() <= 0
        ? String.format(Locale.ROOT, "%,d", rounded.toBigInteger())
        : rounded.toPlainString();
  }

  /** With one decimal, and without a sign. */
  static String points(double points) {
    return String.format(Locale.ROOT, "%.1f", Math.abs(points));
  }

  static String percent(double share) {
    return String.format(Locale.ROOT, "%.0f%%", 100 * share);
  }
}
