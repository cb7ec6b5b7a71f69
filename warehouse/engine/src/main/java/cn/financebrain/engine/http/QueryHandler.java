package cn.financebrain.engine.http;

import cn.financebrain.engine.account.Account;
import cn.financebrain.engine.account.Accounts;
import cn.financebrain.engine.blocks.RevisedBlocks;
import cn.financebrain.engine.blocks.UnknownLayoutException;
import cn.financebrain.engine.chdb.Analysis;
import cn.financebrain.engine.chdb.ChunkConsumer;
import cn.financebrain.engine.chdb.Engine;
import cn.financebrain.engine.chdb.EngineConnection;
import cn.financebrain.engine.chdb.EngineException;
import cn.financebrain.engine.chdb.Insert;
import cn.financebrain.engine.chdb.SqlText;
import cn.financebrain.engine.chdb.Statement;
import cn.financebrain.engine.chdb.StatementKind;
import cn.financebrain.engine.chdb.Usage;
import cn.financebrain.engine.wire.Exchange;
import cn.financebrain.engine.wire.Handler;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Answers every path: the health checks and queries. */
final class QueryHandler implements Handler, AutoCloseable {

  private static final Logger LOG = System.getLogger(QueryHandler.class.getName());
  private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST");
  private static final Set<String> HEALTH = Set.of("/ping", "/replicas_status");
  private static final int WAIT_SECONDS = 5;
  private static final int GRACE_SECONDS = 5;

  private final SignIn signIn;
  private final Sessions sessions;
  private final RunningQueries queries;
  private final QueryWatch watch;
  private final StatementGate gate;
  private final int queriesAtOnce;
  private final Semaphore permits;
  private final String timezone;

  QueryHandler(Engine engine, Accounts accounts, int queriesAtOnce) {
    this.signIn = new SignIn(accounts);
    this.sessions = new Sessions(engine);
    this.queries = new RunningQueries(engine);
    this.watch = new QueryWatch(engine, queries);
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
  public void handle(Exchange exchange) throws IOException {
    String path = exchange.path();
    if (!METHODS.contains(exchange.method())) {
      exchange.answer(501, "The method is none of GET, HEAD and POST\n");
    } else if (HEALTH.contains(path)) {
      exchange.answer(200, "Ok.\n");
    } else if (!path.equals("/") && !path.isEmpty()) {
      exchange.answer(
          404,
          "There is no handle "
              + path
              + "\n\nUse / or /ping for health checks.\nSend queries with the POST method or GET"
              + " /?query=...\n");
    } else {
      query(exchange);
    }
  }

  private void query(Exchange exchange) throws IOException {
    Request request;
    try {
      request = new Request(exchange);
    } catch (EngineException e) {
      exchange.set("X-ClickHouse-Exception-Code", Integer.toString(e.code()));
      exchange.answer(ErrorStatus.of(e.code()), e.getMessage() + "\n");
      return;
    }
    if (!request.hasQuery()) {
      exchange.answer(200, "Ok.\n");
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
    Account account = signIn.of(request);
    request.refuseUnsupported();
    Usage usage;
    try (Work work = Work.read(request)) {
      usage = run(work, new Asked(queryId, request, account, reply));
    }
    // last, so that a client that has its answer finds its session and its query id free
    reply.finish(usage);
  }

  private record Asked(String queryId, Request request, Account account, Reply reply) {}

  private Usage run(Work work, Asked asked) throws EngineException, IOException {
    admit();
    Request request = asked.request();
    Account account = asked.account();
    try (RunningQueries.Running running =
            queries.enter(asked.queryId(), account.name(), request.flag("replace_running_query"));
        Sessions.Lease lease = sessions.open(request, account, settings(account, asked.queryId()));
        Preparation prepared = Preparation.of(lease, request, account, asked.queryId())) {
      Optional<String> own =
          account.readonly() > 0 ? OwnKill.idIn(work.statement().text()) : Optional.empty();
      if (own.isPresent()) {
        asked.reply().format(OutputFormat.DEFAULT);
        queries.killOwn(own.get(), account.name());
        return Usage.NONE;
      }
      StatementKind kind = check(work.statement(), request, account, lease);
      return work.insert() == null
          ? query(work.statement(), asked, lease, kind)
          : insert(work.insert(), request, lease, asked.reply());
    } finally {
      permits.release();
    }
  }

  private static Map<String, String> settings(Account account, String queryId) {
    Map<String, String> settings = new HashMap<>(account.settings());
    settings.put(RunningQueries.TAG, queryId);
    return settings;
  }

  private static Usage insert(Insert insert, Request request, Sessions.Lease lease, Reply reply)
      throws EngineException {
    reply.format(request.defaultFormat().orElse(OutputFormat.DEFAULT));
    try {
      return lease.connection().insert(insert, request.queryParameters());
    } catch (IOException e) {
      throw Request.unreadable(e);
    }
  }

  private Usage query(Statement given, Asked asked, Sessions.Lease lease, StatementKind kind)
      throws EngineException, IOException {
    EngineConnection connection = lease.connection();
    Request request = asked.request();
    String word = SqlText.firstWord(given.text());
    try (Statement statement =
        word.equals("KILL") ? Statement.of(RunningQueries.inClientIds(given.text())) : given) {
      String format = OutputFormat.of(statement, request);
      asked.reply().format(format);
      Usage usage;
      try (QueryWatch.Watched watched =
          watch.over(asked.queryId(), request, asked.reply(), endsWithClient(request, kind))) {
        usage =
            connection.run(
                statement,
                format,
                request.queryParameters(),
                output(request, format, asked.reply()));
      } catch (UnknownLayoutException e) {
        throw EngineException.of(
            48,
            "NOT_IMPLEMENTED",
            "The type "
                + e.getMessage()
                + " cannot be sent in the format Native with a client_protocol_version");
      }
      if (word.equals("USE")) {
        lease.chooseDatabase(connection.query("SELECT currentDatabase() FORMAT TSVRaw").strip());
      }
      return usage;
    }
  }

  private static ChunkConsumer output(Request request, String format, Reply reply) {
    long revision = request.number("client_protocol_version", 0);
    return revision > 0 && format.equalsIgnoreCase("Native")
        ? new RevisedBlocks(revision, reply)
        : reply;
  }

  /** A query that only reads is of no use without its client. */
  private static boolean endsWithClient(Request request, StatementKind kind) {
    return kind == StatementKind.READ
        && request.flag("cancel_http_readonly_queries_on_client_close", true);
  }

  private StatementKind check(
      Statement statement, Request request, Account account, Sessions.Lease lease)
      throws EngineException {
    int readonly = request.isGet() && account.readonly() == 0 ? 2 : account.readonly();
    Analysis analysis = lease.connection().analyse(statement);
    gate.check(statement.text(), analysis, readonly, account.readonly() > 0);
    if (account.readonly() > 0) {
      gate.checkAsParsed(lease.connection(), statement, analysis);
    }
    return analysis.kind();
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
    } finally {
      watch.close();
    }
  }
}
