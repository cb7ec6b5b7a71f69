package cn.financebrain.store;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Instants as the warehouse keeps them: whole microseconds since 1970, rounded down. */
final class Micros {
  private static final long PER_SECOND = 1_000_000;

  private Micros() {}

  /**
   * @throws ArithmeticException if the instant is some 292,000 years away
   */
  static long of(Instant instant) {
    return Math.addExact(
        Math.multiplyExact(instant.getEpochSecond(), PER_SECOND), instant.getNano() / 1_000);
  }

  /** The same, but instants too far away become the last one that fits. */
  static long saturated(Instant instant) {
    try {
      return of(instant);
    } catch (ArithmeticException e) {
      return instant.getEpochSecond() < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
    }
  }

  static Instant toInstant(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }
}
