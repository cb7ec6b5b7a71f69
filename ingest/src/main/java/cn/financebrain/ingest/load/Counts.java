package cn.financebrain.ingest.load;

import cn.financebrain.contract.FeedRun;
import cn.financebrain.contract.RejectReason;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;

/** Counts the rows of one table. */
final class Counts {
  private long read;
  private long accepted;
  private long duplicate;
  private long queued;
  private final Map<RejectReason, Long> rejected = new EnumMap<>(RejectReason.class);

  void accept() {
    read++;
    accepted++;
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
    } else if (fate == RowFate.ACCEPTED) {
      accept();
    } else {
      duplicate();
    }
  }

  void add(RowBatch.Outcome batch) {
    add(batch.accepted(), batch.duplicate());
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

  FeedRun run(String feed, String input, Instant startedAt, Instant finishedAt) {
    return new FeedRun(
        feed, input, startedAt, finishedAt, read, accepted, duplicate, queued, rejected);
  }
}
