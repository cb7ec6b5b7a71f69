package cn.financebrain.dashboards.audit;

import java.util.List;
import org.springframework.stereotype.Component;

/** Cuts slices out of the audit trail. */
@Component
public class AuditSlices {
  private static final int LINKS_MAX = 200_000;

  private final AuditLog log;
  private final AuditAnchors anchors;

  AuditSlices(AuditLog log, AuditAnchors anchors) {
    this.log = log;
    this.anchors = anchors;
  }

  /** What was done to an object, such as a case by its number. */
  public AuditSlice of(String object) {
    AuditAnchor head = log.head();
    List<AuditEntry> entries =
        log.about(object).stream().filter(entry -> entry.id() <= head.id()).toList();
    List<AuditAnchors.Line> lines = anchors.read();
    if (entries.isEmpty()) {
      return new AuditSlice(List.of(), List.of(), List.of(), link(head));
    }
    long last = entries.get(entries.size() - 1).id();
    long end =
        lines.stream()
            .mapToLong(line -> line.anchor().id())
            .filter(id -> id >= last && id <= head.id())
            .min()
            .orElse(head.id());
    long first = entries.get(0).id();
    long from = end - first < LINKS_MAX ? first : Math.max(last, end - LINKS_MAX + 1);
    return new AuditSlice(
        entries.stream().map(AuditSlice.Entry::of).toList(),
        log.links(from, end),
        lines.stream()
            .filter(line -> line.anchor().id() >= from && line.anchor().id() <= end)
            .map(
                line -> new AuditSlice.Anchor(line.day(), line.anchor().id(), line.anchor().hash()))
            .toList(),
        link(head));
  }

  private static AuditSlice.Link link(AuditAnchor anchor) {
    return new AuditSlice.Link(anchor.id(), anchor.hash());
  }
}
