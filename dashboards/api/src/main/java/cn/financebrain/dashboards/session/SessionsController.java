package cn.financebrain.dashboards.session;

import cn.financebrain.dashboards.access.Needs;
import cn.financebrain.dashboards.account.Account;
import cn.financebrain.dashboards.audit.AuditTrail;
import cn.financebrain.dashboards.audit.AuditTrail.Action;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/sessions}: where one is signed in. */
@RestController
@RequestMapping("/api/sessions")
@Needs({})
class SessionsController {
  private final SessionRegister register;
  private final AuditTrail audit;

  SessionsController(SessionRegister register, AuditTrail audit) {
    this.register = register;
    this.audit = audit;
  }

  record OpenSession(
      String id, String address, String agent, Instant since, Instant lastSeen, boolean current) {}

  @GetMapping
  List<OpenSession> list(@AuthenticationPrincipal Account account, HttpServletRequest request) {
    String here = SessionRegister.idOf(request);
    return register.of(account).stream()
        .map(
            open ->
                new OpenSession(
                    open.id(),
                    open.address(),
                    open.agent(),
                    open.since(),
                    open.lastSeen(),
                    open.id().equals(here)))
        .toList();
  }

  @DeleteMapping
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void endOthers(@AuthenticationPrincipal Account account, HttpServletRequest request) {
    audit.append(
        account.name(), Action.SESSIONS_ENDED, account.name(), "others", request.getRemoteAddr());
    register.endOthers(account, request);
  }
}
