package cn.financebrain.ingest.load;

import cn.financebrain.contract.FeedRun;
import cn.financebrain.contract.RejectReason;
import cn.financebrain.contract.feed.FeedLoad;
import cn.financebrain.ingest.mapping.FeedMapping;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;

/** Counts the rows of one table. */
final class Counts {
  private final String feed;
  private final FeedTally tally;
  private long read;
  private long accepted;
  private long duplicate;
  private final Map<RejectReason, Long> rejected = new EnumMap<>(RejectReason.class);

  Counts(FeedMapping mapping) {
    this.feed = mapping.feed();
    this.tally = new FeedTally(mapping);
  }

  /** What the rows tell of the feed as a whole. */
  FeedTally tally() {
    return tally;
  }

  void accept() {
    read++;
    accepted++;
  }

  void duplicate() {
    read++;
    duplicate++;
  }

  /**
   * Counts the rows of a batch.
   *
   * @param rows how many it had, without those that were refused
   */
  void add(RowBatch.Outcome outcome, int rows) {
    add(outcome.fresh().size(), rows - outcome.fresh().size());
    outcome.fresh().forEach(tally::accepted);
  }

  /** Counts rows whose fate was found out together. */
  void add(long newAccepted, long newDuplicate) {
    read += newAccepted + newDuplicate;
    accepted += newAccepted;
    duplicate += newDuplicate;
  }

  void reject(RejectReason reason) {
    read++;
    rejected.merge(reason, 1L, Long::sum);
  }

  long read() {
    return read;
  }

  FeedLoad load(String input, Instant startedAt, Instant finishedAt) {
    return new FeedLoad(
        new FeedRun(feed, input, startedAt, finishedAt, read, accepted, duplicate, rejected),
        tally.profile());
  }
}
