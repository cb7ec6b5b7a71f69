package cn.financebrain.streaming.sink;

import cn.financebrain.store.WarehouseRow;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Writes batches one after the other in a thread of its own, so that the next batch can be gathered
 * meanwhile. At most one batch is under way: who hands over a second one waits. A batch that could
 * not be written makes every later call throw. For use by one thread.
 */
final class BackgroundWriter implements AutoCloseable {
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
  void write(List<WarehouseRow> rows) {
    await();
    underWay = CompletableFuture.runAsync(() -> connection.write(rows), thread);
  }

  /** Returns when all that was handed over is in the warehouse; throws as {@link #write}. */
  void await() {
    try {
      underWay.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
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
    if (!thread.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
      throw new IllegalStateException(
          "a batch was still being written %d s after it was interrupted".formatted(STOP_SECONDS));
    }
    connection.close();
  }
}
