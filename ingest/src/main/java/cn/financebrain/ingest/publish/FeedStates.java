package cn.financebrain.ingest.publish;

import cn.financebrain.contract.StaleTypes;
import java.time.Instant;
import java.util.Optional;

/** Tells how the feeds are when a day begins, for the mark of that day. */
@FunctionalInterface
public interface FeedStates {
  /** Of one who does not know. */
  FeedStates UNKNOWN = begin -> Optional.empty();

  /**
   * Must not throw: what can't be told is not known, and the day begins all the same.
   *
   * @param begin the midnight
   * @return the event types that are stale then; absent where that is not known
   */
  Optional<StaleTypes> asOf(Instant begin);
}
