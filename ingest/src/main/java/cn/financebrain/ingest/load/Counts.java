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

  void reject(RejectReason reason) {
    read++;
    rejected.merge(reason, 1L, Long::sum);
  }

  long read() {
    return read;
  }

  FeedRun run(String feed, String input, Instant startedAt, Instant finishedAt) {
    return new FeedRun(feed, input, startedAt, finishedAt, read, accepted, duplicate, rejected);
  }
}
