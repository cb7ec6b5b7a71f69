package cn.financebrain.store;

import cn.financebrain.contract.RejectReason;
import java.util.Map;

/**
 * How the loads of a feed went lately. A load has failed if it refused rows and took none in, or
 * its source could not be read to the end.
 *
 * @param failedInARow how many of the newest have failed one after the other
 * @param refused rows that were refused, by reason; reasons that did not occur are left out
 */
public record FeedRecent(
    long loads, long failed, long failedInARow, Map<RejectReason, Long> refused) {
  /** Of a feed that was not loaded. */
  public static final FeedRecent NONE = new FeedRecent(0, 0, 0, Map.of());

  public FeedRecent {
    refused = Map.copyOf(refused);
  }
}
