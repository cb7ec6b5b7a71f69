package cn.financebrain.store;

import cn.financebrain.contract.TagSpec;
import cn.financebrain.contract.TagValue;
import java.util.Locale;
import java.util.Optional;

/** Tag values as text, for columns that hold values of every kind. */
final class TagText {
  static final String MISSING = "missing";

  private TagText() {}

  /** The value alone; empty if it is missing. */
  static Optional<String> of(TagValue value) {
    if (value instanceof TagValue.Quantity quantity) {
      return Optional.of(number(quantity.value()));
    }
    if (value instanceof TagValue.Code code) {
      return Optional.of(code.value());
    }
    if (value instanceof TagValue.Truth truth) {
      return Optional.of(Boolean.toString(truth.value()));
    }
    return Optional.empty();
  }

  /** Whole numbers without a fraction, as people write them. */
  private static String number(double value) {
    long whole = (long) value;
    return whole == value && Math.abs(value) < 1e15 ? Long.toString(whole) : Double.toString(value);
  }

  /** The kind's identifier in tables: {@code quantity}, {@code code}, {@code truth}. */
  static String kind(TagSpec.Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  static String kind(TagValue value) {
    if (value instanceof TagValue.Quantity) {
      return kind(TagSpec.Kind.QUANTITY);
    }
    if (value instanceof TagValue.Code) {
      return kind(TagSpec.Kind.CODE);
    }
    return value instanceof TagValue.Truth ? kind(TagSpec.Kind.TRUTH) : MISSING;
  }

  static TagSpec.Kind kindOf(String id) {
    return TagSpec.Kind.valueOf(id.toUpperCase(Locale.ROOT));
  }

  /** Reads what {@link #kind(TagValue)} and {@link #of} wrote. */
  static TagValue parse(String kind, String text) {
    if (kind.equals(MISSING)) {
      return new TagValue.Missing();
    }
    return switch (kindOf(kind)) {
      case QUANTITY -> new TagValue.Quantity(Double.parseDouble(text));
      case CODE -> new TagValue.Code(text);
      case TRUTH -> new TagValue.Truth(Boolean.parseBoolean(text));
    };
  }
}
