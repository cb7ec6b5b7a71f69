package cn.financebrain.dashboards.audit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * What the audit trail says of one object, with the hashes of the chain around it.
 *
 * @param entries all about the object, in their order, whole
 * @param links id and hash of every entry of the chain from the first of them, or where these would
 *     be too many from the last of them, up to the first anchor behind the last, or to the head
 *     where there is no anchor behind it yet. What other entries say is not told.
 * @param anchors those that lie among the links
 * @param head the newest entry when this was read
 */
public record AuditSlice(List<Entry> entries, List<Link> links, List<Anchor> anchors, Link head) {
  public AuditSlice {
    entries = List.copyOf(entries);
    links = List.copyOf(links);
    anchors = List.copyOf(anchors);
  }

  /** See {@code AuditEntry}, whose parts these are. */
  public record Entry(
      long id,
      Instant at,
      String actor,
      String action,
      String object,
      String detail,
      String address,
      String previous,
      String hash) {
    static Entry of(AuditEntry entry) {
      return new Entry(
          entry.id(),
          entry.at(),
          entry.actor(),
          entry.action(),
          entry.object(),
          entry.detail(),
          entry.address(),
          entry.previous(),
          entry.hash());
    }
  }

  /** An entry by its hash alone. */
  public record Link(long id, String hash) {}

  /**
   * @param day in China's time
   */
  public record Anchor(LocalDate day, long id, String hash) {}
}
