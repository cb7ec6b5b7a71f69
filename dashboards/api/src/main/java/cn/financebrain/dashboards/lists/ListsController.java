package cn.financebrain.dashboards.lists;

import cn.financebrain.contract.Risk;
import cn.financebrain.dashboards.access.Needs;
import cn.financebrain.dashboards.access.Right;
import cn.financebrain.dashboards.account.Account;
import cn.financebrain.dashboards.alerts.PlaceCursor;
import cn.financebrain.dashboards.cases.Words;
import cn.financebrain.dashboards.exports.Exports;
import cn.financebrain.dashboards.exports.Leaving;
import cn.financebrain.dashboards.listing.ListAct;
import cn.financebrain.dashboards.listing.ListAction;
import cn.financebrain.dashboards.listing.ListKind;
import cn.financebrain.dashboards.listing.ListRules;
import cn.financebrain.dashboards.lists.ListDesk.User;
import cn.financebrain.dashboards.problem.ProblemCode;
import cn.financebrain.dashboards.wire.Bodies;
import cn.financebrain.dashboards.wire.Parameters;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/list-entries}: white list and risk list. */
@RestController
@Needs(Right.CASES_READ)
class ListsController {
  private static final int TEXT_MAX = 2000;
  private static final int BASIS_MAX = 300;
  private static final int EXPORT_MAX = 100_000;

  private final ListQueries queries;
  private final ListViews views;
  private final ListDesk desk;

  ListsController(ListQueries queries, ListViews views, ListDesk desk) {
    this.queries = queries;
    this.views = views;
    this.desk = desk;
  }

  record DraftBody(
      String list,
      String enterprise,
      String risk,
      String reason,
      String basis,
      String measures,
      String until) {}

  record ActBody(
      String action,
      Integer version,
      String reason,
      String until,
      String measures,
      String evidence,
      String impact) {}

  @GetMapping("/api/list-entries")
  ListJson.Page list(
      ListFilter.Asked asked,
      @RequestParam Optional<String> cursor,
      @RequestParam(defaultValue = "50") int limit,
      @AuthenticationPrincipal Account account) {
    ListFilter filter = ListFilter.parse(asked);
    int wanted = Parameters.limit(limit);
    List<StoredEntry> found =
        queries.list(filter, account.territory(), cursor.map(ListsController::place), wanted + 1);
    boolean more = found.size() > wanted;
    List<StoredEntry> page = more ? found.subList(0, wanted) : found;
    StoredEntry last = more ? page.get(page.size() - 1) : null;
    return new ListJson.Page(
        views.summaries(page),
        queries.count(filter, account.territory()),
        queries.counts(filter, account.territory()),
        more ? new PlaceCursor(last.addedAt(), last.entry().id().toString()).text() : null);
  }

  private static PlaceCursor place(String text) {
    PlaceCursor place = PlaceCursor.parse(text);
    Parameters.uuid(place.id(), ProblemCode.INVALID_CURSOR);
    return place;
  }

  /** All that match, at once, so that a file of them is of one instant and audited once. */
  @GetMapping("/api/list-export")
  @Needs(Right.EXPORT)
  ListJson.All export(
      ListFilter.Asked asked,
      @AuthenticationPrincipal Account account,
      HttpServletRequest request) {
    account.require(Right.CASES_READ);
    ListFilter filter = ListFilter.parse(asked);
    List<StoredEntry> found =
        queries.list(filter, account.territory(), Optional.empty(), EXPORT_MAX + 1);
    if (found.size() > EXPORT_MAX) {
      throw Exports.tooMany(EXPORT_MAX);
    }
    desk.exported(
        filter,
        Leaving.detail(found.size(), Objects.requireNonNullElse(request.getQueryString(), "")),
        user(account, request));
    return new ListJson.All(views.summaries(found));
  }

  @PostMapping("/api/list-entries")
  @Needs(Right.CASES_TRIAGE)
  ListJson propose(
      @RequestBody DraftBody body,
      @AuthenticationPrincipal Account account,
      HttpServletRequest request,
      Locale locale) {
    User user = user(account, request);
    Risk risk = body.risk() == null ? null : Parameters.risk(body.risk());
    UUID id =
        desk.propose(
            Bodies.present("enterprise", body.enterprise()),
            new ListRules.Draft(
                Words.parse("list", Bodies.present("list", body.list()), ListKind.class),
                risk,
                Words.text("reason", body.reason(), TEXT_MAX),
                Words.text("basis", body.basis(), BASIS_MAX),
                Words.text("measures", body.measures(), TEXT_MAX),
                Words.day("until", body.until())),
            user);
    return views.whole(desk.look(id, user), account, locale);
  }

  @GetMapping("/api/list-entries/{entry}")
  ListJson get(
      @PathVariable String entry,
      @AuthenticationPrincipal Account account,
      HttpServletRequest request,
      Locale locale) {
    return views.whole(desk.look(id(entry), user(account, request)), account, locale);
  }

  @PostMapping("/api/list-entries/{entry}/actions")
  ListJson act(
      @PathVariable String entry,
      @RequestBody ActBody body,
      @AuthenticationPrincipal Account account,
      HttpServletRequest request,
      Locale locale) {
    User user = user(account, request);
    UUID id = id(entry);
    ListAct act =
        new ListAct(
            Words.parse("action", Bodies.present("action", body.action()), ListAction.class),
            Words.text("reason", body.reason(), TEXT_MAX),
            Words.day("until", body.until()),
            Words.text("measures", body.measures(), TEXT_MAX),
            Words.text("evidence", body.evidence(), TEXT_MAX),
            Words.text("impact", body.impact(), TEXT_MAX));
    desk.act(id, Bodies.present("version", body.version()), act, user);
    return views.whole(desk.look(id, user), account, locale);
  }

  private static UUID id(String entry) {
    return Parameters.uuid(entry, ProblemCode.LIST_ENTRY_NOT_FOUND);
  }

  private static User user(Account account, HttpServletRequest request) {
    return new User(account, request.getRemoteAddr());
  }
}
