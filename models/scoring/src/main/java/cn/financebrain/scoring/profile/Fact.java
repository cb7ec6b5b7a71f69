package cn.financebrain.scoring.profile;

import cn.financebrain.contract.Category;
import cn.financebrain.contract.EventKey;
import cn.financebrain.contract.FieldValue;
import cn.financebrain.scoring.expression.Expression;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * One revision of an event, projected to what tags read: fields, and what was read out of texts.
 * Nothing of a retracted one. There are as many of these in memory as there are events, so they are
 * kept small: times are numbers, values stand in the places of their type's {@link FactShape}.
 */
final class Fact implements Expression.Scope {
  private static final int NANOS_OF_A_MILLI = 1_000_000;

  /** Far beyond any calendar, and far from where milliseconds overflow. */
  private static final long FARTHEST_SECOND = Long.MAX_VALUE / 4_000;

  /** The canonical order of a profile. */
  static final Comparator<Fact> CANONICAL =
      (one, other) -> {
        int order = compareTimes(one.seconds, one.nanos, other.seconds, other.nanos);
        return order != 0 ? order : one.key.compareTo(other.key);
      };

  private final EventKey key;
  private final String type;
  private final FactShape shape;
  private final Category category;
  private final long seconds;
  private final long availableSeconds;
  private final int nanos;
  private final int availableNanos;
  private final int revision;
  private final boolean retracted;

  /** In the order of the shape's names, null where absent; null altogether where all are. */
  private final FieldValue[] values;

  /**
   * @param values in the order of the shape's names, null where absent; not copied
   */
  Fact(
      EventKey key,
      String type,
      FactShape shape,
      Category category,
      Instant eventTime,
      Instant availableTime,
      int revision,
      boolean retracted,
      FieldValue[] values) {
    this.key = key;
    this.type = type;
    this.shape = shape;
    this.category = category;
    this.seconds = eventTime.getEpochSecond();
    this.nanos = eventTime.getNano();
    this.availableSeconds = availableTime.getEpochSecond();
    this.availableNanos = availableTime.getNano();
    this.revision = revision;
    this.retracted = retracted;
    this.values = Arrays.stream(values).allMatch(Objects::isNull) ? null : values;
  }

  EventKey key() {
    return key;
  }

  String type() {
    return type;
  }

  FactShape shape() {
    return shape;
  }

  Category category() {
    return category;
  }

  /** When it happened, in whole milliseconds of the epoch. */
  long time() {
    long near = Math.max(-FARTHEST_SECOND, Math.min(FARTHEST_SECOND, seconds));
    return near * 1_000 + nanos / NANOS_OF_A_MILLI;
  }

  Instant eventTime() {
    return Instant.ofEpochSecond(seconds, nanos);
  }

  Instant availableTime() {
    return Instant.ofEpochSecond(availableSeconds, availableNanos);
  }

  boolean availableBefore(Fact other) {
    return compareTimes(
            availableSeconds, availableNanos, other.availableSeconds, other.availableNanos)
        < 0;
  }

  boolean isAvailableAt(Instant asOf) {
    return compareTimes(availableSeconds, availableNanos, asOf.getEpochSecond(), asOf.getNano())
        <= 0;
  }

  /** Whether it both happened and became available before an instant. */
  boolean isAllBefore(long second, int nano) {
    return compareTimes(seconds, nanos, second, nano) < 0
        && compareTimes(availableSeconds, availableNanos, second, nano) < 0;
  }

  /** Whether it makes an enterprise one that is watched. */
  boolean enrols() {
    return category == Category.REGISTRATION || category == Category.FINANCIAL_STATEMENT;
  }

  private static int compareTimes(long one, int oneNanos, long other, int otherNanos) {
    int order = Long.compare(one, other);
    return order != 0 ? order : Integer.compare(oneNanos, otherNanos);
  }

  int revision() {
    return revision;
  }

  boolean retracted() {
    return retracted;
  }

  /** The value at a place of the shape, null where absent. */
  FieldValue at(int place) {
    return values == null || place < 0 ? null : values[place];
  }

  @Override
  public FieldValue get(String name) {
    return values == null ? null : at(shape.place(name));
  }

  /** States of an older version hold the field itself where a text was short. */
  @Override
  public FieldValue read(String call, Supplier<FieldValue> work) {
    FieldValue told = get(call);
    return told != null ? told : work.get();
  }

  /** What it tells, in a form that decides between two that tell the same revision. */
  String content() {
    StringBuilder text = new StringBuilder();
    for (int place = 0; place < shape.size(); place++) {
      FieldValue value = at(place);
      if (value != null) {
        text.append(text.isEmpty() ? "" : ", ").append(shape.name(place)).append('=').append(value);
      }
    }
    return "{" + text + "}";
  }
}
