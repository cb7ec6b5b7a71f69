package cn.financebrain.contract;

import java.time.Instant;
import java.util.Map;

/**
 * Something that a department tells of an enterprise. {@code key} names the event; a higher {@code
 * revision} under the same key corrects it, and a retracted revision takes it back.
 *
 * @param type the kind of event, such as {@code tax.assessed}; tags are defined over types
 * @param eventTime when it happened
 * @param availableTime when the department could first have delivered it: an as-of view at T sees
 *     events with {@code availableTime <= T}
 * @param arrivalTime when it entered the canonical log
 * @param revision from 0; the highest one that the log holds counts
 * @param retracted whether this revision says that the event never was
 * @param release see {@link LogRecord#release()}
 * @param data field values by field name, in the order of the names; unmodifiable
 */
public record EnterpriseEvent(
    EventKey key,
    String type,
    Category category,
    EnterpriseId enterprise,
    Instant eventTime,
    Instant availableTime,
    Instant arrivalTime,
    int revision,
    boolean retracted,
    int release,
    Map<String, FieldValue> data)
    implements LogRecord {

  /** Midnight of 1900-01-01 in China (Asia/Shanghai): the warehouse keeps nothing earlier. */
  public static final Instant FIRST_TIME = Instant.parse("1899-12-31T15:54:17Z");

  /** The last microsecond of 2299 in China: the warehouse keeps nothing later. */
  public static final Instant LAST_TIME = Instant.parse("2299-12-31T15:59:59.999999Z");

  /**
   * @throws IllegalArgumentException if the type is empty, or revision or release is negative
   */
  public EnterpriseEvent {
    if (type.isEmpty()) {
      throw new IllegalArgumentException("an event has no type");
    }
    if (revision < 0 || release < 0) {
      throw new IllegalArgumentException(
          "revision %d and release %d, expected 0 or more".formatted(revision, release));
    }
    data = EventFields.copyOf(data);
  }

  /**
   * The event as it enters the log.
   *
   * @param arrival when
   * @param underRelease the release that is in force then
   */
  public EnterpriseEvent arriving(Instant arrival, int underRelease) {
    return new EnterpriseEvent(
        key,
        type,
        category,
        enterprise,
        eventTime,
        availableTime,
        arrival,
        revision,
        retracted,
        underRelease,
        data);
  }
}
