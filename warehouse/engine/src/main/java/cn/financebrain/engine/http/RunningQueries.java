package cn.financebrain.engine.http;

import cn.financebrain.engine.chdb.Engine;
import cn.financebrain.engine.chdb.EngineConnection;
import cn.financebrain.engine.chdb.EngineException;
import cn.financebrain.engine.chdb.SqlText;
import cn.financebrain.engine.chdb.SqlText.Token;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The queries that run, by the id their client gave. libchdb invents its own ids, so a query
 * carries its client's id in a setting that has no other effect here, and is found by that.
 */
final class RunningQueries {

  /** The setting that carries the id: the query cache, which it belongs to, is off. */
  static final String TAG = "query_cache_tag";

  /** The expression that has the id in {@code system.processes}. */
  static final String TAG_IN_PROCESSES = "Settings['" + TAG + "']";

  private static final int WAIT_SECONDS = 10;

  private final Engine engine;
  private final Map<String, Running> byId = new ConcurrentHashMap<>();

  RunningQueries(Engine engine) {
    this.engine = engine;
  }

  /** A query that runs until it is closed. */
  final class Running implements AutoCloseable {

    private final String id;
    private final String user;
    private final CountDownLatch ended = new CountDownLatch(1);

    private Running(String id, String user) {
      this.id = id;
      this.user = user;
    }

    @Override
    public void close() {
      byId.remove(id, this);
      ended.countDown();
    }
  }

  /**
   * Enters a query.
   *
   * @param replace whether a query of the same id and user is ended first
   * @throws EngineException when a query of this id still runs
   */
  Running enter(String id, String user, boolean replace) throws EngineException {
    Running running = new Running(id, user);
    Running other = byId.putIfAbsent(id, running);
    if (other != null && replace && other.user.equals(user)) {
      kill(id);
      awaitEnd(other);
      other = byId.putIfAbsent(id, running);
    }
    if (other != null) {
      throw EngineException.of(
          216,
          "QUERY_WITH_SAME_ID_IS_ALREADY_RUNNING",
          "Query with id = " + id + " is already running.");
    }
    return running;
  }

  private static void awaitEnd(Running running) {
    try {
      if (!running.ended.await(WAIT_SECONDS, TimeUnit.SECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Asks the engine to end a query, and does not wait for that. */
  void kill(String id) throws EngineException {
    killWhere(TAG_IN_PROCESSES + " = " + Sql.string(id));
  }

  /** Ends a query of a user and waits a while for its end; one of another user goes on. */
  void killOwn(String id, String user) throws EngineException {
    Running running = byId.get(id);
    if (running != null && running.user.equals(user)) {
      kill(id);
      awaitEnd(running);
    }
  }

  /** Ends every query, when the process stops. */
  void killAll() throws EngineException {
    killWhere(TAG_IN_PROCESSES + " != ''");
  }

  private void killWhere(String condition) throws EngineException {
    try (EngineConnection connection = engine.connect(Map.of())) {
      connection.execute("KILL QUERY WHERE " + condition + " ASYNC");
    }
  }

  /** Makes {@code KILL QUERY WHERE query_id = …} mean the ids that clients know. */
  static String inClientIds(String kill) {
    StringBuilder text = new StringBuilder(kill);
    List<Token> tokens = SqlText.tokens(kill);
    for (int i = tokens.size() - 1; i >= 0; i--) {
      Token token = tokens.get(i);
      if (token.is("query_id") || token.is("initial_query_id")) {
        int end = token.start() + token.text().length();
        text.replace(token.start(), end, TAG_IN_PROCESSES);
      }
    }
    return text.toString();
  }
}
