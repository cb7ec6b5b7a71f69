package cn.financebrain.dashboards.metrics;

import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Times requests by their route, such as {@code /api/cases/{number}}, never by their address: an id
 * in it would be told, and there would be no end of series. What is refused before a route is found
 * counts as {@code none}; a stream counts when it ends.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class RequestTimes extends OncePerRequestFilter {
  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE");

  private final PrometheusMeterRegistry registry;

  RequestTimes(PrometheusMeterRegistry registry) {
    this.registry = registry;
  }

  /** Also where a request goes on in another thread, at whose end its time is known. */
  @Override
  protected boolean shouldNotFilterAsyncDispatch() {
    return false;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (request.getAttribute(RequestTimes.class.getName()) == null) {
      request.setAttribute(RequestTimes.class.getName(), System.nanoTime());
    }
    boolean failed = true;
    try {
      chain.doFilter(request, response);
      failed = false;
    } finally {
      if (!isAsyncStarted(request)) {
        record(
            request, failed ? HttpServletResponse.SC_INTERNAL_SERVER_ERROR : response.getStatus());
      }
    }
  }

  private void record(HttpServletRequest request, int status) {
    long begun = (long) request.getAttribute(RequestTimes.class.getName());
    Object route = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
    Timer.builder("http.server.requests")
        .description("Time of requests by their route")
        .tag("method", METHODS.contains(request.getMethod()) ? request.getMethod() : "other")
        .tag("uri", route == null ? "none" : route.toString())
        .tag("status", Integer.toString(status))
        .serviceLevelObjectives(
            Duration.ofMillis(50),
            Duration.ofMillis(200),
            Duration.ofMillis(500),
            Duration.ofSeconds(1),
            Duration.ofSeconds(5))
        .register(registry)
        .record(Duration.ofNanos(System.nanoTime() - begun));
  }
}
