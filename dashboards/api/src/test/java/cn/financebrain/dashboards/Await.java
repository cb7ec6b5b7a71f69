package cn.financebrain.dashboards;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

/** Waits for what comes by itself. */
final class Await {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration PAUSE = Duration.ofMillis(50);

  private Await() {}

  /**
   * @param what is told if it never comes
   */
  static void until(Callable<Boolean> condition, String what) {
    until(PATIENCE, condition, what);
  }

  /** For what takes long on a machine that does other things, too. */
  static void until(Duration patience, Callable<Boolean> condition, String what) {
    long end = System.nanoTime() + patience.toNanos();
    try {
      while (!condition.call()) {
        if (System.nanoTime() > end) {
          throw new AssertionError("it never came that " + what);
        }
        LockSupport.parkNanos(PAUSE.toNanos());
      }
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new AssertionError(what, e);
    }
  }
}
