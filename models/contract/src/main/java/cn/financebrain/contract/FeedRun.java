package cn.financebrain.contract;

import java.time.Instant;
import java.util.Map;

/**
 * The result of one load of one source table: {@code read = accepted + duplicate + rejected +
 * queued}.
 *
 * @param feed the mapping's name, such as {@code bdci/tax_info}
 * @param queued rows that wait for a person to say which enterprise they are about
 * @param rejected counts by reason; reasons that did not occur are left out
 */
public record FeedRun(
    String feed,
    String input,
    Instant startedAt,
    Instant finishedAt,
    long read,
    long accepted,
    long duplicate,
    long queued,
    Map<RejectReason, Long> rejected) {

  /**
   * @throws IllegalArgumentException if the counts do not add up
   */
  public FeedRun {
    rejected = Map.copyOf(rejected);
    long refused = rejected.values().stream().mapToLong(Long::longValue).sum();
    if (read != accepted + duplicate + refused + queued) {
      throw new IllegalArgumentException(
          "%s: read %d is not accepted %d + duplicate %d + rejected %d + queued %d"
              .formatted(feed, read, accepted, duplicate, refused, queued));
    }
  }

  /** How many rows were rejected, for whatever reason. */
  public long refused() {
    return rejected.values().stream().mapToLong(Long::longValue).sum();
  }
}
