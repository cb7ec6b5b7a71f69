package cn.financebrain.dashboards.session;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/**
 * How many failed sign-ins of which nobody's account is to blame may become entries of the audit
 * trail: some for each address, and some in all. Any browser can begin a sign-in and spoil it, as
 * often as it likes.
 */
final class FailureRate {
  static final int OF_AN_ADDRESS = 30;
  static final int IN_ALL = 300;
  static final Duration PERIOD = Duration.ofHours(1);

  private final InstantSource clock;
  private final Map<String, Integer> taken = new HashMap<>();
  private Instant until = Instant.MIN;
  private int all;

  FailureRate(InstantSource clock) {
    this.clock = clock;
  }

  /** Whether this one may. */
  synchronized boolean take(String address) {
    Instant now = clock.instant();
    if (!now.isBefore(until)) {
      taken.clear(); // holds at most one entry for each that was let through
      all = 0;
      until = now.plus(PERIOD);
    }
    if (all >= IN_ALL || taken.getOrDefault(address, 0) >= OF_AN_ADDRESS) {
      return false;
    }
    all++;
    taken.merge(address, 1, Integer::sum);
    return true;
  }
}
