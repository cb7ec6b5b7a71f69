package cn.financebrain.dashboards.audit;

import cn.financebrain.dashboards.wire.Parameters;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Follows the chain entry by entry, in their order, and finds the first that is not what was
 * written.
 */
final class AuditVerification {

  /** What can be wrong with a chain. */
  enum Fault {
    /** An entry does not follow the one before: entries are missing, or were put in. */
    BROKEN,
    /** An entry says something else than when it was written. */
    CHANGED,
    /** The chain is another one than on the day of an anchor. */
    REWRITTEN,
    /** The chain ends before an anchor, or before its head. */
    CUT
  }

  /**
   * @param id of the entry at fault
   */
  record Found(Fault fault, long id) {
    String text() {
      return Parameters.id(fault) + " at " + id;
    }
  }

  /**
   * @param from the id of the first entry that was followed
   * @param entries how many were followed
   * @param unchained how many of them are older than the chain
   * @param anchors how many anchors were met
   * @param head the last entry
   * @param found nothing if all is as it was written
   */
  record Result(
      long from,
      long entries,
      long unchained,
      int anchors,
      AuditAnchor head,
      Optional<Found> found) {}

  private final long from;
  private final List<AuditAnchor> anchors;
  private AuditAnchor last;
  private long entries;
  private long unchained;
  private int met;
  private Found found;

  /**
   * @param start where to begin: an anchor that is trusted, or the beginning
   * @param anchors what the chain has to lead to; those at or before the start don't count
   */
  AuditVerification(AuditAnchor start, List<AuditAnchor> anchors) {
    this.from = start.id() + 1;
    this.last = start;
    this.anchors =
        new ArrayList<>(anchors.stream().filter(anchor -> anchor.id() > start.id()).toList());
  }

  /** Whether the next entry is worth looking at. */
  boolean goesOn() {
    return found == null;
  }

  void follow(AuditEntry entry) {
    if (found != null) {
      return;
    }
    entries++;
    if (entry.id() != last.id() + 1 || !follows(entry)) {
      found = new Found(Fault.BROKEN, entry.id());
    } else if (entry.isChained() && !entry.hash().equals(entry.computedHash())) {
      found = new Found(Fault.CHANGED, entry.id());
    } else {
      last = new AuditAnchor(entry.id(), entry.isChained() ? entry.hash() : last.hash());
      meet();
    }
  }

  /** Entries without a hash stand only before all others. */
  private boolean follows(AuditEntry entry) {
    if (entry.isChained()) {
      return entry.previous().equals(last.hash());
    }
    unchained++;
    return last.hash().equals(AuditEntry.GENESIS);
  }

  private void meet() {
    for (AuditAnchor anchor : anchors) {
      if (anchor.id() == last.id()) {
        met++;
        if (!anchor.hash().equals(last.hash())) {
          found = new Found(Fault.REWRITTEN, last.id());
        }
      }
    }
  }

  /**
   * @param head as whoever appended last left it, before the last entry was followed
   */
  Result end(AuditAnchor head) {
    if (found == null) {
      long beyond =
          Math.max(head.id(), anchors.stream().mapToLong(AuditAnchor::id).max().orElse(0));
      if (last.id() < beyond) {
        found = new Found(Fault.CUT, last.id() + 1);
      } else if (last.id() == head.id() && !last.hash().equals(head.hash())) {
        found = new Found(Fault.REWRITTEN, last.id());
      }
    }
    return new Result(from, entries, unchained, met, last, Optional.ofNullable(found));
  }
}
