package cn.financebrain.dashboards.session;

import cn.financebrain.dashboards.access.Needs;
import cn.financebrain.dashboards.access.Right;
import cn.financebrain.dashboards.access.Role;
import cn.financebrain.dashboards.account.Account;
import cn.financebrain.dashboards.account.Accounts;
import cn.financebrain.dashboards.problem.ProblemCode;
import cn.financebrain.dashboards.problem.ProblemException;
import cn.financebrain.dashboards.problem.Wording;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/session}. */
@RestController
@RequestMapping("/api/session")
@Needs({})
class SessionController {
  private static final int NAME_MAX = 100;
  private static final int PASSWORD_MAX = 200;

  private final Accounts accounts;
  private final SessionStore sessions;

  SessionController(Accounts accounts, SessionStore sessions) {
    this.accounts = accounts;
    this.sessions = sessions;
  }

  record Credentials(String user, String password) {}

  record PasswordChange(String current, String next) {}

  record Session(
      String user,
      String displayName,
      String unit,
      List<String> roles,
      List<String> rights,
      List<String> territory,
      boolean mustChangePassword) {
    static Session of(Account account) {
      return new Session(
          account.name(),
          account.displayName(),
          account.unit(),
          account.roles().stream().sorted().map(Role::id).toList(),
          account.rights().stream().map(Right::id).toList(),
          account.territory().prefixes(),
          account.mustChangePassword());
    }
  }

  @GetMapping
  Session current(@AuthenticationPrincipal Account account) {
    return Session.of(account);
  }

  @PostMapping
  Session signIn(
      @RequestBody Credentials credentials,
      HttpServletRequest request,
      HttpServletResponse response) {
    requireText("user", credentials.user(), NAME_MAX);
    requireText("password", credentials.password(), PASSWORD_MAX);
    Account account =
        accounts.signIn(credentials.user(), credentials.password(), request.getRemoteAddr());
    sessions.begin(account, request, response);
    return Session.of(account);
  }

  @DeleteMapping
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void signOut(@AuthenticationPrincipal Account account, HttpServletRequest request) {
    accounts.signOut(account, request.getRemoteAddr());
    SessionStore.end(request);
  }

  @PutMapping("/password")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void changePassword(
      @AuthenticationPrincipal Account account,
      @RequestBody PasswordChange change,
      HttpServletRequest request,
      HttpServletResponse response) {
    requireText("current", change.current(), PASSWORD_MAX);
    requireText("next", change.next(), PASSWORD_MAX);
    Account changed =
        accounts.changePassword(account, change.current(), change.next(), request.getRemoteAddr());
    sessions.begin(changed, request, response);
  }

  private static void requireText(String field, String value, int limit) {
    if (value == null || value.isEmpty() || value.length() > limit || value.indexOf('\0') >= 0) {
      throw ProblemException.ofField(
          ProblemCode.INVALID_BODY,
          field,
          new Wording(
              "%s 应为 1 到 %d 个字符".formatted(field, limit),
              "%s: expected 1 to %d characters".formatted(field, limit)));
    }
  }
}
