package cn.financebrain.dashboards.cases;

import cn.financebrain.dashboards.problem.ProblemCode;
import cn.financebrain.dashboards.problem.ProblemException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Files are held in memory, so only a few at once: from before one is read until its last byte is
 * written. Whoever waits too long is asked to come again, so that slow browsers don't take the
 * server's threads.
 */
public final class FilePlaces {
  static final int AT_ONCE = 3;

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Semaphore places = new Semaphore(AT_ONCE, true);
  private final Duration patience;

  public FilePlaces() {
    this(PATIENCE);
  }

  FilePlaces(Duration patience) {
    this.patience = patience;
  }

  /** What is done with a file. */
  public interface Work {
    void run() throws IOException;
  }

  /**
   * @throws ProblemException if no place gets free
   */
  public void within(Work work) throws IOException {
    take();
    try {
      work.run();
    } finally {
      places.release();
    }
  }

  private void take() {
    try {
      if (places.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw ProblemException.retryable(ProblemCode.TOO_MANY_ATTEMPTS, PATIENCE, null);
  }
}
