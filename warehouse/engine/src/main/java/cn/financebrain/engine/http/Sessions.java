package cn.financebrain.engine.http;

import cn.financebrain.engine.account.Account;
import cn.financebrain.engine.chdb.Engine;
import cn.financebrain.engine.chdb.EngineConnection;
import cn.financebrain.engine.chdb.EngineException;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * What lives longer than a request: settings, current database and temporary tables of a {@code
 * session_id}. One request at a time uses a session. An account with {@code readonly} 1 can change
 * nothing but the current database, so that is all its sessions keep.
 */
final class Sessions {

  private static final int MOST_SECONDS = 3600;
  private static final int MOST_SESSIONS = 1000;
  private static final String DEFAULT_SECONDS = "60";

  private final Engine engine;
  private final Map<Key, Session> sessions = new HashMap<>();

  Sessions(Engine engine) {
    this.engine = engine;
  }

  private record Key(String user, String id) {}

  private static final class Session {
    private EngineConnection connection;
    private String database;
    private boolean busy;
    private long endsAt;
  }

  /** A connection for one request. */
  final class Lease implements AutoCloseable {

    private final EngineConnection connection;
    private final Key key;
    private final Session session;
    private final long seconds;
    private final boolean endSession;

    private Lease(
        EngineConnection connection, Key key, Session session, long seconds, boolean endSession) {
      this.connection = connection;
      this.key = key;
      this.session = session;
      this.seconds = seconds;
      this.endSession = endSession;
    }

    EngineConnection connection() {
      return connection;
    }

    /** Whether the connection goes on living, so that what the request set must be taken back. */
    boolean kept() {
      return session != null && session.connection != null;
    }

    /** The database that an earlier request of a session without a connection has chosen. */
    String database() {
      return session == null ? null : session.database;
    }

    void chooseDatabase(String database) {
      if (session != null) {
        session.database = database;
      }
    }

    @Override
    public void close() {
      if (!kept()) {
        connection.close();
      }
      if (session != null) {
        give(key, session, seconds, endSession);
      }
    }
  }

  /** Opens the session that a request names, or a connection for this request alone. */
  Lease open(Request request, Account account, Map<String, String> settings)
      throws EngineException {
    expire();
    if (request.parameter("session_id").isEmpty()) {
      return new Lease(engine.connect(settings), null, null, 0, false);
    }
    long seconds = seconds(request.parameter("session_timeout").orElse(DEFAULT_SECONDS));
    Key key = new Key(account.name(), request.parameter("session_id").get());
    Session session = take(key, request.flag("session_check"));
    if (session.connection == null && account.readonly() != 1) {
      session.connection = engine.connect(settings);
    }
    EngineConnection connection =
        session.connection == null ? engine.connect(settings) : session.connection;
    return new Lease(connection, key, session, seconds, request.flag("close_session"));
  }

  private static long seconds(String text) throws EngineException {
    if (!text.matches("\\d{1,9}") || Integer.parseInt(text) > MOST_SECONDS) {
      throw EngineException.of(
          374,
          "INVALID_SESSION_TIMEOUT",
          "Session timeout '"
              + text
              + "' is larger than the maximum "
              + MOST_SECONDS
              + " or no number");
    }
    return Integer.parseInt(text);
  }

  private synchronized Session take(Key key, boolean mustExist) throws EngineException {
    Session session = sessions.get(key);
    if (session == null && mustExist) {
      throw EngineException.of(372, "SESSION_NOT_FOUND", "Session " + key.id + " not found");
    }
    if (session != null && session.busy) {
      throw EngineException.of(
          373, "SESSION_IS_LOCKED", "Session " + key.id + " is locked by a concurrent client");
    }
    if (session == null) {
      if (sessions.size() >= MOST_SESSIONS) {
        throw EngineException.of(
            202, "TOO_MANY_SIMULTANEOUS_QUERIES", "Too many sessions, close some first");
      }
      session = new Session();
      sessions.put(key, session);
    }
    session.busy = true;
    return session;
  }

  private synchronized void give(Key key, Session session, long seconds, boolean end) {
    session.busy = false;
    session.endsAt = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    if (end) {
      sessions.remove(key);
      close(session);
    }
  }

  /**
   * Closes sessions that have not been used within their time; a timer and each request call it.
   */
  synchronized void expire() {
    long now = System.nanoTime();
    for (Iterator<Session> all = sessions.values().iterator(); all.hasNext(); ) {
      Session session = all.next();
      if (!session.busy && now - session.endsAt > 0) {
        all.remove();
        close(session);
      }
    }
  }

  /** Closes all, when the process stops and nothing runs any more. */
  synchronized void closeAll() {
    sessions.values().forEach(Sessions::close);
    sessions.clear();
  }

  private static void close(Session session) {
    if (session.connection != null) {
      session.connection.close();
    }
  }
}
