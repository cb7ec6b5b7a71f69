package cn.financebrain.dashboards.lookup;

import cn.financebrain.dashboards.problem.ProblemCode;
import cn.financebrain.dashboards.problem.ProblemException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** A bucket of tokens for each account: so many looks at once, and one more every other second. */
@Component
class LookUpRate {
  static final int AT_ONCE = 30;
  static final Duration EACH = Duration.ofSeconds(2);

  /** When each bucket that is not full will be full again, if nothing more is taken. */
  private final Map<String, Instant> full = new HashMap<>();

  private final InstantSource clock;

  LookUpRate(InstantSource clock) {
    this.clock = clock;
  }

  /**
   * @throws ProblemException if the account's bucket is empty
   */
  synchronized void take(String account) {
    Instant now = clock.instant();
    full.values().removeIf(at -> !at.isAfter(now));
    Instant next = full.getOrDefault(account, now).plus(EACH);
    if (next.isAfter(now.plus(EACH.multipliedBy(AT_ONCE)))) {
      throw ProblemException.retryable(ProblemCode.TOO_MANY_ATTEMPTS, EACH, null);
    }
    full.put(account, next);
  }
}
