package cn.financebrain.store;

import cn.financebrain.contract.EnterpriseEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Gathers events that come in the order of enterprise, source, id and revision into one group an
 * enterprise, and leaves out the second and later of the same revision.
 */
final class EventGroups {
  private final Consumer<EnterpriseEvents> consumer;
  private final List<EnterpriseEvent> group = new ArrayList<>();

  EventGroups(Consumer<EnterpriseEvents> consumer) {
    this.consumer = consumer;
  }

  void add(EnterpriseEvent event) {
    if (!group.isEmpty()) {
      EnterpriseEvent last = group.get(group.size() - 1);
      if (!last.enterprise().equals(event.enterprise())) {
        finish();
      } else if (last.key().equals(event.key()) && last.revision() == event.revision()) {
        return;
      }
    }
    group.add(event);
  }

  /** Hands on the last group. */
  void finish() {
    if (!group.isEmpty()) {
      consumer.accept(new EnterpriseEvents(group.get(0).enterprise(), group));
      group.clear();
    }
  }
}
