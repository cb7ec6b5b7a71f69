package cn.financebrain.streaming.operator;

import cn.financebrain.scoring.EnterpriseState;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The states of the enterprises that had records last, as objects; the others are bytes in Flink's
 * state. What has changed is written back when its enterprise has to leave, and at a checkpoint.
 * Bounded by the number of events that the open states hold together.
 */
final class OpenStates {
  /** What an open state costs beside its events (tags, windows), counted in events. */
  private static final int OWN_WEIGHT = 20;

  private final int limit;
  private final Store store;
  private final Map<String, Open> open = new LinkedHashMap<>(1024, 0.75f, true);
  private int weight;

  /** Takes the bytes of an enterprise's state. */
  @FunctionalInterface
  interface Store {
    void write(String key, byte[] state) throws Exception;
  }

  private static final class Open {
    private final EnterpriseState state;
    private int weight;
    private boolean changed;

    Open(EnterpriseState state) {
      this.state = state;
    }
  }

  /**
   * @param limit most events that the open states of one subtask hold, unless a single one holds
   *     more
   */
  OpenStates(int limit, Store store) {
    this.limit = limit;
    this.store = store;
  }

  /** The state of an enterprise if it is open, else null. */
  EnterpriseState get(String key) {
    Open found = open.get(key);
    return found == null ? null : found.state;
  }

  /** Opens a state that is not open yet, and closes those not asked for longest. */
  void add(String key, EnterpriseState state) throws Exception {
    open.put(key, new Open(state));
    weigh(key);
  }

  /** Notes that the open state of an enterprise is no longer what was written last. */
  void changed(String key) throws Exception {
    open.get(key).changed = true;
    weigh(key);
  }

  private void weigh(String key) throws Exception {
    Open grown = open.get(key);
    weight -= grown.weight;
    grown.weight = grown.state.events() + OWN_WEIGHT;
    weight += grown.weight;
    Iterator<Map.Entry<String, Open>> eldest = open.entrySet().iterator();
    while (weight > limit && open.size() > 1) {
      Map.Entry<String, Open> closed = eldest.next();
      writeBack(closed.getKey(), closed.getValue());
      weight -= closed.getValue().weight;
      eldest.remove();
    }
  }

  /** Writes every change back; all stay open. */
  void flush() throws Exception {
    for (Map.Entry<String, Open> entry : open.entrySet()) {
      writeBack(entry.getKey(), entry.getValue());
    }
  }

  private void writeBack(String key, Open entry) throws Exception {
    if (entry.changed) {
      store.write(key, entry.state.toBytes());
      entry.changed = false;
    }
  }
}
