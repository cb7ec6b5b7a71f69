package cn.financebrain.streaming.sink;

import cn.financebrain.store.WarehouseRow;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes batches one after the other in a thread of its own, so that the next batch can be gathered
 * meanwhile. At most one batch is under way: who hands over a second one waits. A batch that could
 * not be written makes every later call throw. For use by one thread.
 */
final class BackgroundWriter implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(BackgroundWriter.class);
  private static final long STOP_SECONDS = 30;

  private final WarehouseOpener.Connection connection;
  private final ExecutorService thread;
  private CompletableFuture<Void> underWay = CompletableFuture.completedFuture(null);

  BackgroundWriter(String name, WarehouseOpener.Connection connection) {
    this.connection = connection;
    this.thread =
        Executors.newSingleThreadExecutor(
            work -> {
              Thread writer = new Thread(work, name);
              writer.setDaemon(true);
              return writer;
            });
  }

  /**
   * Starts to write the rows, once the batch before is in the warehouse.
   *
   * @throws RuntimeException what the writing of an earlier batch threw
   */
  void write(List<WarehouseRow> rows) throws InterruptedException {
    await();
    underWay = CompletableFuture.runAsync(() -> connection.write(rows), thread);
  }

  /** Returns when all that was handed over is in the warehouse; throws as {@link #write}. */
  void await() throws InterruptedException {
    try {
      underWay.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause
          ? cause
          : new IllegalStateException("a batch could not be written", e.getCause());
    }
  }

  /** Whether a batch is being written. */
  boolean isBusy() {
    return !underWay.isDone();
  }

  /** Stops at once: a batch that is under way may or may not be in the warehouse. */
  @Override
  public void close() throws InterruptedException {
    thread.shutdownNow();
    try {
      boolean ended = thread.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS);
      if (!ended) {
        LOG.warn("a batch was still being written {} s after it was interrupted", STOP_SECONDS);
      }
    } finally {
      connection.close();
    }
  }
}
