package cn.financebrain.dashboards.audit;

import java.util.List;
import java.util.function.LongConsumer;
import org.springframework.stereotype.Component;

/** Verifies the stored chain against its hashes and the anchors. */
@Component
class AuditVerifier {
  private static final int CHUNK = 1_000;

  private final AuditLog log;
  private final AuditAnchors anchors;

  AuditVerifier(AuditLog log, AuditAnchors anchors) {
    this.log = log;
    this.anchors = anchors;
  }

  /**
   * Reads all entries after the start; what is appended meanwhile is followed too.
   *
   * @param start where to begin
   */
  AuditVerification.Result verify(AuditAnchor start) {
    return verify(start, id -> {});
  }

  /**
   * @param progress is told the last id of each chunk
   */
  AuditVerification.Result verify(AuditAnchor start, LongConsumer progress) {
    AuditAnchor head = log.head();
    AuditVerification verification =
        new AuditVerification(
            start, anchors.read().stream().map(AuditAnchors.Line::anchor).toList());
    long after = start.id();
    List<AuditEntry> entries;
    do {
      entries = log.following(after, CHUNK);
      entries.forEach(verification::follow);
      after += entries.size();
      progress.accept(after);
    } while (!entries.isEmpty() && verification.goesOn());
    return verification.end(head);
  }
}
