package cn.financebrain.scoring.profile;

import cn.financebrain.contract.FieldValue;
import cn.financebrain.contract.TagSpec;
import cn.financebrain.contract.TagValue;
import cn.financebrain.scoring.expression.Numbers;

/** One tag: what everybody may know of it, how it is computed, and who answers for it. */
record TagDefinition(TagSpec spec, Derivation derivation, Remarks remarks) {

  /**
   * What people should know of a tag; empty where there is nothing to say.
   *
   * @param owner the department that delivers what the tag rests on
   * @param basis the article of law that makes it a sign
   * @param missing what a missing value means, where that is not the usual
   * @param note what was decided where the catalogue's wording leaves room
   */
  record Remarks(String owner, String basis, String missing, String note) {}

  private static final TagValue MISSING = new TagValue.Missing();
  private static final TagValue YES = new TagValue.Truth(true);
  private static final TagValue NO = new TagValue.Truth(false);

  /** The value in the tag's kind; missing where it is of another. */
  TagValue typed(FieldValue value) {
    if (value == null) {
      return MISSING;
    }
    return switch (spec.kind()) {
      case CODE -> new TagValue.Code(Numbers.text(value));
      case TRUTH -> value instanceof FieldValue.Flag flag ? (flag.value() ? YES : NO) : MISSING;
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
    return derivation instanceof Derivation.FromPeers
        || (derivation instanceof Derivation.FromEvents events && events.moves());
  }

  /** Everything that decides the value, in one line. */
  String canonicalText() {
    return "%s|%s|%s".formatted(spec.id(), spec.kind(), derivation.canonicalText());
  }
}
