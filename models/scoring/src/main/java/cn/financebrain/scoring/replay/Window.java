package cn.financebrain.scoring.replay;

import java.time.Instant;

/**
 * A time on the clock of the log.
 *
 * @param from its first instant
 * @param until the first instant after
 */
public record Window(Instant from, Instant until) {
  public Window {
    if (!from.isBefore(until)) {
      throw new IllegalArgumentException(
          "from %s until %s, expected earlier".formatted(from, until));
    }
  }

  public boolean holds(Instant at) {
    return !at.isBefore(from) && at.isBefore(until);
  }
}
