package cn.financebrain.streaming.operator;

import cn.financebrain.scoring.EnterpriseState;
import cn.financebrain.streaming.wire.KeptState;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The states of the enterprises that had records last, unpacked; the others are packed. Bounded by
 * the number of events that the unpacked states hold together.
 */
final class OpenStates {
  /** What an unpacked state costs beside its events (tags, maps), counted in events. */
  private static final int OWN_WEIGHT = 20;

  private final int limit;
  private final Map<String, Open> open = new LinkedHashMap<>(1024, 0.75f, true);
  private int weight;

  private record Open(KeptState state, int weight) {}

  /**
   * @param limit most events that unpacked states of one subtask hold, unless a single one holds
   *     more
   */
  OpenStates(int limit) {
    this.limit = limit;
  }

  /** The newest state of an enterprise if it is unpacked, else null. */
  KeptState get(String key) {
    Open found = open.get(key);
    return found == null ? null : found.state();
  }

  /** Replaces the state of an enterprise and packs what has not been asked for longest. */
  void put(String key, KeptState kept, EnterpriseState state) {
    Open added = new Open(kept, state.events() + OWN_WEIGHT);
    Open replaced = open.put(key, added);
    weight += added.weight() - (replaced == null ? 0 : replaced.weight());
    Iterator<Open> eldest = open.values().iterator();
    while (weight > limit && open.size() > 1) {
      Open packed = eldest.next();
      eldest.remove();
      packed.state().pack();
      weight -= packed.weight();
    }
  }
}
