package cn.financebrain.streaming.rig;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

/** Waits for something to become true, with a deadline. */
public final class Poll {
  private static final Duration PAUSE = Duration.ofMillis(100);

  private Poll() {}

  /**
   * @param what what is waited for, for the failure's message
   * @param limit after which it is a failure
   * @param check true when done; what it throws counts as not yet
   */
  public static void until(String what, Duration limit, Callable<Boolean> check) {
    long end = System.nanoTime() + limit.toNanos();
    Exception last = null;
    while (System.nanoTime() < end) {
      try {
        if (check.call()) {
          return;
        }
        last = null;
      } catch (Exception e) {
        last = e;
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
    throw new AssertionError("not within %s: %s".formatted(limit, what), last);
  }
}
