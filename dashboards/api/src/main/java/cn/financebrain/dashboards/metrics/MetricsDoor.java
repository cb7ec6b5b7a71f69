package cn.financebrain.dashboards.metrics;

import cn.financebrain.dashboards.DashboardsSettings;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * Answers {@code GET /metrics} in Prometheus' text format, at a port that is not the desk's: who
 * may ask is said by where it listens, which is the machine itself unless it is set otherwise.
 */
@Component
@Lazy(false)
public class MetricsDoor implements SmartLifecycle {
  /** So that one that asks and never ends keeps nobody else out. */
  private static final int ASKERS = 3;

  private static final String TYPE = "text/plain; version=0.0.4; charset=utf-8";

  private final PrometheusMeterRegistry registry;
  private final DashboardsSettings.Metrics settings;
  private final DeskFigures desk;
  private final StreamFigures stream;
  private HttpServer server;
  private ExecutorService threads;

  MetricsDoor(
      PrometheusMeterRegistry registry,
      DashboardsSettings settings,
      DeskFigures desk,
      StreamFigures stream) {
    this.registry = registry;
    this.settings = settings.metrics();
    this.desk = desk;
    this.stream = stream;
  }

  /** A port that is taken ends the start, with its number. */
  @Override
  public void start() {
    if (!settings.isOn()) {
      return;
    }
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
    try {
      server = HttpServer.create(new InetSocketAddress(settings.address(), settings.port()), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "FB_METRICS_PORT: cannot listen on %s:%d".formatted(settings.address(), settings.port()),
          e);
    }
    threads =
        Executors.newFixedThreadPool(
            ASKERS,
            work -> {
              Thread thread = new Thread(work, "metrics");
              thread.setDaemon(true);
              return thread;
            });
    server.setExecutor(threads);
    server.createContext("/metrics", exchange -> answer(exchange, this::scraped));
    server.createContext("/", exchange -> answer(exchange, () -> null));
    server.start();
  }

  /** Where it listens; needed where the system picks the port. */
  public InetSocketAddress address() {
    return server.getAddress();
  }

  private String scraped() {
    desk.refresh();
    stream.refresh();
    return registry.scrape(TYPE);
  }

  /** What is not there is null. */
  private static void answer(HttpExchange exchange, Supplier<String> text) throws IOException {
    try (exchange) {
      boolean asked =
          exchange.getRequestMethod().equals("GET")
              && exchange.getRequestURI().getPath().equals(exchange.getHttpContext().getPath());
      String body = asked ? text.get() : null;
      if (body == null) {
        exchange.sendResponseHeaders(404, -1);
        return;
      }
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", TYPE);
      exchange.sendResponseHeaders(200, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  @Override
  public void stop() {
    if (server != null) {
      server.stop(0);
      threads.shutdownNow();
      server = null;
    }
  }

  @Override
  public boolean isRunning() {
    return server != null;
  }
}
