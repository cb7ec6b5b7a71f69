package cn.financebrain.ingest.health;

import cn.financebrain.contract.feed.FeedLoad;
import java.time.Instant;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * The newest loads that together have enough rows, against those before them. Rows that are pushed
 * one by one make loads that say nothing each.
 *
 * @param newest at least one; the newest first
 */
record Recent(List<FeedLoad> newest, List<FeedLoad> before) {

  /**
   * @param loads at least one, the newest first
   */
  static Recent of(List<FeedLoad> loads, ToLongFunction<FeedLoad> rows, long enough) {
    long sum = 0;
    int taken = 0;
    while (taken < loads.size() && (taken == 0 || sum < enough)) {
      sum += rows.applyAsLong(loads.get(taken));
      taken++;
    }
    return new Recent(loads.subList(0, taken), loads.subList(taken, loads.size()));
  }

  /** When the first of the newest loads began. */
  Instant since() {
    return newest.get(newest.size() - 1).run().startedAt();
  }

  static Share share(
      List<FeedLoad> loads, ToLongFunction<FeedLoad> part, ToLongFunction<FeedLoad> whole) {
    return new Share(loads.stream().mapToLong(part).sum(), loads.stream().mapToLong(whole).sum());
  }
}
