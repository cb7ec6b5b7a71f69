package cn.financebrain.cli.stack;

import java.time.Duration;
import java.time.Instant;

/**
 * When a service that the others can do without may be started again: one that dies soon, again and
 * again, after longer and longer pauses, one that has lasted at once.
 */
final class Revival {
  private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(30);
  private static final int DOUBLINGS = 5;

  private Instant begun = Instant.MIN;
  private int starts;
  private boolean starting;

  /** A start has begun, whose health is to be seen. */
  void begin(Instant now) {
    boolean lasted = begun.isBefore(now.minus(LONGEST_PAUSE.multipliedBy(2)));
    starts = lasted ? 1 : Math.min(starts + 1, DOUBLINGS + 1);
    begun = now;
    starting = true;
  }

  /** It is healthy, or was given up. */
  void end() {
    starting = false;
  }

  boolean isStarting() {
    return starting;
  }

  Duration since(Instant now) {
    return Duration.between(begun, now);
  }

  /** Whether it may be started, if it does not run. */
  boolean isDue(Instant now) {
    return !now.isBefore(begun.plus(pause()));
  }

  private Duration pause() {
    Duration doubled = FIRST_PAUSE.multipliedBy(1L << (starts - 1));
    return doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
  }
}
