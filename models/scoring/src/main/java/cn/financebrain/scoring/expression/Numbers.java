package cn.financebrain.scoring.expression;

import cn.financebrain.contract.FieldValue;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;

/** Field values read as numbers, dates and text. */
public final class Numbers {
  private Numbers() {}

  /** A quantity, or 1 and 0 of a flag; NaN for text and for a missing value (null). */
  public static double of(FieldValue value) {
    if (value instanceof FieldValue.Quantity quantity) {
      return quantity.value();
    }
    if (value instanceof FieldValue.Flag flag) {
      return flag.value() ? 1 : 0;
    }
    return Double.NaN;
  }

  /** The quantity, or null (missing) where the number is not finite. */
  public static FieldValue quantity(double value) {
    return Double.isFinite(value) ? new FieldValue.Quantity(value) : null;
  }

  /**
   * The text itself; a number without needless digits: 6760, 0.5; {@code true} or {@code false}.
   */
  public static String text(FieldValue value) {
    if (value instanceof FieldValue.Text text) {
      return text.value();
    }
    if (value instanceof FieldValue.Flag flag) {
      return Boolean.toString(flag.value());
    }
    double number = ((FieldValue.Quantity) value).value();
    return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
  }

  /** The day of a text in ISO 8601 (the first ten characters count), null where it is none. */
  public static LocalDate date(FieldValue value) {
    if (!(value instanceof FieldValue.Text text) || text.value().length() < 10) {
      return null;
    }
    int year = digits(text.value(), 0, 4);
    int month = digits(text.value(), 5, 7);
    int day = digits(text.value(), 8, 10);
    boolean dashes = text.value().charAt(4) == '-' && text.value().charAt(7) == '-';
    boolean fits = year >= 0 && month >= 1 && month <= 12 && day >= 1;
    return dashes && fits && day <= YearMonth.of(year, month).lengthOfMonth()
        ? LocalDate.of(year, month, day)
        : null;
  }

  /** The number that is written there, −1 where there is something else than digits. */
  private static int digits(String text, int from, int until) {
    int number = 0;
    for (int i = from; i < until; i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      number = number * 10 + digit;
    }
    return number;
  }
}
