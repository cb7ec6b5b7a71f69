package cn.financebrain.dashboards.feeds;

import static cn.financebrain.dashboards.feeds.RejectsController.asker;

import cn.financebrain.dashboards.access.Needs;
import cn.financebrain.dashboards.access.Right;
import cn.financebrain.dashboards.account.Account;
import cn.financebrain.dashboards.audit.AuditTrail.Action;
import cn.financebrain.dashboards.feeds.FeedDesk.Entry;
import cn.financebrain.dashboards.operations.Job;
import cn.financebrain.dashboards.problem.ProblemCode;
import cn.financebrain.dashboards.problem.ProblemException;
import cn.financebrain.dashboards.wire.Bodies;
import cn.financebrain.dashboards.wire.Parameters;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** {@code /api/name-queue}: rows that wait for somebody to name their enterprise. */
@RestController
@RequestMapping("/api/name-queue")
@Needs(Right.FEEDS_MEND)
class NameQueueController {
  private static final int REASON_MAX = 500;
  private static final int USCC_LENGTH = 18;
  private static final int FROM_MAX = 1_000_000;

  private final FeedDesk desk;

  NameQueueController(FeedDesk desk) {
    this.desk = desk;
  }

  record Assignment(String to, Boolean allOfName) {}

  record Undoing(Boolean allOfName) {}

  record Why(String reason) {}

  @GetMapping
  JsonNode list(
      @RequestParam(defaultValue = "open") String state,
      @RequestParam(defaultValue = "") String doubt,
      @RequestParam(defaultValue = "") String text,
      @RequestParam(defaultValue = "0") int from,
      @RequestParam(defaultValue = "50") int limit,
      @AuthenticationPrincipal Account account,
      HttpServletRequest request) {
    Parameters.oneOf("state", state, "open", "assigned", "dropped");
    if (from < 0 || from > FROM_MAX) {
      throw Parameters.invalid("from", Integer.toString(from), "0–" + FROM_MAX);
    }
    return desk.result(
        asker(account, request),
        new Entry(Action.QUEUE_VIEWED, "name-queue", state),
        "resolve-list",
        Map.of(
            "state", state,
            "doubt", Parameters.search("doubt", doubt),
            "text", Parameters.search("text", text),
            "from", from,
            "limit", Parameters.limit(limit)));
  }

  @GetMapping("/enterprises")
  JsonNode search(
      @RequestParam String text,
      @AuthenticationPrincipal Account account,
      HttpServletRequest request) {
    String wanted = Parameters.search("text", text);
    if (wanted.isEmpty()) {
      throw Parameters.invalid("text", "", "1–200");
    }
    return desk.result(
        asker(account, request),
        new Entry(Action.QUEUE_VIEWED, "name-queue", "search " + wanted),
        "resolve-search",
        Map.of("text", wanted));
  }

  @GetMapping("/{id}")
  JsonNode show(
      @PathVariable String id,
      @AuthenticationPrincipal Account account,
      HttpServletRequest request) {
    return desk.result(
        asker(account, request),
        new Entry(Action.QUEUE_VIEWED, id(id), ""),
        "resolve-show",
        Map.of("id", id));
  }

  @PostMapping("/{id}/assignment")
  Job assign(
      @PathVariable String id,
      @RequestBody Assignment wanted,
      @AuthenticationPrincipal Account account,
      HttpServletRequest request) {
    String to = Bodies.text("to", wanted.to(), USCC_LENGTH);
    boolean all = Boolean.TRUE.equals(wanted.allOfName());
    return desk.begin(
        asker(account, request),
        new Entry(Action.NAME_ASSIGNED, id(id), to + (all ? " all-of-name" : "")),
        "resolve-assign",
        Map.of("id", id, "to", to, "allOfName", all));
  }

  @PostMapping("/{id}/dismissal")
  Job drop(
      @PathVariable String id,
      @RequestBody Why why,
      @AuthenticationPrincipal Account account,
      HttpServletRequest request) {
    String reason = Bodies.text("reason", why.reason(), REASON_MAX);
    return desk.begin(
        asker(account, request),
        new Entry(Action.NAME_DROPPED, id(id), reason),
        "resolve-drop",
        Map.of("id", id, "reason", reason));
  }

  @PostMapping("/{id}/undoing")
  Job undo(
      @PathVariable String id,
      @RequestBody Undoing wanted,
      @AuthenticationPrincipal Account account,
      HttpServletRequest request) {
    boolean all = Boolean.TRUE.equals(wanted.allOfName());
    return desk.begin(
        asker(account, request),
        new Entry(Action.NAME_UNDONE, id(id), all ? "all-of-name" : ""),
        "resolve-undo",
        Map.of("id", id, "allOfName", all));
  }

  /** Looks all that wait up again. */
  @PostMapping("/retrial")
  Job retry(@AuthenticationPrincipal Account account, HttpServletRequest request) {
    return desk.begin(
        asker(account, request),
        new Entry(Action.NAMES_RETRIED, "name-queue", ""),
        "resolve-retry",
        Map.of());
  }

  private static String id(String text) {
    if (!text.matches("[0-9a-f]{12}")) {
      throw ProblemException.of(ProblemCode.NOT_FOUND);
    }
    return text;
  }
}
