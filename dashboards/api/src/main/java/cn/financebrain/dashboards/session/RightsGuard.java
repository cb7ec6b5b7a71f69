package cn.financebrain.dashboards.session;

import cn.financebrain.dashboards.access.Needs;
import cn.financebrain.dashboards.access.Right;
import cn.financebrain.dashboards.account.Account;
import cn.financebrain.dashboards.audit.AuditTrail;
import cn.financebrain.dashboards.audit.AuditTrail.Action;
import cn.financebrain.dashboards.problem.ProblemCode;
import cn.financebrain.dashboards.problem.ProblemException;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Holds each call against what its operation {@link Needs}; refusals are in the audit trail. */
@Component
class RightsGuard implements HandlerInterceptor, WebMvcConfigurer {
  private final AuditTrail audit;

  RightsGuard(AuditTrail audit) {
    this.audit = audit;
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(this).addPathPatterns("/api/**");
  }

  /** The end of a stream is dispatched too, when nobody may be signed in any more. */
  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    if (handler instanceof HandlerMethod method
        && request.getDispatcherType() == DispatcherType.REQUEST) {
      require(needsOf(method), request);
    }
    return true;
  }

  /** Null where nothing was declared. */
  static Needs needsOf(HandlerMethod method) {
    Needs own = AnnotatedElementUtils.findMergedAnnotation(method.getMethod(), Needs.class);
    return own != null
        ? own
        : AnnotatedElementUtils.findMergedAnnotation(method.getBeanType(), Needs.class);
  }

  private void require(Needs needs, HttpServletRequest request) {
    if (needs != null && needs.value().length == 0) {
      return;
    }
    Authentication signedIn = SecurityContextHolder.getContext().getAuthentication();
    if (signedIn == null || !(signedIn.getPrincipal() instanceof Account account)) {
      throw ProblemException.of(ProblemCode.NOT_SIGNED_IN);
    }
    if (needs == null || Arrays.stream(needs.value()).noneMatch((Right one) -> account.may(one))) {
      audit.append(
          account.name(),
          Action.ACCESS_REFUSED,
          request.getMethod() + ' ' + request.getRequestURI(),
          "",
          request.getRemoteAddr());
      throw ProblemException.of(ProblemCode.FORBIDDEN);
    }
  }
}
