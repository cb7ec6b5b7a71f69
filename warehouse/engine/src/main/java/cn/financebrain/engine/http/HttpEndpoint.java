package cn.financebrain.engine.http;

import cn.financebrain.engine.account.Accounts;
import cn.financebrain.engine.chdb.Engine;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** ClickHouse's HTTP interface on the loopback address. */
public final class HttpEndpoint implements AutoCloseable {

  private static final int BACKLOG = 256;
  private static final long SECOND = 1000;
  private static final int GRACE_SECONDS = 5;

  private final HttpServer server;
  private final ExecutorService threads;
  private final Timer timer;
  private final QueryHandler queries;

  private HttpEndpoint(
      HttpServer server, ExecutorService threads, Timer timer, QueryHandler queries) {
    this.server = server;
    this.threads = threads;
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
    // 40 ms of Nagle's algorithm per answer otherwise; the JDK reads it once
    System.setProperty("sun.net.httpserver.nodelay", "true");
    InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    HttpServer server = HttpServer.create(address, BACKLOG);
    AtomicInteger number = new AtomicInteger();
    ExecutorService threads =
        Executors.newFixedThreadPool(
            2 * queriesAtOnce, task -> daemon(task, "http-" + number.incrementAndGet()));
    QueryHandler queries = new QueryHandler(engine, accounts, queriesAtOnce);
    server.setExecutor(threads);
    server.createContext("/", queries);
    server.start();
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
    return new HttpEndpoint(server, threads, timer, queries);
  }

  private static Thread daemon(Runnable task, String name) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    return thread;
  }

  public int port() {
    return server.getAddress().getPort();
  }

  /** Lets running queries end for five seconds, cancels the rest, then stops. */
  @Override
  public void close() {
    timer.cancel();
    queries.close();
    server.stop(0);
    threads.shutdown();
    try {
      threads.awaitTermination(GRACE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
