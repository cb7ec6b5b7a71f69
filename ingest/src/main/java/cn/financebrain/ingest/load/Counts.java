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
  private long queued;
  private final Map<RejectReason, Long> rejected = new EnumMap<>(RejectReason.class);

  Counts(FeedMapping mapping) {
    this.feed = mapping.feed();
    this.tally = new FeedTally(mapping);
  }

  /** What the rows tell of the feed as a whole. */
  FeedTally tally() {
    return tally;
  }

  /**
   * @param known when the row, which was new, could first be known
   */
  void accept(Instant known) {
    read++;
    accepted++;
    tally.accepted(known);
  }

  void duplicate() {
    read++;
    duplicate++;
  }

  /** Counts rows whose fate was found out together. */
  void add(long newAccepted, long newDuplicate) {
    read += newAccepted + newDuplicate;
    accepted += newAccepted;
    duplicate += newDuplicate;
  }

  /** Counts a row that waits for a person. */
  void queue() {
    read++;
    queued++;
  }

  void add(RowFate fate) {
    if (fate instanceof RowFate.Refused refused) {
      reject(refused.letter().reason());
    } else if (fate == RowFate.QUEUED) {
      queue();
    } else if (fate instanceof RowFate.Accepted row) {
      accept(row.known());
    } else {
      duplicate();
    }
  }

  /** Counts the rows of a batch, without those that could not be read. */
  void add(RowBatch.Outcome batch) {
    batch.fresh().forEach(this::accept);
    add(0, batch.duplicate());
    read += batch.queued();
    queued += batch.queued();
    batch.refused().forEach(letter -> reject(letter.reason()));
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
        new FeedRun(
            feed, input, startedAt, finishedAt, read, accepted, duplicate, queued, rejected),
        tally.profile());
  }
}
