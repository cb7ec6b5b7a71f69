package cn.financebrain.dashboards.alerts;

import cn.financebrain.dashboards.access.Needs;
import cn.financebrain.dashboards.access.Right;
import cn.financebrain.dashboards.account.Account;
import cn.financebrain.dashboards.cases.CasesOfAlerts;
import cn.financebrain.dashboards.catalogue.CachedTags;
import cn.financebrain.dashboards.lists.ListsOfAlerts;
import cn.financebrain.dashboards.wire.AlertJson;
import cn.financebrain.dashboards.wire.AlertPage;
import cn.financebrain.dashboards.wire.Parameters;
import cn.financebrain.store.StoredAlert;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** {@code /api/alerts}. */
@RestController
@RequestMapping("/api/alerts")
@Needs(Right.ALERTS_READ)
class AlertsController {
  private final AlertLists alerts;
  private final CachedTags tags;
  private final AlertStream stream;
  private final CasesOfAlerts cases;
  private final ListsOfAlerts lists;

  AlertsController(
      AlertLists alerts,
      CachedTags tags,
      AlertStream stream,
      CasesOfAlerts cases,
      ListsOfAlerts lists) {
    this.alerts = alerts;
    this.tags = tags;
    this.stream = stream;
    this.cases = cases;
    this.lists = lists;
  }

  @GetMapping
  AlertPage list(
      AlertsAsked asked,
      @RequestParam Optional<String> cursor,
      @RequestParam(defaultValue = "50") int limit,
      @AuthenticationPrincipal Account account) {
    AlertLists.Found all = alerts.find(asked, account);
    Optional<StoredAlert.Place> after =
        cursor.map(PlaceCursor::parse).map(place -> new StoredAlert.Place(place.at(), place.id()));
    int wanted = Parameters.limit(limit);
    List<StoredAlert> found = all.after(after, wanted + 1);
    boolean more = found.size() > wanted;
    List<StoredAlert> page = more ? found.subList(0, wanted) : found;
    return new AlertPage(
        lists.of(cases.of(page.stream().map(alert -> AlertJson.of(alert, tags)).toList())),
        all.count(),
        more ? cursorOf(page.get(page.size() - 1)) : null);
  }

  private static String cursorOf(StoredAlert alert) {
    StoredAlert.Place place = alert.place();
    return new PlaceCursor(place.raisedAt(), place.id()).text();
  }

  @GetMapping(path = "/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  SseEmitter stream(
      @RequestHeader("Last-Event-ID") Optional<String> last,
      @AuthenticationPrincipal Account account,
      HttpServletRequest request) {
    Optional<PlaceCursor> after = last.filter(text -> !text.isEmpty()).map(PlaceCursor::parse);
    return stream.subscribe(after, account, request.getSession());
  }
}
