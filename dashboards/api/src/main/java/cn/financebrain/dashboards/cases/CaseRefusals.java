package cn.financebrain.dashboards.cases;

import cn.financebrain.dashboards.account.Account;
import cn.financebrain.dashboards.audit.AuditTrail;
import cn.financebrain.dashboards.audit.AuditTrail.Action;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Set;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Enters refused tries on cases into the audit trail: another district's case, a missing right, the
 * wrong person. A case that does not exist is entered too, since nobody is told the difference.
 * What a role may not do at all is entered before, once, by the guard of rights.
 */
@Component
class CaseRefusals implements HandlerInterceptor, WebMvcConfigurer {
  private static final Set<Integer> REFUSED = Set.of(403, 404);

  /** Within the guard of rights, so that its own refusals never come here. */
  private static final int INNER = 1;

  private final AuditTrail audit;

  CaseRefusals(AuditTrail audit) {
    this.audit = audit;
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry
        .addInterceptor(this)
        .addPathPatterns("/api/cases", "/api/cases/**", "/api/bulk", "/api/bulk/**")
        .order(INNER);
  }

  @Override
  public void afterCompletion(
      HttpServletRequest request, HttpServletResponse response, Object handler, Exception failure) {
    if (REFUSED.contains(response.getStatus())
        && request.getDispatcherType() == DispatcherType.REQUEST
        && request.getUserPrincipal() instanceof Authentication user
        && user.getPrincipal() instanceof Account account) {
      audit.append(
          account.name(),
          Action.CASE_REFUSED,
          object(request),
          "%s %s %d"
              .formatted(
                  request.getMethod(),
                  request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE),
                  response.getStatus()),
          request.getRemoteAddr());
    }
  }

  /** The number of the case or the id of the set, as it was asked for. */
  private static String object(HttpServletRequest request) {
    Object parts = request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
    if (parts instanceof Map<?, ?> named) {
      Object number = named.get(named.containsKey("number") ? "number" : "bulk");
      if (number != null) {
        return number.toString();
      }
    }
    return request.getRequestURI();
  }
}
