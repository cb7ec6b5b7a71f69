package cn.financebrain.dashboards.audit;

import cn.financebrain.dashboards.access.Needs;
import cn.financebrain.dashboards.access.Right;
import cn.financebrain.dashboards.account.Account;
import cn.financebrain.dashboards.audit.AuditTrail.Action;
import cn.financebrain.dashboards.exports.Exports;
import cn.financebrain.dashboards.exports.Leaving;
import cn.financebrain.dashboards.exports.Rows;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/audit-export}: all entries that match, for an auditor's file. */
@RestController
@Needs(Right.AUDIT_READ)
class AuditExportController {
  private final AuditLog log;
  private final Exports exports;

  AuditExportController(AuditLog log, Exports exports) {
    this.log = log;
    this.exports = exports;
  }

  @GetMapping("/api/audit-export")
  void export(
      AuditFilter.Asked asked,
      @AuthenticationPrincipal Account account,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    exports.send(
        new Found(asked.filter()),
        Leaving.of(account, Action.AUDIT_EXPORTED, "audit", request),
        response);
  }

  /** Those of a filter; the entry of the export itself comes after them. */
  private final class Found implements Rows<AuditEntry> {
    private final AuditFilter filter;

    Found(AuditFilter filter) {
      this.filter = filter;
    }

    @Override
    public List<AuditEntry> after(Optional<AuditEntry> last, int limit) {
      return log.newest(filter, last.map(AuditEntry::id).orElse(Long.MAX_VALUE), limit);
    }

    @Override
    public List<AuditController.Entry> shown(List<AuditEntry> part) {
      return part.stream().map(AuditController.Entry::of).toList();
    }
  }
}
