package cn.financebrain.ingest.connect;

import cn.financebrain.ingest.publish.EventSink;
import cn.financebrain.ingest.publish.OpenLog;
import cn.financebrain.ingest.publish.PublishException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The log, for one connection of this process at a time, in the order in which they ask. It is
 * opened for a batch and closed a moment after the last one, or at once when another process waits
 * for it; so commands can publish in between.
 */
final class SharedLog implements AutoCloseable {
  /** Opens the log, waiting for other processes as long as it takes. */
  @FunctionalInterface
  interface Opener {
    OpenLog open();
  }

  private static final Logger LOG = LoggerFactory.getLogger(SharedLog.class);
  private static final long LOOK_EVERY_MILLIS = 100;

  private final Opener opener;
  private final Duration linger;
  private final ReentrantLock turn = new ReentrantLock(true);
  private final ScheduledExecutorService closer =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "log-closer");
            thread.setDaemon(true);
            return thread;
          });
  private OpenLog open;
  private long lastUsed;

  /**
   * @param linger how long it stays open after a batch, for the next one
   */
  SharedLog(Opener opener, Duration linger) {
    this.opener = opener;
    this.linger = linger;
    var unused =
        closer.scheduleWithFixedDelay(
            this::closeIfIdle, LOOK_EVERY_MILLIS, LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
  }

  /**
   * Does the work as soon as it is its turn.
   *
   * @throws PublishException if the log can't be opened or written to, or the thread is interrupted
   */
  <T> T use(Function<EventSink, T> work) {
    try {
      turn.lockInterruptibly();
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
    return inTurn(work);
  }

  /** Likewise, or nothing if its turn does not come within the limit. */
  <T> Optional<T> tryUse(Duration limit, Function<EventSink, T> work) {
    try {
      if (!turn.tryLock(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        return Optional.empty();
      }
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
    return Optional.of(inTurn(work));
  }

  private static PublishException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new PublishException("interrupted while waiting for the log", e);
  }

  private <T> T inTurn(Function<EventSink, T> work) {
    boolean done = false;
    try {
      if (open == null) {
        open = opener.open();
      }
      T result = work.apply(open);
      done = true;
      return result;
    } finally {
      lastUsed = System.nanoTime();
      try {
        if (!done) {
          abandon();
        } else if (open.wanted()) {
          closeNow();
        }
      } finally {
        turn.unlock();
      }
    }
  }

  /** After a failure: a log that has failed once takes nothing any more. */
  private void abandon() {
    try {
      closeNow();
    } catch (PublishException e) {
      LOG.warn("the log was closed after a failure: {}", e.getMessage());
    }
  }

  private void closeNow() {
    OpenLog closing = open;
    open = null;
    if (closing != null) {
      closing.close();
    }
  }

  private void closeIfIdle() {
    if (!turn.tryLock()) {
      return; // at work
    }
    try {
      boolean idle = System.nanoTime() - lastUsed > linger.toNanos();
      if (open != null && (idle || open.wanted())) {
        closeNow();
      }
    } catch (RuntimeException e) {
      LOG.warn("the log could not be closed in order", e);
    } finally {
      turn.unlock();
    }
  }

  @Override
  public void close() {
    closer.shutdown();
    turn.lock();
    try {
      abandon();
    } finally {
      turn.unlock();
    }
  }
}
