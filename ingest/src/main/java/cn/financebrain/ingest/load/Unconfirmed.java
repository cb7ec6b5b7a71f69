package cn.financebrain.ingest.load;

import cn.financebrain.contract.EnterpriseId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Entries of a {@link Ledger} that were written and not confirmed: those of the process whose
 * blocks are being read, and those of processes that ended before they could confirm. The records
 * of the latter may be in the log or not.
 */
final class Unconfirmed {

  /**
   * An enterprise that an event has left.
   *
   * @param revision the one that takes it back there
   */
  record Left(EnterpriseId enterprise, int revision) {}

  private record Entry(byte kind, Fingerprint key) {}

  private final Set<Entry> current = new HashSet<>();
  private final Set<Entry> abandoned = new HashSet<>();

  /** By place, whom the event there has left. */
  private final Map<Fingerprint, List<Left>> left = new HashMap<>();

  private final Map<Fingerprint, List<Left>> abandonedLeft = new HashMap<>();

  /** Another process begins to write. */
  void abandon() {
    abandoned.addAll(current);
    abandonedLeft.putAll(left);
    confirm();
  }

  /** All that the process wrote was acknowledged. */
  void confirm() {
    current.clear();
    left.clear();
  }

  void add(byte kind, Fingerprint key) {
    Entry entry = new Entry(kind, key);
    abandoned.remove(entry);
    current.add(entry);
  }

  void add(Fingerprint place, Left one) {
    left.computeIfAbsent(place, any -> new ArrayList<>()).add(one);
  }

  boolean isAbandoned(byte kind, Fingerprint key) {
    return abandoned.contains(new Entry(kind, key));
  }

  /** Whether the entry was abandoned; it is written anew. */
  boolean resume(byte kind, Fingerprint key) {
    return abandoned.remove(new Entry(kind, key));
  }

  /**
   * Whom the event at the place has left according to abandoned entries, which are written anew.
   */
  List<Left> resumeLeft(Fingerprint place) {
    List<Left> there = abandonedLeft.remove(place);
    return there == null ? List.of() : there;
  }
}
