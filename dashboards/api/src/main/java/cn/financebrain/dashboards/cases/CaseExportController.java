package cn.financebrain.dashboards.cases;

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

/** {@code /api/case-export}: all cases that match, for a file. */
@RestController
@Needs(Right.EXPORT)
class CaseExportController {
  private final CaseQueries queries;
  private final CaseViews views;
  private final Exports exports;

  CaseExportController(CaseQueries queries, CaseViews views, Exports exports) {
    this.queries = queries;
    this.views = views;
    this.exports = exports;
  }

  @GetMapping("/api/case-export")
  void export(
      CaseFilter.Asked asked,
      @AuthenticationPrincipal Account account,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    account.require(Right.CASES_READ);
    exports.send(
        new Found(asked.filter(), account),
        Leaving.of(account, Action.CASES_EXPORTED, "cases", request),
        response);
  }

  /** Those of a filter that the account sees. */
  private final class Found implements Rows<StoredCase> {
    private final CaseFilter filter;
    private final Account account;

    Found(CaseFilter filter, Account account) {
      this.filter = filter;
      this.account = account;
    }

    @Override
    public List<StoredCase> after(Optional<StoredCase> last, int limit) {
      return queries.list(
          filter, Visible.to(account), account.name(), last.map(CaseCursor::of), limit);
    }

    @Override
    public List<CaseJson.Summary> shown(List<StoredCase> part) {
      return views.summaries(part, account);
    }
  }
}
