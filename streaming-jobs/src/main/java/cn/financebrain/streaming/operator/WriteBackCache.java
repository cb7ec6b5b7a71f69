package cn.financebrain.streaming.operator;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToIntFunction;

/**
 * Objects that were used last, which lie as bytes in Flink's state otherwise. What has changed is
 * written back when its object has to leave, and at a checkpoint. Bounded by the objects' weight.
 */
final class WriteBackCache<S> {
  private final int limit;
  private final ToIntFunction<S> weigher;
  private final Store<S> store;
  private final Map<String, Open<S>> open = new LinkedHashMap<>(1024, 0.75f, true);
  private long weight;

  /** Takes an object that has changed. */
  @FunctionalInterface
  interface Store<S> {
    void write(String key, S object) throws Exception;
  }

  private static final class Open<S> {
    private final S object;
    private int weight;
    private boolean changed;

    Open(S object) {
      this.object = object;
    }
  }

  /**
   * @param limit most weight that the open objects have together, unless a single one has more
   */
  WriteBackCache(int limit, ToIntFunction<S> weigher, Store<S> store) {
    this.limit = limit;
    this.weigher = weigher;
    this.store = store;
  }

  /** The object of a key if it is open, else null. */
  S get(String key) {
    Open<S> found = open.get(key);
    return found == null ? null : found.object;
  }

  /** Opens an object that is not open yet, and closes those not asked for longest. */
  void add(String key, S object) throws Exception {
    open.put(key, new Open<>(object));
    weigh(key);
  }

  /** Notes that an open object is no longer what was written last. */
  void changed(String key) throws Exception {
    open.get(key).changed = true;
    weigh(key);
  }

  private void weigh(String key) throws Exception {
    weighAnew(open.get(key));
    Iterator<Map.Entry<String, Open<S>>> eldest = open.entrySet().iterator();
    while (weight > limit && open.size() > 1) {
      Map.Entry<String, Open<S>> closed = eldest.next();
      writeBack(closed.getKey(), closed.getValue());
      weight -= closed.getValue().weight;
      eldest.remove();
    }
  }

  /** Writes every change back; all stay open. What is written may weigh less afterwards. */
  void flush() throws Exception {
    for (Map.Entry<String, Open<S>> entry : open.entrySet()) {
      writeBack(entry.getKey(), entry.getValue());
      weighAnew(entry.getValue());
    }
  }

  private void weighAnew(Open<S> entry) {
    weight -= entry.weight;
    entry.weight = weigher.applyAsInt(entry.object);
    weight += entry.weight;
  }

  private void writeBack(String key, Open<S> entry) throws Exception {
    if (entry.changed) {
      store.write(key, entry.object);
      entry.changed = false;
    }
  }
}
