package cn.financebrain.engine.http;

import cn.financebrain.engine.account.Account;
import cn.financebrain.engine.account.Accounts;
import cn.financebrain.engine.chdb.Engine;
import cn.financebrain.engine.chdb.EngineConnection;
import cn.financebrain.engine.chdb.EngineException;
import cn.financebrain.engine.chdb.Statement;
import cn.financebrain.engine.chdb.Usage;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Answers every path: the health checks and queries. */
final class QueryHandler implements HttpHandler, AutoCloseable {

  private static final Logger LOG = System.getLogger(QueryHandler.class.getName());
  private static final Set<String> HEALTH = Set.of("/ping", "/replicas_status");
  private static final int WAIT_SECONDS = 5;

  private final Engine engine;
  private final Accounts accounts;
  private final Semaphore permits;
  private final String timezone;

  QueryHandler(Engine engine, Accounts accounts, int queriesAtOnce) {
    this.engine = engine;
    this.accounts = accounts;
    this.permits = new Semaphore(queriesAtOnce, true);
    try (EngineConnection connection = engine.connect(java.util.Map.of())) {
      this.timezone = connection.query("SELECT timezone()").strip();
    } catch (EngineException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      if (HEALTH.contains(path)) {
        plain(exchange, 200, "Ok.\n");
      } else if (!path.equals("/") && !path.isEmpty()) {
        plain(exchange, 404, "There is no handle " + path + ": use / for queries, /ping\n");
      } else {
        query(exchange);
      }
    } catch (IOException e) {
      LOG.log(Level.DEBUG, "the client went away or was cut off", e);
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "a request failed", e);
    }
  }

  private void query(HttpExchange exchange) throws IOException {
    Request request;
    try {
      request = new Request(exchange);
    } catch (EngineException e) {
      plain(exchange, ErrorStatus.of(e.code()), e.getMessage() + "\n");
      return;
    }
    if (!request.hasQuery()) {
      plain(exchange, 200, "Ok.\n");
      return;
    }
    Reply reply = new Reply(exchange, request);
    try {
      run(request, reply);
    } catch (EngineException e) {
      reply.fail(e);
    } finally {
      reply.release();
    }
  }

  private void run(Request request, Reply reply) throws EngineException, IOException {
    Account account = authenticate(request);
    admit();
    try (EngineConnection connection = engine.connect(account.settings());
        Statement statement = request.statement()) {
      new Preparation(connection, account).apply(request);
      String format = OutputFormat.of(statement, request);
      reply.begin(
          request.parameter("query_id").orElseGet(() -> UUID.randomUUID().toString()),
          format,
          timezone);
      Usage usage = connection.run(statement, format, request.queryParameters(), reply);
      reply.finish(usage);
    } finally {
      permits.release();
    }
  }

  private Account authenticate(Request request) throws EngineException {
    Request.Credentials given = request.credentials();
    return accounts
        .find(given.user(), given.password())
        .orElseThrow(
            () ->
                EngineException.of(
                    516,
                    "AUTHENTICATION_FAILED",
                    given.user()
                        + ": Authentication failed: password is incorrect, or there is no user"
                        + " with such name."));
  }

  private void admit() throws EngineException {
    try {
      if (permits.tryAcquire(WAIT_SECONDS, TimeUnit.SECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw EngineException.of(
        202, "TOO_MANY_SIMULTANEOUS_QUERIES", "Too many simultaneous queries, try again later");
  }

  private static void plain(HttpExchange exchange, int status, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=UTF-8");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  @Override
  public void close() {}
}
