package cn.financebrain.dashboards.cases;

import cn.financebrain.dashboards.problem.ProblemCode;
import cn.financebrain.dashboards.problem.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Files are held in memory, so only a few at once: from before one is read until its last byte is
 * written. An account has one place, and for so long only, so that a browser that reads slowly
 * keeps nobody else out; whoever waits too long is asked to come again.
 */
public final class FilePlaces {
  static final int AT_ONCE = 3;

  private static final int PART = 1 << 16;

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** The longest file in it: less than 200 KB a second. */
  private static final Duration HELD_MOST = Duration.ofMinutes(2);

  private final ReentrantLock lock = new ReentrantLock(true);
  private final Condition left = lock.newCondition();
  private final Set<String> inside = new HashSet<>();
  private final Duration patience;
  private final InstantSource clock;

  public FilePlaces() {
    this(PATIENCE, InstantSource.system());
  }

  FilePlaces(Duration patience, InstantSource clock) {
    this.patience = patience;
    this.clock = clock;
  }

  /** What is done with a file. */
  public interface Work {
    void run(Place place) throws IOException;
  }

  /** A place that somebody has. */
  public final class Place {
    private Instant until = clock.instant().plus(HELD_MOST);

    /**
     * Asked between parts of a file.
     *
     * @throws IOException if it was had for too long: the rest is not sent
     */
    void stay() throws IOException {
      if (clock.instant().isAfter(until)) {
        throw new IOException("the file was not taken within " + HELD_MOST);
      }
    }

    /**
     * Sends all of a file, part by part.
     *
     * @throws IOException as {@link #stay}, or if either end fails
     */
    public void send(InputStream file, OutputStream to) throws IOException {
      until = clock.instant().plus(HELD_MOST); // it may have taken a while to write
      byte[] part = new byte[PART];
      for (int n = file.read(part); n >= 0; n = file.read(part)) {
        stay();
        to.write(part, 0, n);
      }
    }
  }

  /**
   * @throws ProblemException if no place gets free
   */
  public void within(String account, Work work) throws IOException {
    take(account);
    try {
      work.run(new Place());
    } finally {
      leave(account);
    }
  }

  private void take(String account) {
    lock.lock();
    try {
      long nanos = patience.toNanos();
      while (inside.size() >= AT_ONCE || inside.contains(account)) {
        if (nanos <= 0) {
          throw busy();
        }
        nanos = left.awaitNanos(nanos);
      }
      inside.add(account);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw busy();
    } finally {
      lock.unlock();
    }
  }

  private static ProblemException busy() {
    return ProblemException.retryable(ProblemCode.FILES_BUSY, PATIENCE, null);
  }

  private void leave(String account) {
    lock.lock();
    try {
      inside.remove(account);
      left.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
