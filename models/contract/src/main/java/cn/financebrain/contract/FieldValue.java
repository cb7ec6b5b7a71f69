package cn.financebrain.contract;

/**
 * One value of an event's data. Absent fields are left out of the data, so there is no null value.
 * Dates are {@link Text} in ISO 8601.
 */
public sealed interface FieldValue {

  /** Text, never empty: an empty cell is an absent field. */
  record Text(String value) implements FieldValue {
    public Text {
      if (value.isEmpty()) {
        throw new IllegalArgumentException("a text value is empty; leave the field out instead");
      }
    }
  }

  /** A finite number, in the unit that the feed mapping states. */
  record Quantity(double value) implements FieldValue {
    public Quantity {
      if (!Double.isFinite(value)) {
        throw new IllegalArgumentException("a number is %s, expected finite".formatted(value));
      }
      value = value == 0 ? 0.0 : value; // one zero: -0.0 would change bytes but not meaning
    }
  }

  record Flag(boolean value) implements FieldValue {}
}
