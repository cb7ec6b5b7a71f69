package cn.financebrain.dashboards.enterprises;

import cn.financebrain.contract.Category;
import cn.financebrain.contract.EnterpriseId;
import cn.financebrain.dashboards.access.Needs;
import cn.financebrain.dashboards.access.Right;
import cn.financebrain.dashboards.account.Account;
import cn.financebrain.dashboards.alerts.PlaceCursor;
import cn.financebrain.dashboards.enterprises.ProfileAccess.Part;
import cn.financebrain.dashboards.problem.ProblemCode;
import cn.financebrain.dashboards.problem.ProblemException;
import cn.financebrain.dashboards.warehouse.Warehouse;
import cn.financebrain.dashboards.wire.EventJson;
import cn.financebrain.dashboards.wire.EventKeyJson;
import cn.financebrain.dashboards.wire.Parameters;
import cn.financebrain.store.EventPlace;
import cn.financebrain.store.WarehousePages;
import cn.financebrain.store.WarehouseRow.EventRow;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/enterprises/{id}/events}: those behind a reason, or all over time. */
@RestController
@Needs(Right.EVENTS_READ)
class EventsController {
  private static final int KEYS_MAX = 100;

  private final Warehouse warehouse;
  private final ProfileAccess access;

  EventsController(Warehouse warehouse, ProfileAccess access) {
    this.warehouse = warehouse;
    this.access = access;
  }

  /**
   * A page of events.
   *
   * @param next cursor of the next page; null at the end, and where events were named
   */
  record Page(List<EventJson> items, String next) {}

  /** With keys: the events that they name. Without any: all, newest first. */
  @GetMapping("/api/enterprises/{id}/events")
  Page events(
      @PathVariable String id,
      @RequestParam(defaultValue = "") String category,
      @RequestParam Optional<String> cursor,
      @RequestParam(defaultValue = "50") int limit,
      Authentication user,
      HttpServletRequest request) {
    // read here, since Spring splits a single value at its commas and ids may hold commas
    String[] keys = request.getParameterValues("key");
    if (keys != null && keys.length > KEYS_MAX) {
      throw ProblemException.of(ProblemCode.INVALID_PARAMETER);
    }
    Optional<Category> wanted = category(category);
    Optional<EventPlace> after = cursor.map(EventsController::place);
    int count = Parameters.limit(limit);
    EnterpriseId enterprise = access.open(id, Part.EVENTS, user, request).enterprise();
    boolean persons = ((Account) user.getPrincipal()).may(Right.PERSONS_SEE);
    return keys == null
        ? page(newest(enterprise, wanted, after, count + 1), count, persons)
        : new Page(named(enterprise, keys, persons), null);
  }

  private static Optional<Category> category(String id) {
    try {
      return id.isEmpty() ? Optional.empty() : Optional.of(Category.ofId(id));
    } catch (IllegalArgumentException e) {
      throw Parameters.invalid("category", Parameters.search("category", id), "tax, …");
    }
  }

  private static EventPlace place(String cursor) {
    PlaceCursor place = PlaceCursor.parse(cursor);
    try {
      return new EventPlace(place.at(), EventKeyJson.parse(place.id()));
    } catch (ProblemException e) {
      throw ProblemException.of(ProblemCode.INVALID_CURSOR);
    }
  }

  private List<EventJson> named(EnterpriseId enterprise, String[] keys, boolean persons) {
    return warehouse
        .pages()
        .events(enterprise, Stream.of(keys).map(EventKeyJson::parse).toList())
        .stream()
        .map(row -> EventJson.of(row, persons))
        .toList();
  }

  /**
   * @throws ProblemException if there are more than can be put in order of time while one waits
   */
  private List<EventRow> newest(
      EnterpriseId enterprise, Optional<Category> category, Optional<EventPlace> after, int limit) {
    WarehousePages pages = warehouse.pages();
    if (pages.countEvents(enterprise) > WarehousePages.EVENTS_MAX) {
      throw ProblemException.of(ProblemCode.TOO_MANY_EVENTS);
    }
    return pages.latestEvents(enterprise, category, after, limit);
  }

  private static Page page(List<EventRow> found, int limit, boolean persons) {
    boolean more = found.size() > limit;
    List<EventRow> shown = more ? found.subList(0, limit) : found;
    return new Page(
        shown.stream().map(row -> EventJson.of(row, persons)).toList(),
        more ? cursor(shown.get(limit - 1).place()) : null);
  }

  private static String cursor(EventPlace last) {
    return new PlaceCursor(last.eventTime(), EventKeyJson.of(last.key()).key()).text();
  }
}
