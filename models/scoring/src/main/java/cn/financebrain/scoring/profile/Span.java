package cn.financebrain.scoring.profile;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A stretch of event time.
 *
 * @param after exclusive; {@link Instant#MIN} for no bound
 * @param until inclusive; {@link Instant#MAX} for no bound
 */
record Span(Instant after, Instant until) {
  static final Span ALL = new Span(Instant.MIN, Instant.MAX);

  /** The window that ends at an instant; without a window everything up to it. */
  static Span ending(Instant until, Optional<Duration> window) {
    return new Span(window.map(until::minus).orElse(Instant.MIN), until);
  }

  boolean contains(Instant eventTime) {
    return eventTime.isAfter(after) && !eventTime.isAfter(until);
  }
}
