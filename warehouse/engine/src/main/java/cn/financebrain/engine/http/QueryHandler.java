package cn.financebrain.engine.http;

import cn.financebrain.engine.account.Account;
import cn.financebrain.engine.account.Accounts;
import cn.financebrain.engine.chdb.Engine;
import cn.financebrain.engine.chdb.EngineConnection;
import cn.financebrain.engine.chdb.EngineException;
import cn.financebrain.engine.chdb.Insert;
import cn.financebrain.engine.chdb.SqlText;
import cn.financebrain.engine.chdb.Statement;
import cn.financebrain.engine.chdb.Usage;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Answers every path: the health checks and queries. */
final class QueryHandler implements HttpHandler, AutoCloseable {

  private static final Logger LOG = System.getLogger(QueryHandler.class.getName());
  private static final Set<String> HEALTH = Set.of("/ping", "/replicas_status");
  private static final int WAIT_SECONDS = 5;
  private static final int GRACE_SECONDS = 5;

  /** Where an INSERT's rows must begin. */
  private static final int HEAD = 1 << 20;

  private final Accounts accounts;
  private final Sessions sessions;
  private final RunningQueries queries;
  private final StatementGate gate;
  private final int queriesAtOnce;
  private final Semaphore permits;
  private final String timezone;

  QueryHandler(Engine engine, Accounts accounts, int queriesAtOnce) {
    this.accounts = accounts;
    this.sessions = new Sessions(engine);
    this.queries = new RunningQueries(engine);
    this.gate = new StatementGate(engine);
    this.queriesAtOnce = queriesAtOnce;
    this.permits = new Semaphore(queriesAtOnce, true);
    try (EngineConnection connection = engine.connect(Map.of())) {
      this.timezone = connection.query("SELECT timezone()").strip();
    } catch (EngineException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try {
      String path = exchange.getRequestURI().getPath();
      if (HEALTH.contains(path)) {
        plain(exchange, 200, "Ok.\n");
      } else if (!path.equals("/") && !path.isEmpty()) {
        plain(exchange, 404, "There is no handle " + path + ": use / for queries, /ping\n");
      } else {
        query(exchange);
      }
      exchange.close();
    } catch (IOException e) {
      // not closed: that would end the answer as if it were whole; thrown, it cuts the connection
      LOG.log(Level.DEBUG, "the client went away or was cut off", e);
      throw e;
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
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "a query failed within this process", e);
      reply.fail(EngineException.of(1001, "STD_EXCEPTION", e.toString()));
    } finally {
      reply.release();
    }
  }

  private void run(Request request, Reply reply) throws EngineException, IOException {
    String queryId = request.parameter("query_id").orElseGet(() -> UUID.randomUUID().toString());
    reply.identify(queryId, timezone);
    Account account = authenticate(request);
    request.refuseUnsupported();
    admit();
    Usage usage;
    try (RunningQueries.Running running =
            queries.enter(queryId, account.name(), request.flag("replace_running_query"));
        Sessions.Lease lease = sessions.open(request, account, settings(account, queryId));
        Preparation prepared = Preparation.of(lease, request, account, queryId)) {
      usage = answer(request, account, lease, reply);
    } finally {
      permits.release();
    }
    // last, so that a client that has its answer finds its session and its query id free
    reply.finish(usage);
  }

  private static Map<String, String> settings(Account account, String queryId) {
    Map<String, String> settings = new HashMap<>(account.settings());
    settings.put(RunningQueries.TAG, queryId);
    return settings;
  }

  private Usage answer(Request request, Account account, Sessions.Lease lease, Reply reply)
      throws EngineException, IOException {
    InputStream text = request.text();
    byte[] head;
    Optional<Insert> insert;
    try {
      head = text.readNBytes(HEAD);
      insert = Insert.find(head, text);
    } catch (IOException e) {
      throw Request.unreadable(e);
    }
    if (insert.isPresent()) {
      return insert(insert.get(), request, account, lease, reply);
    }
    try (Statement statement = Statement.of(head, text)) {
      return query(statement, request, account, lease, reply);
    }
  }

  private Usage insert(
      Insert insert, Request request, Account account, Sessions.Lease lease, Reply reply)
      throws EngineException, IOException {
    try (Statement statement = insert.withoutRows()) {
      check(statement, request, account, lease);
    }
    reply.format(request.defaultFormat().orElse("TabSeparated"));
    try {
      return lease.connection().insert(insert, request.queryParameters());
    } catch (IOException e) {
      throw Request.unreadable(e);
    }
  }

  private Usage query(
      Statement given, Request request, Account account, Sessions.Lease lease, Reply reply)
      throws EngineException, IOException {
    check(given, request, account, lease);
    EngineConnection connection = lease.connection();
    String word = SqlText.firstWord(given.text());
    try (Statement statement =
        word.equals("KILL") ? Statement.of(RunningQueries.inClientIds(given.text())) : given) {
      String format = OutputFormat.of(statement, request);
      reply.format(format);
      Usage usage = connection.run(statement, format, request.queryParameters(), reply);
      if (word.equals("USE")) {
        lease.chooseDatabase(connection.query("SELECT currentDatabase() FORMAT TSVRaw").strip());
      }
      return usage;
    }
  }

  private void check(Statement statement, Request request, Account account, Sessions.Lease lease)
      throws EngineException {
    int readonly = request.isGet() && account.readonly() == 0 ? 2 : account.readonly();
    gate.check(
        statement.text(), lease.connection().analyse(statement), readonly, account.readonly() > 0);
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

  /** Closes what has not been used for its time. */
  void expireSessions() {
    sessions.expire();
  }

  /** Lets running queries end for a moment, then cancels them; takes no more. */
  @Override
  public void close() {
    try {
      if (!permits.tryAcquire(queriesAtOnce, GRACE_SECONDS, TimeUnit.SECONDS)) {
        queries.killAll();
        if (!permits.tryAcquire(queriesAtOnce, GRACE_SECONDS, TimeUnit.SECONDS)) {
          LOG.log(Level.WARNING, "queries still run at the end");
          return;
        }
      }
      sessions.closeAll();
    } catch (EngineException e) {
      LOG.log(Level.WARNING, "running queries could not be cancelled", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
