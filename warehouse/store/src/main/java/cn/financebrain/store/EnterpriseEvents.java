package cn.financebrain.store;

import cn.financebrain.contract.EnterpriseEvent;
import cn.financebrain.contract.EnterpriseId;
import java.util.List;

/**
 * All events of one enterprise that were asked for.
 *
 * @param events in the order of source, id and revision; each (source, id, revision) once
 */
public record EnterpriseEvents(EnterpriseId enterprise, List<EnterpriseEvent> events) {
  public EnterpriseEvents {
    events = List.copyOf(events);
  }
}
