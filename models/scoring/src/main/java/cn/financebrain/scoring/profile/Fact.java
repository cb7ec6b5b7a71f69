package cn.financebrain.scoring.profile;

import cn.financebrain.contract.Category;
import cn.financebrain.contract.EventKey;
import cn.financebrain.contract.FieldValue;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;

/**
 * One revision of an event, projected to the fields that tags read. Empty data where it is
 * retracted.
 */
record Fact(
    EventKey key,
    String type,
    Category category,
    Instant eventTime,
    Instant availableTime,
    int revision,
    boolean retracted,
    Map<String, FieldValue> data) {

  /** The canonical order of a profile. */
  static final Comparator<Fact> CANONICAL =
      Comparator.comparing(Fact::eventTime).thenComparing(Fact::key);
}
