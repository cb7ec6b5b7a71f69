package cn.financebrain.ingest.resolve;

import cn.financebrain.contract.Category;
import cn.financebrain.contract.EnterpriseEvent;
import cn.financebrain.contract.EventKey;
import cn.financebrain.contract.FieldValue;
import cn.financebrain.contract.Uscc;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;

/** Events of registers, for tests. */
final class Registrations {
  static final Uscc FIRST = new Uscc("91330302146000011D");
  static final Uscc SECOND = new Uscc("9133030214600002X5");
  static final Uscc THIRD = new Uscc("913303021460000385");

  private Registrations() {}

  static Instant day(String day) {
    return OffsetDateTime.parse(day + "T00:00:00+08:00").toInstant();
  }

  /** The enterprise bears the name on that day. */
  static EnterpriseEvent snapshot(Uscc enterprise, String day, String name, String... more) {
    Map<String, FieldValue> data = new HashMap<>();
    data.put("name", new FieldValue.Text(name));
    for (int i = 0; i < more.length; i += 2) {
      data.put(more[i], new FieldValue.Text(more[i + 1]));
    }
    return event("registration.snapshot", Category.REGISTRATION, enterprise, day, 0, false, data);
  }

  /** It bears {@code after} from that day on instead of {@code before}. */
  static EnterpriseEvent renamed(Uscc enterprise, String day, String before, String after) {
    return event(
        "registration_change.recorded",
        Category.REGISTRATION_CHANGE,
        enterprise,
        day,
        0,
        false,
        Map.of(
            "item",
            new FieldValue.Text("name"),
            "before",
            new FieldValue.Text(before),
            "after",
            new FieldValue.Text(after)));
  }

  /** The same event, told again with another name, or taken back. */
  static EnterpriseEvent revised(
      EnterpriseEvent event, int revision, boolean retracted, String name) {
    Map<String, FieldValue> data = new HashMap<>(event.data());
    data.put("name", new FieldValue.Text(name));
    return new EnterpriseEvent(
        event.key(),
        event.type(),
        event.category(),
        event.enterprise(),
        event.eventTime(),
        event.availableTime(),
        event.arrivalTime(),
        revision,
        retracted,
        0,
        data);
  }

  private static EnterpriseEvent event(
      String type,
      Category category,
      Uscc enterprise,
      String day,
      int revision,
      boolean retracted,
      Map<String, FieldValue> data) {
    return new EnterpriseEvent(
        new EventKey("city/" + type, enterprise + "|" + day),
        type,
        category,
        enterprise,
        day(day),
        day(day),
        day(day),
        revision,
        retracted,
        0,
        data);
  }
}
