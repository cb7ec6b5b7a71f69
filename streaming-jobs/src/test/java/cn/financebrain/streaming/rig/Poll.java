package cn.financebrain.streaming.rig;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

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
    until(what, limit, check, () -> "");
  }

  /**
   * @param seen what there is to see instead, asked for once it is too late
   * @see #until(String, Duration, Callable)
   */
  public static void until(
      String what, Duration limit, Callable<Boolean> check, Supplier<String> seen) {
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
    throw new AssertionError("not within %s: %s%n%s".formatted(limit, what, seen.get()), last);
  }
}
