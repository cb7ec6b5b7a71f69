package cn.financebrain.ingest.load;

import cn.financebrain.contract.DeadLetter;
import cn.financebrain.contract.EnterpriseEvent;
import cn.financebrain.contract.Uscc;
import cn.financebrain.ingest.load.QueueItem.State;
import cn.financebrain.ingest.mapping.FeedMapping;
import cn.financebrain.ingest.publish.EventSink;
import cn.financebrain.ingest.publish.PublishException;
import cn.financebrain.ingest.resolve.Doubt;
import cn.financebrain.ingest.resolve.EnterpriseDirectory;
import cn.financebrain.ingest.resolve.Resolution;
import cn.financebrain.ingest.resolve.Resolver;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Finds out whom rows are about, by the directory of enterprises and by what people have decided;
 * what can't be found out waits in the queue. For the process that holds the right to publish.
 */
final class EnterpriseResolution implements AutoCloseable {

  /** What is to be done with a row. */
  sealed interface Verdict {
    record Named(Uscc enterprise) implements Verdict {}

    record Refused(DeadLetter letter) implements Verdict {}

    /** Nothing, and as what it counts. */
    sealed interface Counted extends Verdict {
      /**
       * @param known when the row could be known
       */
      RowFate fate(Instant known);
    }

    /** It waits for a person. */
    record Waiting() implements Counted {
      @Override
      public RowFate fate(Instant known) {
        return RowFate.QUEUED;
      }
    }

    /** It had waited, and its enterprise is known now: {@link #settle} publishes all it told. */
    record Offered() implements Counted {
      @Override
      public RowFate fate(Instant known) {
        return new RowFate.Accepted(known);
      }
    }

    /** It was told before, and has named its enterprise otherwise since. */
    record Superseded() implements Counted {
      @Override
      public RowFate fate(Instant known) {
        return RowFate.DUPLICATE;
      }
    }
  }

  private static final Resolution.Open UNASKED = new Resolution.Open(Doubt.UNKNOWN, List.of());

  private final EnterpriseDirectory directory;
  private final ResolutionQueue queue;
  private final Resolver resolver;
  private final long directoryMark;
  private final long queueMark;

  private EnterpriseResolution(EnterpriseDirectory directory, ResolutionQueue queue) {
    this.directory = directory;
    this.queue = queue;
    this.resolver = new Resolver(directory, queue);
    this.directoryMark = directory.mark();
    this.queueMark = queue.mark();
  }

  /**
   * @param ingest the directory {@code DATA/ingest}
   */
  static EnterpriseResolution open(Path ingest) throws IOException {
    EnterpriseDirectory directory = EnterpriseDirectory.open(ingest);
    try {
      return new EnterpriseResolution(directory, ResolutionQueue.open(ingest));
    } catch (IOException | RuntimeException e) {
      directory.close();
      throw e;
    }
  }

  /** Whether rows of the table have to be looked up, or tell who is who. */
  static boolean concerns(FeedMapping mapping) {
    return mapping.enterprise() instanceof FeedMapping.Identifiers || isRegister(mapping);
  }

  /** Whether the table tells who is who; such are loaded before others. */
  static boolean isRegister(FeedMapping mapping) {
    return mapping.events().stream().anyMatch(rule -> EnterpriseDirectory.learnsFrom(rule.type()));
  }

  ResolutionQueue queue() {
    return queue;
  }

  EnterpriseDirectory directory() {
    return directory;
  }

  /** Takes in an event that is about to be published. */
  void learn(EnterpriseEvent event) {
    if (EnterpriseDirectory.learnsFrom(event.type())) {
      directory.learn(event);
    }
  }

  Verdict judge(ClaimedRow row, Instant now) {
    Optional<QueueItem> known = queue.find(row.item());
    if (known.isPresent()) {
      Optional<Verdict> verdict = known(row, known.get(), now);
      if (verdict.isPresent()) {
        return verdict.get();
      }
    }
    Resolution resolution = resolver.resolve(row.claim(), row.eventTime());
    return resolution instanceof Resolution.Found found
        ? named(row, known, found.enterprise(), now)
        : open(row, (Resolution.Open) resolution, now);
  }

