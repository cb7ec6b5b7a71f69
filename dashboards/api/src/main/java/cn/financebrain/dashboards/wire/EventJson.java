package cn.financebrain.dashboards.wire;

import cn.financebrain.contract.EnterpriseEvent;
import cn.financebrain.contract.FieldValue;
import cn.financebrain.store.WarehouseRow;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** An event with its place in the log; what is of natural persons may be masked. */
public record EventJson(
    EventKeyJson key,
    String type,
    String category,
    Instant eventTime,
    Instant availableTime,
    Instant arrivalTime,
    int revision,
    boolean retracted,
    int release,
    Position position,
    Map<String, Object> data) {

  record Position(int partition, long offset) {}

  /** Stands for what somebody may not see. */
  public static final String MASK = "***";

  /** Sentences that departments wrote, which may name anybody. */
  private static final Set<String> SENTENCES = Set.of("body", "facts", "before", "after", "text");

  /**
   * @param persons whether what is of natural persons is shown
   */
  public static EventJson of(WarehouseRow.EventRow row, boolean persons) {
    EnterpriseEvent event = row.event();
    Map<String, Object> data = new LinkedHashMap<>();
    event
        .data()
        .forEach(
            (name, value) -> data.put(name, persons || !isOfPersons(name) ? plain(value) : MASK));
    return new EventJson(
        EventKeyJson.of(event.key()),
        event.type(),
        event.category().id(),
        event.eventTime(),
        event.availableTime(),
        event.arrivalTime(),
        event.revision(),
        event.retracted(),
        event.release(),
        new Position(row.position().partition(), row.position().offset()),
        data);
  }

  /** Keyed hashes of persons, their ages, and sentences. */
  private static boolean isOfPersons(String field) {
    return field.endsWith("_hash") || field.endsWith("_age") || SENTENCES.contains(field);
  }

  private static Object plain(FieldValue value) {
    if (value instanceof FieldValue.Text text) {
      return text.value();
    }
    return value instanceof FieldValue.Quantity quantity
        ? (Object) quantity.value()
        : (Object) ((FieldValue.Flag) value).value();
  }
}
