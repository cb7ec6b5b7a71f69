package cn.financebrain.ingest.publish;

import java.time.Instant;

/**
 * Where the clock of a partition stands.
 *
 * @param at the arrival time of its last record; {@link Instant#MIN} while it has none
 * @param told whether readers of the log take the clock from that record; a stranger's record tells
 *     them nothing
 */
record LastArrival(Instant at, boolean told) {
  static final LastArrival NONE = new LastArrival(Instant.MIN, false);
}
