package cn.financebrain.cli.operations;

import static java.nio.charset.StandardCharsets.UTF_8;

import cn.financebrain.cli.Messages;
import cn.financebrain.console.CommandFailure;
import cn.financebrain.console.ExitCode;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Operations by HTTP on 127.0.0.1, for the one who knows the token.
 *
 * <ul>
 *   <li>{@code POST /jobs} with {@code {"operation", "by", "arguments"}} answers with the job, over
 *       where it took less than a few seconds
 *   <li>{@code GET /jobs/ID} tells of it, {@code DELETE /jobs/ID} asks for its end
 *   <li>{@code GET /health} needs no token
 * </ul>
 */
public final class OperationsServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(OperationsServer.class);
  private static final Duration PATIENCE = Duration.ofSeconds(3);
  private static final int BODY_LIMIT = 4 << 20;
  private static final int THREADS = 8;
  private static final String JOBS = "/jobs";
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .addModule(
              new SimpleModule()
                  .addSerializer(Instant.class, ToStringSerializer.instance)
                  .addSerializer(LocalDate.class, ToStringSerializer.instance))
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
          .build();

  private final Jobs jobs;
  private final byte[] token;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);

  private OperationsServer(Jobs jobs, String token, HttpServer server) {
    this.jobs = jobs;
    this.token = ("Bearer " + token).getBytes(UTF_8);
    this.server = server;
  }

  /** Listens on a free port. */
  public static OperationsServer start(Jobs jobs, String token) throws IOException {
    HttpServer http =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    OperationsServer server = new OperationsServer(jobs, token, http);
    http.setExecutor(server.threads);
    http.createContext("/", server::handle);
    http.start();
    return server;
  }

  /** On which it listens. */
  public int port() {
    return server.getAddress().getPort();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Answer answer = answer(exchange);
      byte[] body = JSON.writeValueAsBytes(answer.body());
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(answer.status(), body.length);
      exchange.getResponseBody().write(body);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      LOG.error("{} {} failed", exchange.getRequestMethod(), exchange.getRequestURI(), e);
      throw e;
    }
  }

  private record Answer(int status, Object body) {}

  private Answer answer(HttpExchange exchange) throws IOException, InterruptedException {
    String path = exchange.getRequestURI().getPath();
    if (path.equals("/health")) {
      return new Answer(200, Map.of("pid", ProcessHandle.current().pid()));
    }
    String given = exchange.getRequestHeaders().getFirst("Authorization");
    if (given == null || !MessageDigest.isEqual(given.getBytes(UTF_8), token)) {
      return new Answer(401, Map.of());
    }
    String method = exchange.getRequestMethod();
    if (path.equals(JOBS) && method.equals("POST")) {
      return begin(exchange);
    }
    if (!path.startsWith(JOBS + "/")) {
      return new Answer(404, Map.of());
    }
    return jobs.find(path.substring(JOBS.length() + 1))
        .map(
            job -> {
              if (method.equals("DELETE")) {
                job.stop();
              }
              return new Answer(200, told(job));
            })
        .orElseGet(() -> new Answer(404, Map.of()));
  }

  private Answer begin(HttpExchange exchange) throws IOException, InterruptedException {
    try {
      JsonNode body = read(exchange);
      String operation = body.path("operation").asText();
      Job job = jobs.begin(operation, body.path("by").asText(), body.path("arguments"));
      job.await(PATIENCE);
      return new Answer(200, told(job));
    } catch (CommandFailure e) {
      int status =
          switch (e.exitCode()) {
            case ExitCode.UNAVAILABLE -> 503;
            case ExitCode.USAGE -> 400;
            default -> 409;
          };
      return new Answer(
          status,
          Map.of(
              "zh", e.text(Messages.WORDS, Locale.SIMPLIFIED_CHINESE),
              "en", e.text(Messages.WORDS, Locale.ENGLISH)));
    }
  }

  private static Job.View told(Job job) {
    Job.View view = job.view();
    if (view.endedAt() != null) {
      job.fetched();
    }
    return view;
  }

  private static JsonNode read(HttpExchange exchange) {
    try {
      byte[] body = exchange.getRequestBody().readNBytes(BODY_LIMIT + 1);
      if (body.length > BODY_LIMIT) {
        throw CommandFailure.usage("failure.operation-argument", "body > " + BODY_LIMIT);
      }
      return JSON.readTree(body);
    } catch (JsonProcessingException e) {
      throw CommandFailure.usage("failure.operation-argument", e.getOriginalMessage());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
