package cn.financebrain.dashboards.lookup;

import cn.financebrain.dashboards.access.Needs;
import cn.financebrain.dashboards.access.Right;
import cn.financebrain.dashboards.account.Account;
import cn.financebrain.dashboards.problem.ProblemCode;
import cn.financebrain.dashboards.wire.Bodies;
import cn.financebrain.dashboards.wire.Parameters;
import jakarta.servlet.http.HttpServletRequest;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/look-ups}: an enterprise for a bank, by authorisation. */
@RestController
@RequestMapping("/api/look-ups")
@Needs(Right.BANK_LOOK_UP)
class LookUpsController {
  private static final int DAYS_MAX = 90;
  private static final int ID_MAX = 161;
  private static final int AUTHORISATION_MAX = 64;
  private static final Set<String> PURPOSES =
      Set.of("loan-application", "loan-monitoring", "guarantee");

  private final LookUps lookUps;

  LookUpsController(LookUps lookUps) {
    this.lookUps = lookUps;
  }

  record Request(String enterprise, String purpose, String authorisation, String validUntil) {}

  @PostMapping
  LookUp.Opened make(
      @RequestBody Request body,
      @AuthenticationPrincipal Account account,
      HttpServletRequest request) {
    String purpose = Bodies.text("purpose", body.purpose(), AUTHORISATION_MAX);
    if (!PURPOSES.contains(purpose)) {
      throw Bodies.invalid("purpose", "应为 " + PURPOSES, "expected one of " + PURPOSES);
    }
    LookUp.Draft draft =
        new LookUp.Draft(
            Bodies.text("enterprise", body.enterprise(), ID_MAX).strip(),
            purpose,
            Bodies.text("authorisation", body.authorisation(), AUTHORISATION_MAX).strip(),
            day(Bodies.text("validUntil", body.validUntil(), ID_MAX)));
    return lookUps.make(draft, account, request.getRemoteAddr());
  }

  /** A day that is over is refused as such, later. */
  private LocalDate day(String text) {
    LocalDate last = lookUps.today().plusDays(DAYS_MAX);
    try {
      LocalDate day = LocalDate.parse(text);
      if (!day.isAfter(last)) {
        return day;
      }
    } catch (DateTimeException e) {
      // told below
    }
    throw Bodies.invalid(
        "validUntil",
        "应为 %s 及以前的日期（最长 %d 天）".formatted(last, DAYS_MAX),
        "expected a day up to %s (at most %d days)".formatted(last, DAYS_MAX));
  }

  @GetMapping
  List<LookUp.Listed> list(
      @RequestParam(defaultValue = "50") int limit, @AuthenticationPrincipal Account account) {
    return lookUps.list(account, Parameters.limit(limit));
  }

  @GetMapping("/{id}")
  LookUp.Opened open(
      @PathVariable String id,
      @AuthenticationPrincipal Account account,
      HttpServletRequest request) {
    return lookUps.open(
        Parameters.uuid(id, ProblemCode.LOOK_UP_NOT_FOUND), account, request.getRemoteAddr());
  }
}
