package cn.financebrain.dashboards.session;

import cn.financebrain.dashboards.account.Account;
import cn.financebrain.dashboards.account.Accounts;
import cn.financebrain.dashboards.problem.ProblemCode;
import cn.financebrain.dashboards.problem.ProblemException;
import cn.financebrain.dashboards.problem.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Ends sessions that are over, and lets an account that must change its password or turn a second
 * factor on do nothing else.
 */
class AccountGate extends OncePerRequestFilter {
  private static final Set<String> OPEN =
      Set.of("/api/session", "/api/session/ways", "/api/session/password", "/api/health");
  private static final Set<String> FACTOR = Set.of("/api/session/second-factor");

  private final Accounts accounts;
  private final SessionRegister register;
  private final ProblemWriter problems;

  AccountGate(Accounts accounts, SessionRegister register, ProblemWriter problems) {
    this.accounts = accounts;
    this.register = register;
    this.problems = problems;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Authentication signedIn = SecurityContextHolder.getContext().getAuthentication();
    if (!KeyGate.bringsKey(request)
        && signedIn != null
        && signedIn.getPrincipal() instanceof Account account) {
      if (accounts.isOutdated(account) || !register.see(request)) {
        SessionStore.end(request);
      } else {
        Optional<ProblemCode> first = toDoFirst(account, request.getServletPath());
        if (first.isPresent()) {
          problems.write(ProblemException.of(first.get()), request, response);
          return;
        }
      }
    }
    chain.doFilter(request, response);
  }

  private Optional<ProblemCode> toDoFirst(Account account, String path) {
    if (!path.startsWith("/api/") || OPEN.contains(path)) {
      return Optional.empty();
    }
    if (account.mustChangePassword()) {
      return Optional.of(ProblemCode.PASSWORD_CHANGE_REQUIRED);
    }
    return !FACTOR.contains(path) && accounts.mustTurnFactorOn(account)
        ? Optional.of(ProblemCode.SECOND_FACTOR_REQUIRED)
        : Optional.empty();
  }
}
