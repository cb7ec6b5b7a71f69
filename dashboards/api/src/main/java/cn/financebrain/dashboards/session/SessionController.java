package cn.financebrain.dashboards.session;

import cn.financebrain.dashboards.access.Needs;
import cn.financebrain.dashboards.access.Right;
import cn.financebrain.dashboards.access.Role;
import cn.financebrain.dashboards.account.Account;
import cn.financebrain.dashboards.account.Accounts;
import cn.financebrain.dashboards.account.SecondFactor;
import cn.financebrain.dashboards.wire.Bodies;
import cn.financebrain.dashboards.wire.Parameters;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
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
  private static final int CODE_MAX = 40;

  private final Accounts accounts;
  private final SessionStore sessions;
  private final OpenIdSignIn openId;

  SessionController(Accounts accounts, SessionStore sessions, OpenIdSignIn openId) {
    this.accounts = accounts;
    this.sessions = sessions;
    this.openId = openId;
  }

  record Credentials(String user, String password, String code) {}

  record SignedOut(String onward) {}

  record PasswordChange(String current, String next) {}

  record Session(
      String user,
      String displayName,
      String unit,
      List<String> roles,
      List<String> rights,
      List<String> territory,
      boolean mustChangePassword,
      boolean passwordOff,
      String secondFactor) {
    static Session of(Account account, SecondFactor factor) {
      return new Session(
          account.name(),
          account.displayName(),
          account.unit(),
          account.roles().stream().sorted().map(Role::id).toList(),
          account.rights().stream().map(Right::id).toList(),
          account.territory().prefixes(),
          account.mustChangePassword(),
          account.passwordOff(),
          Parameters.id(factor));
    }
  }

  @GetMapping
  Session current(@AuthenticationPrincipal Account account) {
    return Session.of(account, accounts.secondFactor(account));
  }

  @PostMapping
  Session signIn(
      @RequestBody Credentials credentials,
      HttpServletRequest request,
      HttpServletResponse response) {
    Account account =
        accounts.signIn(
            Bodies.text("user", credentials.user(), NAME_MAX),
            Bodies.text("password", credentials.password(), PASSWORD_MAX),
            Bodies.optionalText("code", credentials.code(), CODE_MAX),
            request.getRemoteAddr());
    sessions.begin(account, request, response);
    return Session.of(account, accounts.secondFactor(account));
  }

  /** Says where the OpenID provider's session is ended, if it began there. */
  @DeleteMapping
  ResponseEntity<SignedOut> signOut(
      @AuthenticationPrincipal Account account, HttpServletRequest request) {
    accounts.signOut(account, request.getRemoteAddr());
    Optional<String> onward = openId.signOut(request);
    SessionStore.end(request);
    return onward
        .map(address -> ResponseEntity.ok(new SignedOut(address)))
        .orElseGet(() -> ResponseEntity.noContent().build());
  }

  @PutMapping("/password")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void changePassword(
      @AuthenticationPrincipal Account account,
      @RequestBody PasswordChange change,
      HttpServletRequest request,
      HttpServletResponse response) {
    Account changed =
        accounts.changePassword(
            account,
            Bodies.text("current", change.current(), PASSWORD_MAX),
            Bodies.text("next", change.next(), PASSWORD_MAX),
            request.getRemoteAddr());
    sessions.begin(changed, request, response);
  }
}