  /** What was decided on the row, or on an earlier version that named its enterprise likewise. */
  private Optional<Verdict> known(ClaimedRow row, QueueItem item, Instant now) {
    boolean told = item.has(row);
    boolean sameClaim = item.claimKey().equals(row.claim().key());
    if (item.state() == State.DROPPED && told) {
      return Optional.of(new Verdict.Refused(row.letter(item.reason(), now)));
    }
    if (item.state() == State.ASSIGNED && sameClaim) {
      queue.add(row, UNASKED, now);
      return Optional.of(new Verdict.Named(item.enterprise().orElseThrow()));
    }
    if (item.state() == State.ASSIGNED && told) {
      return Optional.of(new Verdict.Superseded());
    }
    return told && !sameClaim ? Optional.of(new Verdict.Waiting()) : Optional.empty();
  }

  /** Whom the row is about, as was decided or as the register says. */
  Optional<Uscc> enterprise(ClaimedRow row) {
    Optional<Uscc> decided = queue.find(row.item()).flatMap(QueueItem::enterprise);
    return decided.isPresent()
        ? decided
        : resolver.resolve(row.claim(), row.eventTime()) instanceof Resolution.Found found
            ? Optional.of(found.enterprise())
            : Optional.empty();
  }

  /** Notes in the queue that a row is no more; {@link #settle} tells of one that waited. */
  void end(ClaimedRow row, Instant now) {
    queue.find(row.item()).ifPresent(item -> queue.end(item, now));
  }

  private Verdict named(ClaimedRow row, Optional<QueueItem> known, Uscc enterprise, Instant now) {
    if (known.isEmpty()) {
      return new Verdict.Named(enterprise);
    }
    QueueItem item = queue.add(row, UNASKED, now);
    if (item.state() == State.OPEN) {
      queue.assign(item, enterprise, "", false, now);
    }
    return new Verdict.Offered();
  }

  private Verdict open(ClaimedRow row, Resolution.Open open, Instant now) {
    if (row.rejectUnknown() && open.doubt().nobody()) {
      String detail =
          "%s: %s (%s)"
              .formatted(row.claim().shown(), open.doubt().english(), open.doubt().chinese());
      return new Verdict.Refused(row.letter(detail, now));
    }
    queue.add(row, open, now);
    return new Verdict.Waiting();
  }

  /** Returns when all that was learnt and queued is safe on disk. */
  void force() {
    directory.force();
    queue.force();
  }

  /**
   * Publishes the rows on which something was decided, and those whose enterprise became known. A
   * feed of which that fails does not keep others from it.
   *
   * @param all whether every row that waits is looked up again; else those that what was learnt
   *     since the last time may concern
   * @throws PublishException if the log does not take them
   */
  Settled settle(EventSink sink, Settlement.Ledgers ledgers, Instant now, boolean all) {
    EnterpriseDirectory.News news = directory.takeNews();
    Settlement settlement = new Settlement(this, sink, ledgers, now);
    for (QueueItem item : List.copyOf(queue.items())) {
      if (item.state() == State.OPEN && (all || news.concerns(item.lookups()))) {
        settlement.guard(item.feed(), () -> offer(item, now));
      }
    }
    return settlement.run();
  }

  private void offer(QueueItem item, Instant now) throws IOException {
    ClaimedRow row = queue.read(item.lastPosition()).row();
    if (resolver.resolve(row.claim(), row.eventTime()) instanceof Resolution.Found found) {
      queue.assign(item, found.enterprise(), "", false, now);
    }
  }

  /** Takes back on disk what was learnt and queued since it was opened; is of no more use then. */
  void rollBack() throws IOException {
    directory.forgetSince(directoryMark);
    queue.forgetSince(queueMark);
  }

  /** Takes in what other processes have added; false if a file is another one by now. */
  boolean catchUp() throws IOException {
    return directory.catchUp() && queue.catchUp();
  }

  @Override
  public void close() throws IOException {
    try (directory) {
      queue.close();
    }
  }
}
