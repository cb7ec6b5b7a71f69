package cn.financebrain.engine.http;

import cn.financebrain.engine.account.Accounts;
import cn.financebrain.engine.chdb.Engine;
import cn.financebrain.engine.wire.WireServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Timer;
import java.util.TimerTask;

/** ClickHouse's HTTP interface on the loopback address. */
public final class HttpEndpoint implements AutoCloseable {

  private static final long SECOND = 1000;

  private final WireServer server;
  private final Timer timer;
  private final QueryHandler queries;

  private HttpEndpoint(WireServer server, Timer timer, QueryHandler queries) {
    this.server = server;
    this.timer = timer;
    this.queries = queries;
  }

  /**
   * Starts serving.
   *
   * @param port 0 takes a free one
   * @param queriesAtOnce how many queries run side by side; more wait a moment, then are refused
   */
  public static HttpEndpoint start(Engine engine, Accounts accounts, int port, int queriesAtOnce)
      throws IOException {
    QueryHandler queries = new QueryHandler(engine, accounts, queriesAtOnce);
    WireServer server = WireServer.start(port, queries);
    Timer timer = new Timer("session-expiry", true);
    timer.schedule(
        new TimerTask() {
          @Override
          public void run() {
            queries.expireSessions();
          }
        },
        SECOND,
        SECOND);
    return new HttpEndpoint(server, timer, queries);
  }

  public int port() {
    return server.port();
  }

  /** Lets running queries end for five seconds, cancels the rest, then stops. */
  @Override
  public void close() {
    timer.cancel();
    try {
      server.stopAccepting();
      queries.close();
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
