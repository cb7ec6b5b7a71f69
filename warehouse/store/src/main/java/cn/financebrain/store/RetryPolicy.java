package cn.financebrain.store;

import java.io.Serializable;
import java.time.Duration;

/**
 * How long to go on when the server does not answer or is overloaded. The pause doubles from the
 * first to the longest.
 *
 * @param giveUpAfter the total time after which the failure is thrown
 */
public record RetryPolicy(Duration firstPause, Duration longestPause, Duration giveUpAfter)
    implements Serializable {
  /** Pauses from 100 ms to 5 s, for two minutes: longer than a server takes to restart. */
  public static final RetryPolicy PATIENT =
      new RetryPolicy(Duration.ofMillis(100), Duration.ofSeconds(5), Duration.ofMinutes(2));

  /** Fails at the first trouble. */
  public static final RetryPolicy NONE =
      new RetryPolicy(Duration.ZERO, Duration.ZERO, Duration.ZERO);

  /** The pause after the given number of failures, from 1. */
  Duration pauseAfter(int failures) {
    Duration pause = firstPause.multipliedBy(1L << Math.min(failures - 1, 20));
    return pause.compareTo(longestPause) < 0 ? pause : longestPause;
  }
}
