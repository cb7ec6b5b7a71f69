package cn.financebrain.engine.wire;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** Listens on the loopback address; each connection has a thread, as on a ClickHouse server. */
public final class WireServer implements AutoCloseable {

  private static final Logger LOG = System.getLogger(WireServer.class.getName());
  private static final int BACKLOG = 512;
  private static final int MOST_CONNECTIONS = 512;
  private static final long STALLED = TimeUnit.SECONDS.toNanos(30);
  private static final long AFTER_TROUBLE = TimeUnit.MILLISECONDS.toNanos(50);
  private static final int GRACE_SECONDS = 5;

  private final ServerSocket socket;
  private final Handler handler;
  private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
  private final ExecutorService threads = Executors.newCachedThreadPool(new Daemons("http-"));
  private final ScheduledExecutorService watch =
      Executors.newSingleThreadScheduledExecutor(new Daemons("http-watch-"));

  private WireServer(ServerSocket socket, Handler handler) {
    this.socket = socket;
    this.handler = handler;
  }

  /**
   * Starts serving.
   *
   * @param port 0 takes a free one
   */
  public static WireServer start(int port, Handler handler) throws IOException {
    WireServer server =
        new WireServer(new ServerSocket(port, BACKLOG, InetAddress.getLoopbackAddress()), handler);
    // no daemon: it keeps the process alive
    new Thread(server::accept, "http-accept").start();
    var unused = server.watch.scheduleWithFixedDelay(server::cutStalled, 1, 1, TimeUnit.SECONDS);
    return server;
  }

  private record Daemons(String name, AtomicInteger number) implements ThreadFactory {

    Daemons(String name) {
      this(name, new AtomicInteger());
    }

    @Override
    public Thread newThread(Runnable task) {
      Thread thread = new Thread(task, name + number.incrementAndGet());
      thread.setDaemon(true);
      return thread;
    }
  }

  private void accept() {
    while (!socket.isClosed()) {
      try {
        open(socket.accept());
      } catch (IOException e) {
        LOG.log(Level.DEBUG, "no connection came of it", e);
        LockSupport.parkNanos(AFTER_TROUBLE);
      }
    }
  }

  private void open(Socket client) throws IOException {
    if (connections.size() >= MOST_CONNECTIONS) {
      client.close();
      return;
    }
    Connection connection = new Connection(client, handler);
    connections.add(connection);
    threads.execute(
        () -> {
          try {
            connection.run();
          } finally {
            connections.remove(connection);
          }
        });
  }

  private void cutStalled() {
    for (Connection connection : connections) {
      if (connection.stallsLongerThan(STALLED)) {
        connection.close();
      }
    }
  }

  public int port() {
    return socket.getLocalPort();
  }

  /** Takes no more connections; those there are go on. */
  public void stopAccepting() throws IOException {
    socket.close();
  }

  /** Ends all connections. */
  @Override
  public void close() throws IOException {
    socket.close();
    watch.shutdown();
    threads.shutdown();
    connections.forEach(Connection::close);
    try {
      threads.awaitTermination(GRACE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
