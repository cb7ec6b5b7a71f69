package cn.financebrain.ingest.connect;

import static java.nio.charset.StandardCharsets.UTF_8;

import cn.financebrain.contract.feed.FeedLoad;
import cn.financebrain.ingest.connect.FeedsConfig.Department;
import cn.financebrain.ingest.load.BatchReading;
import cn.financebrain.ingest.mapping.FeedMapping;
import cn.financebrain.ingest.publish.PublishException;
import cn.financebrain.ingest.source.JsonBody;
import cn.financebrain.ingest.source.RowSource;
import cn.financebrain.ingest.source.SourceException;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes rows over HTTP: {@code POST /v1/feeds/{feed}/rows} with a JSON array or lines of JSON
 * objects, whose keys are the columns of the feed's mapping. It answers when all is safe in the
 * log. The same rows may be sent again after any answer or none. What bodies take in memory is
 * bounded; who comes when it is full, or when the log has no time for him, is told to come later.
 */
final class PushServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PushServer.class);
  private static final Pattern PATH = Pattern.compile("/v1/feeds/(.{1,100})/rows");
  private static final Pattern BEARER = Pattern.compile("(?i)bearer +([!-~]{1,200})");
  private static final int THREADS = 32;
  private static final int BODIES = 32 << 20;
  private static final int RETRY_SECONDS = 5;
  private static final int STOP_SECONDS = 5;

  /** So much of a body that is refused is read, so that its sender gets to see the answer. */
  private static final int REFUSED_BODY = 16 << 20;

  /** A client that takes longer to send its request is cut off. */
  private static final int REQUEST_SECONDS = 60;

  private final FeedsConfig.Http config;
  private final Intake intake;
  private final Consumer<FeedLoad> loads;
  private final Duration patience;
  private final Semaphore memory;

  /** Held by requests that are at work, and all of them when no more are taken. */
  private final Semaphore requests = new Semaphore(THREADS);

  private final HttpServer server;
  private final ExecutorService threads;

  private PushServer(
      FeedsConfig.Http config,
      Intake intake,
      Consumer<FeedLoad> loads,
      Duration patience,
      int bodies,
      HttpServer server) {
    this.config = config;
    this.intake = intake;
    this.loads = loads;
    this.patience = patience;
    this.memory = new Semaphore(bodies, true);
    this.server = server;
    this.threads = Executors.newFixedThreadPool(THREADS, work -> new Thread(work, "push"));
  }

  /**
   * @throws IOException if the port can't be had
   */
  static PushServer start(FeedsConfig.Http config, Intake intake, Consumer<FeedLoad> loads)
      throws IOException {
    return start(config, intake, loads, Duration.ofSeconds(10), BODIES);
  }

  /**
   * @param patience how long a batch waits for its turn
   * @param bodies how many bytes of bodies may be in memory
   */
  static PushServer start(
      FeedsConfig.Http config,
      Intake intake,
      Consumer<FeedLoad> loads,
      Duration patience,
      int bodies)
      throws IOException {
    System.setProperty("sun.net.httpserver.maxReqTime", Integer.toString(REQUEST_SECONDS));
    System.setProperty("sun.net.httpserver.nodelay", "true");
    System.setProperty("sun.net.httpserver.drainAmount", Integer.toString(REFUSED_BODY));
    HttpServer http = HttpServer.create(config.listen(), 0);
    PushServer server = new PushServer(config, intake, loads, patience, bodies, http);
    http.createContext("/", server::handle);
    http.setExecutor(server.threads);
    http.start();
    return server;
  }

  InetSocketAddress address() {
    return server.getAddress();
  }

  private void handle(HttpExchange exchange) throws IOException {
    if (!requests.tryAcquire()) {
      send(exchange, PushAnswer.unavailable(RETRY_SECONDS)); // being stopped
      return;
    }
    try {
      send(exchange, safeAnswer(exchange));
    } finally {
      requests.release();
    }
  }

  private PushAnswer safeAnswer(HttpExchange exchange) throws IOException {
    try {
      return answer(exchange);
    } catch (RuntimeException e) {
      LOG.error("{} failed", exchange.getRequestURI(), e);
      return PushAnswer.error(500, "内部错误", "internal error");
    }
  }

  private static void send(HttpExchange exchange, PushAnswer answer) throws IOException {
    try (exchange) {
      byte[] body = answer.bytes();
      exchange.getResponseHeaders().set("Content-Type", "application/json; charset=utf-8");
      answer.headers().forEach(exchange.getResponseHeaders()::set);
      exchange.sendResponseHeaders(answer.status(), body.length);
      try (OutputStream out = exchange.getResponseBody()) {
        out.write(body);
      }
    }
  }

  private PushAnswer answer(HttpExchange exchange) throws IOException {
    Matcher path = PATH.matcher(exchange.getRequestURI().getPath());
    Optional<Department> department = department(exchange);
    if (department.isEmpty()) {
      return PushAnswer.unauthorized();
    }
    FeedMapping mapping = path.matches() ? config.feeds().get(path.group(1)) : null;
    if (mapping == null) {
      return PushAnswer.notFound();
    }
    if (!department.get().feeds().contains(mapping.feed())) {
      return PushAnswer.forbidden(mapping.feed());
    }
    if (!exchange.getRequestMethod().equals("POST")) {
      return PushAnswer.wrongMethod();
    }
    Optional<Form> form = Form.of(exchange);
    return form.isEmpty()
        ? PushAnswer.wrongType()
        : take(exchange, department.get(), mapping, form.get());
  }

  private Optional<Department> department(HttpExchange exchange) {
    String header = exchange.getRequestHeaders().getFirst("Authorization");
    Matcher bearer = BEARER.matcher(header == null ? "" : header.strip());
    if (!bearer.matches()) {
      return Optional.empty();
    }
    byte[] hash = sha256(bearer.group(1)).getBytes(UTF_8);
    Optional<Department> found = Optional.empty();
    for (Department department : config.departments()) { // all of them: time tells nothing
      if (MessageDigest.isEqual(hash, department.tokenHash().getBytes(UTF_8))) {
        found = Optional.of(department);
      }
    }
    return found;
  }

  static String sha256(String token) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(token.getBytes(UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private PushAnswer take(
      HttpExchange exchange, Department department, FeedMapping mapping, Form form)
      throws IOException {
    int limit = config.bodyLimit();
    long length = length(exchange);
    if (length > limit) {
      return PushAnswer.tooLarge(limit);
    }
    int room = length < 0 ? limit : (int) length;
    if (!memory.tryAcquire(room)) {
      return PushAnswer.busy(RETRY_SECONDS);
    }
    try {
      Optional<byte[]> body = body(exchange.getRequestBody(), room);
      return body.isEmpty()
          ? PushAnswer.tooLarge(limit)
          : publish(department, mapping, form, body.get());
    } finally {
      memory.release(room);
    }
  }

  /** As the client tells it; -1 if it does not. */
  private static long length(HttpExchange exchange) {
    String header = exchange.getRequestHeaders().getFirst("Content-Length");
    try {
      return header == null ? -1 : Long.parseLong(header.strip());
    } catch (NumberFormatException e) {
      return -1;
    }
  }

  /** Nothing if there is more than the limit. */
  private static Optional<byte[]> body(InputStream in, int limit) throws IOException {
    byte[] body = in.readNBytes(limit);
    return in.read() < 0 ? Optional.of(body) : Optional.empty();
  }

  private PushAnswer publish(Department department, FeedMapping mapping, Form form, byte[] body)
      throws IOException {
    try (RowSource rows = form.rows(body, BatchReading.columns(mapping))) {
      BatchReading.Result result =
          intake.impatient(mapping, patience).rows(rows, "http " + department.name());
      loads.accept(result.load());
      return PushAnswer.counts(result);
    } catch (SourceException e) {
      return PushAnswer.error(400, "请求体无法解析", e.getMessage());
    } catch (Intake.BusyException e) {
      return PushAnswer.busy((int) Math.max(1, patience.toSeconds()));
    } catch (Intake.StoppedException | PublishException | UncheckedIOException e) {
      LOG.warn("a push of {} was not taken: {}", department.name(), e.getMessage());
      return PushAnswer.unavailable(RETRY_SECONDS);
    }
  }

  /** How the rows are written. */
  private enum Form {
    ARRAY,
    LINES;

    static Optional<Form> of(HttpExchange exchange) {
      String encoding = exchange.getRequestHeaders().getFirst("Content-Encoding");
      String type = exchange.getRequestHeaders().getFirst("Content-Type");
      if (type == null || (encoding != null && !encoding.equalsIgnoreCase("identity"))) {
        return Optional.empty();
      }
      List<String> parts = List.of(type.toLowerCase(Locale.ROOT).replace(" ", "").split(";", -1));
      boolean foreign =
          parts.stream()
              .filter(part -> part.startsWith("charset="))
              .anyMatch(part -> !part.replace("\"", "").equals("charset=utf-8"));
      if (foreign) {
        return Optional.empty();
      }
      return switch (parts.get(0)) {
        case "application/json" -> Optional.of(ARRAY);
        case "application/x-ndjson", "application/jsonl" -> Optional.of(LINES);
        default -> Optional.empty();
      };
    }

    RowSource rows(byte[] body, List<String> columns) throws SourceException {
      return this == ARRAY ? JsonBody.array(body, columns) : JsonBody.lines(body, columns);
    }
  }

  /** Takes no more requests and lets those at work end. */
  @Override
  public void close() {
    try {
      if (!requests.tryAcquire(THREADS, STOP_SECONDS, TimeUnit.SECONDS)) {
        LOG.warn("requests are cut off since they did not end within {} s", STOP_SECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    server.stop(0);
    threads.shutdownNow(); // what still waits for another process need not any more
  }
}
