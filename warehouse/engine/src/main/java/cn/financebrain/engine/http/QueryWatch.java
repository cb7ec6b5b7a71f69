package cn.financebrain.engine.http;

import cn.financebrain.engine.chdb.Engine;
import cn.financebrain.engine.chdb.EngineConnection;
import cn.financebrain.engine.chdb.EngineException;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * Looks at the running queries many times a second: one whose client has left is ended, one whose
 * client wants to know how far it is gets that told.
 */
final class QueryWatch implements AutoCloseable {

  private static final Logger LOG = System.getLogger(QueryWatch.class.getName());
  private static final int TICK_MILLIS = 50;
  private static final int GRACE_SECONDS = 5;

  private final Engine engine;
  private final RunningQueries queries;
  private final Set<Watched> all = ConcurrentHashMap.newKeySet();
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "query-watch");
            thread.setDaemon(true);
            return thread;
          });

  QueryWatch(Engine engine, RunningQueries queries) {
    this.engine = engine;
    this.queries = queries;
    var unused =
        clock.scheduleWithFixedDelay(this::tick, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
  }

  /** A query that is looked after until it is closed. */
  final class Watched implements AutoCloseable {

    /** Clients take only so many headers. */
    private static final int MOST_HEADERS = 1000;

    private final String queryId;
    private final Reply reply;
    private final boolean endsWithClient;
    private final long intervalNanos;
    private final long startedAt = System.nanoTime();
    private long toldAt = startedAt;
    private int headersLeft;
    private boolean closed;

    private Watched(String queryId, Request request, Reply reply, boolean endsWithClient) {
      this.queryId = queryId;
      this.reply = reply;
      this.endsWithClient = endsWithClient;
      this.headersLeft = request.flag("send_progress_in_http_headers") ? MOST_HEADERS : 0;
      this.intervalNanos =
          TimeUnit.MILLISECONDS.toNanos(request.number("http_headers_progress_interval_ms", 100));
    }

    private synchronized void endIfAlone() throws EngineException {
      if (!closed && endsWithClient && reply.clientGone()) {
        queries.kill(queryId);
      }
    }

    private boolean wantsProgress(long now) {
      return headersLeft > 0 && now - toldAt >= intervalNanos;
    }

    private synchronized void tell(Progress progress) throws IOException {
      if (!closed) {
        toldAt = System.nanoTime();
        headersLeft--;
        reply.progress(progress.json(toldAt - startedAt));
      }
    }

    @Override
    public synchronized void close() {
      closed = true;
      all.remove(this);
    }
  }

  /**
   * Begins to look after a query, of which the request has been read to its end.
   *
   * @param endsWithClient whether it is ended when its client leaves
   */
  Watched over(String queryId, Request request, Reply reply, boolean endsWithClient) {
    Watched watched = new Watched(queryId, request, reply, endsWithClient);
    all.add(watched);
    return watched;
  }

  private void tick() {
    try {
      for (Watched watched : all) {
        watched.endIfAlone();
      }
      long now = System.nanoTime();
      List<Watched> curious = new ArrayList<>();
      all.stream().filter(watched -> watched.wantsProgress(now)).forEach(curious::add);
      if (!curious.isEmpty()) {
        tell(curious);
      }
    } catch (EngineException | RuntimeException e) {
      LOG.log(Level.WARNING, "running queries could not be looked after", e);
    }
  }

  private void tell(List<Watched> curious) throws EngineException {
    Map<String, Progress> byId;
    try (EngineConnection connection = engine.connect(Map.of())) {
      byId =
          Progress.of(
              connection,
              curious.stream().map(watched -> watched.queryId).collect(Collectors.toList()));
    }
    for (Watched watched : curious) {
      Progress progress = byId.get(watched.queryId);
      if (progress != null) {
        try {
          watched.tell(progress);
        } catch (IOException e) {
          LOG.log(Level.DEBUG, "the client does not hear of progress any more", e);
        }
      }
    }
  }

  @Override
  public void close() {
    clock.shutdown();
    try {
      clock.awaitTermination(GRACE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
