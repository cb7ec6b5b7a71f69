package cn.financebrain.store;

import cn.financebrain.contract.Band;
import cn.financebrain.contract.RejectReason;
import cn.financebrain.contract.drift.DriftFinding;
import cn.financebrain.contract.feed.FeedFinding;
import java.util.Locale;

/** Identifiers of enum constants in tables: their names in lower case. */
final class Codes {
  private Codes() {}

  static String of(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  static Band band(String id) {
    return Band.valueOf(id.toUpperCase(Locale.ROOT));
  }

  static FeedFinding.Kind kind(String id) {
    return FeedFinding.Kind.valueOf(id.toUpperCase(Locale.ROOT));
  }

  static FeedFinding.Severity severity(String id) {
    return FeedFinding.Severity.valueOf(id.toUpperCase(Locale.ROOT));
  }

  static DriftFinding.State driftState(String id) {
    return DriftFinding.State.valueOf(id.toUpperCase(Locale.ROOT));
  }

  static RejectReason rejectReason(String id) {
    return RejectReason.valueOf(id.toUpperCase(Locale.ROOT));
  }
}
