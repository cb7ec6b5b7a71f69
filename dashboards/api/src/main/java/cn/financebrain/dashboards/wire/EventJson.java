package cn.financebrain.dashboards.wire;

import cn.financebrain.contract.EnterpriseEvent;
import cn.financebrain.contract.FieldValue;
import cn.financebrain.store.WarehouseRow;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** An event with its place in the log. */
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

  public static EventJson of(WarehouseRow.EventRow row) {
    EnterpriseEvent event = row.event();
    Map<String, Object> data = new LinkedHashMap<>();
    event.data().forEach((name, value) -> data.put(name, plain(value)));
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

  private static Object plain(FieldValue value) {
    if (value instanceof FieldValue.Text text) {
      return text.value();
    }
    return value instanceof FieldValue.Quantity quantity
        ? (Object) quantity.value()
        : (Object) ((FieldValue.Flag) value).value();
  }
}
