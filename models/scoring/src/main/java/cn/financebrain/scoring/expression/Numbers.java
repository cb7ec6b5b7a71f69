package cn.financebrain.scoring.expression;

import cn.financebrain.contract.FieldValue;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;

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
    if (value instanceof FieldValue.Text text && text.value().length() >= 10) {
      try {
        return LocalDate.parse(text.value().substring(0, 10));
      } catch (DateTimeException e) {
        return null; // not a date: missing
      }
    }
    return null;
  }
}
