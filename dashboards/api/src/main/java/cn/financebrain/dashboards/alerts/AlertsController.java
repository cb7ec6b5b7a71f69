package cn.financebrain.dashboards.alerts;

import cn.financebrain.contract.Band;
import cn.financebrain.contract.Risk;
import cn.financebrain.dashboards.access.Needs;
import cn.financebrain.dashboards.access.Right;
import cn.financebrain.dashboards.account.Account;
import cn.financebrain.dashboards.cases.CasesOfAlerts;
import cn.financebrain.dashboards.catalogue.CachedTags;
import cn.financebrain.dashboards.lists.ListsOfAlerts;
import cn.financebrain.dashboards.warehouse.Warehouse;
import cn.financebrain.dashboards.wire.AlertJson;
import cn.financebrain.dashboards.wire.AlertPage;
import cn.financebrain.dashboards.wire.Parameters;
import cn.financebrain.store.AlertFilter;
import cn.financebrain.store.StoredAlert;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
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
  private final Warehouse warehouse;
  private final CachedTags tags;
  private final AlertStream stream;
  private final CasesOfAlerts cases;
  private final ListsOfAlerts lists;
  private final UnhandledAlerts unhandled;

  AlertsController(
      Warehouse warehouse,
      CachedTags tags,
      AlertStream stream,
      CasesOfAlerts cases,
      ListsOfAlerts lists,
      UnhandledAlerts unhandled) {
    this.warehouse = warehouse;
    this.tags = tags;
    this.stream = stream;
    this.cases = cases;
    this.lists = lists;
    this.unhandled = unhandled;
  }

  @GetMapping
  AlertPage list(
      @RequestParam Optional<String> risk,
      @RequestParam(defaultValue = "") List<String> band,
      @RequestParam(defaultValue = "") String district,
      @RequestParam(defaultValue = "") String enterprise,
      @RequestParam Optional<String> white,
      @RequestParam(defaultValue = "false") boolean late,
      @RequestParam Optional<String> cursor,
      @RequestParam(defaultValue = "50") int limit,
      @AuthenticationPrincipal Account account) {
    AlertFilter all =
        new AlertFilter(
            risk.map(Parameters::risk),
            Parameters.bands(band),
            Parameters.district(district),
            Parameters.search("enterprise", enterprise),
            Warehouse.regionsOf(account));
    AlertFilter filter =
        white
            .map(text -> "only".equals(Parameters.oneOf("white", text, "only", "without")))
            .map(only -> all.of(new AlertFilter.Named(only, lists.white())))
            .orElse(all);
    Optional<StoredAlert.Place> after =
        cursor.map(PlaceCursor::parse).map(place -> new StoredAlert.Place(place.at(), place.id()));
    int wanted = Parameters.limit(limit);
    Listed listed = late ? late(filter, account) : listed(filter);
    List<StoredAlert> found = listed.page().of(after, wanted + 1);
    boolean more = found.size() > wanted;
    List<StoredAlert> page = more ? found.subList(0, wanted) : found;
    return new AlertPage(
        lists.of(cases.of(page.stream().map(alert -> AlertJson.of(alert, tags)).toList())),
        listed.total(),
        more ? cursorOf(page.get(page.size() - 1)) : null);
  }

  /** Where a list is read from. */
  private record Listed(Page page, long total) {
    interface Page {
      List<StoredAlert> of(Optional<StoredAlert.Place> after, int limit);
    }
  }

  private Listed listed(AlertFilter filter) {
    return new Listed(
        (after, limit) -> warehouse.pages().alerts(filter, after, limit),
        warehouse.pages().countAlerts(filter));
  }

  /** Of those that nobody handled in time the desk keeps the ids. */
  private Listed late(AlertFilter filter, Account account) {
    UnhandledAlerts.Filter asked =
        new UnhandledAlerts.Filter(
            filter.risk().map(Risk::id).orElse(""),
            filter.bands().stream().map(Band::name).toList(),
            filter.regionPrefix(),
            filter.search(),
            account.territory());
    return new Listed(
        (after, limit) -> inOrder(unhandled.escalated(asked, after, limit)),
        unhandled.countEscalated(asked));
  }

  private List<StoredAlert> inOrder(List<String> ids) {
    Map<String, StoredAlert> found =
        warehouse.pages().alerts(ids).stream()
            .collect(Collectors.toMap(alert -> alert.alert().id(), Function.identity()));
    return ids.stream().map(found::get).filter(Objects::nonNull).toList();
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
