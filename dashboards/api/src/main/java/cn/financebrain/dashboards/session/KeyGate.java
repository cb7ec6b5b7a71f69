package cn.financebrain.dashboards.session;

import cn.financebrain.dashboards.account.Account;
import cn.financebrain.dashboards.account.ApiKeys;
import cn.financebrain.dashboards.problem.ProblemCode;
import cn.financebrain.dashboards.problem.ProblemException;
import cn.financebrain.dashboards.problem.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets a system in that brings a key, for the look-up and nothing else. Who brings a key is judged
 * by it alone, whatever cookies come with it; no other origin can make a browser send one, so such
 * a call needs no token against forgery.
 */
class KeyGate extends OncePerRequestFilter {
  private static final String SCHEME = "Bearer ";
  private static final Duration RETRY = Duration.ofSeconds(5);
  private static final String SCOPE = "/api/look-ups";

  private final ApiKeys keys;
  private final ProblemWriter problems;

  KeyGate(ApiKeys keys, ProblemWriter problems) {
    this.keys = keys;
    this.problems = problems;
  }

  static boolean bringsKey(HttpServletRequest request) {
    String header = request.getHeader(HttpHeaders.AUTHORIZATION);
    return header != null && header.startsWith(SCHEME);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (!bringsKey(request)) {
      chain.doFilter(request, response);
      return;
    }
    try {
      enter(request);
    } catch (ProblemException e) {
      problems.write(e, request, response);
      return;
    }
    try {
      chain.doFilter(request, response);
    } finally {
      SecurityContextHolder.clearContext();
    }
  }

  private void enter(HttpServletRequest request) {
    String path = request.getServletPath();
    if (!path.equals(SCOPE) && !path.startsWith(SCOPE + '/')) {
      throw ProblemException.of(ProblemCode.FORBIDDEN);
    }
    String header = request.getHeader(HttpHeaders.AUTHORIZATION);
    Account account =
        find(header.substring(SCHEME.length()).strip())
            .orElseThrow(() -> ProblemException.of(ProblemCode.NOT_SIGNED_IN));
    SecurityContext context = SecurityContextHolder.createEmptyContext();
    context.setAuthentication(
        UsernamePasswordAuthenticationToken.authenticated(account, null, List.of()));
    SecurityContextHolder.setContext(context);
  }

  private Optional<Account> find(String key) {
    try {
      return keys.accountOf(key);
    } catch (DataAccessException e) {
      throw ProblemException.retryable(ProblemCode.DATABASE_UNAVAILABLE, RETRY, e);
    }
  }
}
