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
import java.util.Set;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Ends sessions of an older password, and lets an account that must change its password do nothing
 * else.
 */
class AccountGate extends OncePerRequestFilter {
  private static final Set<String> OPEN =
      Set.of("/api/session", "/api/session/password", "/api/health");

  private final Accounts accounts;
  private final ProblemWriter problems;

  AccountGate(Accounts accounts, ProblemWriter problems) {
    this.accounts = accounts;
    this.problems = problems;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Authentication signedIn = SecurityContextHolder.getContext().getAuthentication();
    if (signedIn != null && signedIn.getPrincipal() instanceof Account account) {
      if (accounts.isOutdated(account)) {
        SessionStore.end(request);
      } else if (account.mustChangePassword() && !isOpen(request)) {
        problems.write(
            ProblemException.of(ProblemCode.PASSWORD_CHANGE_REQUIRED), request, response);
        return;
      }
    }
    chain.doFilter(request, response);
  }

  private static boolean isOpen(HttpServletRequest request) {
    String path = request.getServletPath();
    return !path.startsWith("/api/") || OPEN.contains(path);
  }
}
