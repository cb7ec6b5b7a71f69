package cn.financebrain.dashboards.alerts;

import cn.financebrain.dashboards.access.Needs;
import cn.financebrain.dashboards.access.Right;
import cn.financebrain.dashboards.account.Account;
import cn.financebrain.dashboards.audit.AuditTrail.Action;
import cn.financebrain.dashboards.catalogue.CachedTags;
import cn.financebrain.dashboards.exports.Exports;
import cn.financebrain.dashboards.exports.Leaving;
import cn.financebrain.dashboards.exports.Rows;
import cn.financebrain.dashboards.wire.AlertJson;
import cn.financebrain.store.StoredAlert;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/alert-export}: all alerts that match, for a file. */
@RestController
@Needs(Right.EXPORT)
class AlertExportController {
  private final AlertLists alerts;
  private final CachedTags tags;
  private final Exports exports;

  AlertExportController(AlertLists alerts, CachedTags tags, Exports exports) {
    this.alerts = alerts;
    this.tags = tags;
    this.exports = exports;
  }

  @GetMapping("/api/alert-export")
  void export(
      AlertsAsked asked,
      @AuthenticationPrincipal Account account,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    account.require(Right.ALERTS_READ);
    exports.send(
        new Found(alerts.find(asked, account)),
        Leaving.of(account, Action.ALERTS_EXPORTED, "alerts", request),
        response);
  }

  /** One that comes meanwhile is before the first, and left out. */
  private final class Found implements Rows<StoredAlert> {
    private final AlertLists.Found all;

    Found(AlertLists.Found all) {
      this.all = all;
    }

    @Override
    public List<StoredAlert> after(Optional<StoredAlert> last, int limit) {
      return all.after(last.map(StoredAlert::place), limit);
    }

    @Override
    public List<AlertJson> shown(List<StoredAlert> part) {
      return part.stream().map(alert -> AlertJson.of(alert, tags)).toList();
    }
  }
}
