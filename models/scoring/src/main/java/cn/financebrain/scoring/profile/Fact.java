package cn.financebrain.scoring.profile;

import cn.financebrain.contract.Category;
import cn.financebrain.contract.EventKey;
import cn.financebrain.contract.FieldValue;
import cn.financebrain.scoring.expression.Expression;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.function.Supplier;

/**
 * One revision of an event, projected to what tags read: fields, and what was read out of texts.
 * Empty data where it is retracted.
 */
record Fact(
    EventKey key,
    String type,
    Category category,
    Instant eventTime,
    Instant availableTime,
    int revision,
    boolean retracted,
    Map<String, FieldValue> data)
    implements Expression.Scope {

  /** The canonical order of a profile. */
  static final Comparator<Fact> CANONICAL =
      (one, other) -> {
        int order = one.eventTime.compareTo(other.eventTime);
        return order != 0 ? order : one.key.compareTo(other.key);
      };

  @Override
  public FieldValue get(String name) {
    return data.get(name);
  }

  /** States of an older version hold the field itself where a text was short. */
  @Override
  public FieldValue read(String call, Supplier<FieldValue> work) {
    FieldValue told = data.get(call);
    return told != null ? told : work.get();
  }
}
