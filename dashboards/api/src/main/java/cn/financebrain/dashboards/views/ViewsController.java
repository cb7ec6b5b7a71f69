package cn.financebrain.dashboards.views;

import cn.financebrain.dashboards.access.Needs;
import cn.financebrain.dashboards.access.Right;
import cn.financebrain.dashboards.account.Account;
import cn.financebrain.dashboards.problem.ProblemCode;
import cn.financebrain.dashboards.views.ViewStore.Arrangement;
import cn.financebrain.dashboards.wire.Bodies;
import cn.financebrain.dashboards.wire.Parameters;
import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/views}: the saved views of alerts and cases. */
@RestController
@RequestMapping("/api/views")
@Needs({Right.ALERTS_READ, Right.CASES_READ})
class ViewsController {
  private static final Set<String> AUDIENCES = Set.of(SavedView.OWN, "unit", "territory");
  private static final int ORDERED_MAX = 500;

  private final Views views;

  ViewsController(Views views) {
    this.views = views;
  }

  record Draft(String list, String name, String audience, ViewSettings settings, Integer version) {}

  record ArrangementDraft(List<UUID> order, UUID defaultView) {}

  record View(
      UUID id,
      String list,
      String name,
      String audience,
      String owner,
      boolean own,
      ViewSettings settings,
      int version) {

    static View of(SavedView view, Account account) {
      return new View(
          view.id(),
          view.list().id(),
          view.name(),
          view.audience(),
          view.ownerName(),
          view.owner().equals(account.name()),
          view.settings(),
          view.version());
    }
  }

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record ViewList(List<View> items, UUID defaultView, boolean mayShare) {}

  @GetMapping
  ViewList list(@RequestParam String list, @AuthenticationPrincipal Account account) {
    ViewedList of = parameter(list);
    List<View> items =
        views.list(account, of).stream().map(view -> View.of(view, account)).toList();
    UUID first = views.defaultOf(account, of);
    boolean seen = items.stream().anyMatch(view -> view.id().equals(first));
    return new ViewList(items, seen ? first : null, Views.mayShare(account));
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  View create(
      @RequestBody Draft body,
      @AuthenticationPrincipal Account account,
      HttpServletRequest request) {
    ViewedList list = listOf(body);
    return View.of(views.create(list, draft(body, list), user(account, request)), account);
  }

  @PutMapping("/{id}")
  View change(
      @PathVariable String id,
      @RequestBody Draft body,
      @AuthenticationPrincipal Account account,
      HttpServletRequest request) {
    ViewedList list = listOf(body);
    int version = Bodies.present("version", body.version());
    return View.of(
        views.change(idOf(id), list, version, draft(body, list), user(account, request)), account);
  }

  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void delete(
      @PathVariable String id,
      @AuthenticationPrincipal Account account,
      HttpServletRequest request) {
    views.delete(idOf(id), user(account, request));
  }

  @PostMapping("/{id}/restoration")
  View restore(
      @PathVariable String id,
      @AuthenticationPrincipal Account account,
      HttpServletRequest request) {
    return View.of(views.restore(idOf(id), user(account, request)), account);
  }

  @PutMapping("/arrangement")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void arrange(
      @RequestParam String list,
      @RequestBody ArrangementDraft body,
      @AuthenticationPrincipal Account account) {
    List<UUID> order = Bodies.present("order", body.order());
    if (order.size() > ORDERED_MAX || order.contains(null)) {
      throw Bodies.invalid("order", "视图过多或为空", "too many views, or an empty one");
    }
    views.arrange(parameter(list), new Arrangement(order, body.defaultView()), account);
  }

  private static ViewedList listOf(Draft body) {
    return ViewedList.parse(Bodies.present("list", body.list()))
        .orElseThrow(() -> Bodies.invalid("list", "应为 alerts 或 cases", "alerts or cases"));
  }

  private static Views.Draft draft(Draft body, ViewedList list) {
    String audience = Bodies.present("audience", body.audience());
    if (!AUDIENCES.contains(audience)) {
      throw Bodies.invalid("audience", "应为 " + AUDIENCES, "expected one of " + AUDIENCES);
    }
    String name = Bodies.present("name", body.name()).strip();
    return new Views.Draft(
        Bodies.text("name", name, Views.NAME_MAX),
        audience,
        ViewSettings.checked(body.settings(), list));
  }

  private static ViewedList parameter(String list) {
    return ViewedList.parse(list)
        .orElseThrow(() -> Parameters.invalid("list", list, "alerts, cases"));
  }

  private static UUID idOf(String id) {
    return Parameters.uuid(id, ProblemCode.VIEW_NOT_FOUND);
  }

  private static Views.User user(Account account, HttpServletRequest request) {
    return new Views.User(account, request.getRemoteAddr());
  }
}
