package cn.financebrain.dashboards.session;

import cn.financebrain.dashboards.account.Account;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.time.Duration;
import java.util.List;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.stereotype.Component;

/** Puts an account into the session, under a new session id and with a new CSRF token. */
@Component
class SessionStore {
  private final HttpSessionSecurityContextRepository contexts =
      new HttpSessionSecurityContextRepository();
  private final CookieCsrfTokenRepository tokens;
  private final SessionRegister register;

  SessionStore(CookieCsrfTokenRepository tokens, SessionRegister register) {
    this.tokens = tokens;
    this.register = register;
  }

  void begin(Account account, HttpServletRequest request, HttpServletResponse response) {
    if (request.getSession(false) == null) {
      request.getSession(true);
    } else {
      request.changeSessionId();
    }
    HttpSession session = request.getSession();
    OpenIdSignIn.forget(session); // of somebody who did not sign out
    session.setMaxInactiveInterval(
        Math.toIntExact(
            Duration.ofMinutes(session.getServletContext().getSessionTimeout()).toSeconds()));
    register.begin(account, request);
    SecurityContext context = SecurityContextHolder.createEmptyContext();
    context.setAuthentication(
        UsernamePasswordAuthenticationToken.authenticated(account, null, authorities(account)));
    SecurityContextHolder.setContext(context);
    contexts.saveContext(context, request, response);
    tokens.saveToken(tokens.generateToken(request), request, response);
  }

  private static List<SimpleGrantedAuthority> authorities(Account account) {
    return account.rights().stream()
        .map(right -> new SimpleGrantedAuthority(right.name()))
        .toList();
  }

  static void end(HttpServletRequest request) {
    SecurityContextHolder.clearContext();
    HttpSession session = request.getSession(false);
    if (session != null) {
      session.invalidate();
    }
  }
}
