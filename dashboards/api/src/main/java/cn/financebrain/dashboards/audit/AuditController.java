package cn.financebrain.dashboards.audit;

import cn.financebrain.contract.DayBegins;
import cn.financebrain.dashboards.access.Needs;
import cn.financebrain.dashboards.access.Right;
import cn.financebrain.dashboards.account.Account;
import cn.financebrain.dashboards.audit.AuditTrail.Action;
import cn.financebrain.dashboards.problem.ProblemCode;
import cn.financebrain.dashboards.problem.ProblemException;
import cn.financebrain.dashboards.wire.Parameters;
import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/audit}: for auditors. */
@RestController
@RequestMapping("/api/audit")
@Needs(Right.AUDIT_READ)
class AuditController {
  /** What the page verifies at once; the command verifies all. */
  private static final int DAYS = 30;

  private final AuditLog log;
  private final AuditAnchors anchors;
  private final AuditVerifier verifier;
  private final AuditTrail trail;
  private final InstantSource clock;

  AuditController(
      AuditLog log,
      AuditAnchors anchors,
      AuditVerifier verifier,
      AuditTrail trail,
      InstantSource clock) {
    this.log = log;
    this.anchors = anchors;
    this.verifier = verifier;
    this.trail = trail;
    this.clock = clock;
  }

  record Entry(
      long id,
      Instant at,
      String actor,
      String action,
      String object,
      String detail,
      String address,
      String hash) {
    static Entry of(AuditEntry entry) {
      return new Entry(
          entry.id(),
          entry.at(),
          entry.actor(),
          entry.action(),
          entry.object(),
          entry.detail(),
          entry.address(),
          entry.hash());
    }
  }

  /**
   * @param next null at the end
   */
  record Page(List<Entry> items, String next) {}

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Verification(
      boolean intact,
      long from,
      long entries,
      long unchained,
      int anchors,
      long head,
      String hash,
      String fault,
      Long faultAt) {
    static Verification of(AuditVerification.Result result) {
      return new Verification(
          result.found().isEmpty(),
          result.from(),
          result.entries(),
          result.unchained(),
          result.anchors(),
          result.head().id(),
          result.head().hash(),
          result.found().map(found -> Parameters.id(found.fault())).orElse(null),
          result.found().map(AuditVerification.Found::id).orElse(null));
    }
  }

  @GetMapping
  Page entries(
      AuditFilter.Asked asked,
      @RequestParam Optional<String> cursor,
      @RequestParam(defaultValue = "50") int limit,
      @AuthenticationPrincipal Account account,
      HttpServletRequest request) {
    AuditFilter filter = asked.filter();
    int wanted = Parameters.limit(limit);
    long before = cursor.map(AuditController::place).orElse(Long.MAX_VALUE);
    List<AuditEntry> found = log.newest(filter, before, wanted + 1);
    boolean more = found.size() > wanted;
    List<AuditEntry> page = more ? found.subList(0, wanted) : found;
    trail.append(
        account.name(),
        Action.AUDIT_VIEWED,
        "audit",
        Objects.requireNonNullElse(request.getQueryString(), ""),
        request.getRemoteAddr());
    return new Page(
        page.stream().map(Entry::of).toList(),
        more ? Long.toString(page.get(page.size() - 1).id()) : null);
  }

  private static long place(String cursor) {
    try {
      return Long.parseLong(cursor);
    } catch (NumberFormatException e) {
      throw ProblemException.of(ProblemCode.INVALID_CURSOR);
    }
  }

  /** From the newest anchor that is older than a month. */
  @PostMapping("/verification")
  Verification verify(@AuthenticationPrincipal Account account, HttpServletRequest request) {
    LocalDate month = LocalDate.ofEpochDay(DayBegins.dayOf(clock.instant())).minusDays(DAYS);
    AuditAnchor start =
        anchors.newestBefore(month).map(AuditAnchors.Line::anchor).orElse(AuditAnchor.BEGINNING);
    AuditVerification.Result result = verifier.verify(start);
    trail.append(
        account.name(),
        Action.AUDIT_VERIFIED,
        "audit",
        result.found().map(AuditVerification.Found::text).orElse("intact"),
        request.getRemoteAddr());
    return Verification.of(result);
  }
}
