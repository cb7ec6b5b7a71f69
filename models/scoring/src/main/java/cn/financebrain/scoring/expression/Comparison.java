package cn.financebrain.scoring.expression;

import cn.financebrain.contract.FieldValue;

/** The comparisons; numbers by size, texts for equality only. Longer signs stand first. */
enum Comparison {
  EQUAL("=="),
  UNEQUAL("!="),
  AT_MOST("<="),
  AT_LEAST(">="),
  BELOW("<"),
  ABOVE(">");

  private final String sign;

  Comparison(String sign) {
    this.sign = sign;
  }

  String sign() {
    return sign;
  }

  /** A flag; null (missing) where a side is missing or the two can't be compared. */
  FieldValue compare(FieldValue left, FieldValue right) {
    if (left == null || right == null) {
      return null;
    }
    if (this == EQUAL || this == UNEQUAL) {
      return left.getClass() == right.getClass()
          ? new FieldValue.Flag(left.equals(right) == (this == EQUAL))
          : null;
    }
    double difference = Numbers.of(left) - Numbers.of(right);
    if (Double.isNaN(difference)) {
      return null;
    }
    return new FieldValue.Flag(
        switch (this) {
          case AT_MOST -> difference <= 0;
          case AT_LEAST -> difference >= 0;
          case BELOW -> difference < 0;
          default -> difference > 0;
        });
  }
}
