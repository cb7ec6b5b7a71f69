package cn.financebrain.store;

import cn.financebrain.contract.Alert;

/**
 * An alert's cause in three columns.
 *
 * @param kind {@code first_score}, {@code band_rise}, {@code hard_rule} or {@code sharp_change}
 * @param from the band or index before; empty for a first score and for a rule
 * @param to the band or index after, or the rule's id
 */
record CauseText(String kind, String from, String to) {
  static final String FIRST_SCORE = "first_score";
  static final String BAND_RISE = "band_rise";
  static final String HARD_RULE = "hard_rule";
  static final String SHARP_CHANGE = "sharp_change";

  static CauseText of(Alert.Cause cause) {
    if (cause instanceof Alert.Cause.FirstScore first) {
      return new CauseText(FIRST_SCORE, "", Codes.of(first.to()));
    }
    if (cause instanceof Alert.Cause.BandRise rise) {
      return new CauseText(BAND_RISE, Codes.of(rise.from()), Codes.of(rise.to()));
    }
    if (cause instanceof Alert.Cause.SharpChange change) {
      return new CauseText(
          SHARP_CHANGE, Double.toString(change.from()), Double.toString(change.to()));
    }
    return new CauseText(HARD_RULE, "", ((Alert.Cause.HardRule) cause).rule());
  }

  Alert.Cause toCause() {
    return switch (kind) {
      case FIRST_SCORE -> new Alert.Cause.FirstScore(Codes.band(to));
      case BAND_RISE -> new Alert.Cause.BandRise(Codes.band(from), Codes.band(to));
      case SHARP_CHANGE ->
          new Alert.Cause.SharpChange(Double.parseDouble(from), Double.parseDouble(to));
      case HARD_RULE -> new Alert.Cause.HardRule(to);
      default -> throw new IllegalArgumentException("cause '%s' of an alert".formatted(kind));
    };
  }
}
