package cn.financebrain.scoring.profile;

import cn.financebrain.contract.FieldValue;
import cn.financebrain.contract.TagSpec;
import cn.financebrain.contract.TagValue;
import cn.financebrain.scoring.expression.Numbers;

/** One tag: what everybody may know of it, and how it is computed. */
record TagDefinition(TagSpec spec, Derivation derivation) {
  private static final TagValue MISSING = new TagValue.Missing();

  /** The value in the tag's kind; missing where it is of another. */
  TagValue typed(FieldValue value) {
    if (value == null) {
      return MISSING;
    }
    return switch (spec.kind()) {
      case CODE -> new TagValue.Code(Numbers.text(value));
      case TRUTH ->
          value instanceof FieldValue.Flag flag ? new TagValue.Truth(flag.value()) : MISSING;
      case QUANTITY -> {
        double number = Numbers.of(value);
        yield Double.isFinite(number) ? new TagValue.Quantity(number) : MISSING;
      }
    };
  }

  /** The other way; null for missing. */
  static FieldValue untyped(TagValue value) {
    if (value instanceof TagValue.Quantity quantity) {
      return new FieldValue.Quantity(quantity.value());
    }
    if (value instanceof TagValue.Code code) {
      return new FieldValue.Text(code.value());
    }
    return value instanceof TagValue.Truth truth ? new FieldValue.Flag(truth.value()) : null;
  }

  /** Whether the value can change although nothing happens. */
  boolean movesByItself() {
    return derivation instanceof Derivation.FromEvents events
        && (events.window().isPresent() || events.aggregate() == Aggregate.DAYS_SINCE);
  }

  /** Everything that decides the value, in one line. */
  String canonicalText() {
    return "%s|%s|%s".formatted(spec.id(), spec.kind(), derivation);
  }
}
