package cn.financebrain.ingest.load;

import cn.financebrain.contract.Uscc;
import cn.financebrain.ingest.load.QueueItem.State;
import cn.financebrain.ingest.publish.EventSink;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * What people decide on rows of the queue; it is in the log when the call returns. Killed before
 * that, the decision stands, and the next load or {@link #retry} brings it there. Holds the right
 * to publish.
 */
public final class QueueDecisions implements AutoCloseable {
  private final EnterpriseResolution resolution;
  private final EventSink sink;
  private final Path ingest;
  private final Clock clock;

  private QueueDecisions(
      EnterpriseResolution resolution, EventSink sink, Path ingest, Clock clock) {
    this.resolution = resolution;
    this.sink = sink;
    this.ingest = ingest;
    this.clock = clock;
  }

  /**
   * @param ingest the directory {@code DATA/ingest}
   * @throws IngestException if the queue or the directory of enterprises can't be read
   */
  public static QueueDecisions open(Path ingest, EventSink sink, Clock clock) {
    try {
      return new QueueDecisions(EnterpriseResolution.open(ingest), sink, ingest, clock);
    } catch (IOException | UncheckedIOException e) {
      throw new IngestException("the queue can't be opened: " + e.getMessage(), e);
    }
  }

  /**
   * Says which enterprise a row is about, and remembers it for later rows of which the register
   * does not know the enterprise.
   *
   * @param id of a row that is open, or its beginning
   * @param person who says so, not empty
   * @param forAll whether it holds for all rows that name their enterprise in the same way, those
   *     that are open and those to come
   * @return how many rows were assigned
   * @throws IngestException if there is no such row, or it is not open
   */
  public int assign(String id, Uscc enterprise, String person, boolean forAll) {
    return decide(
        id,
        forAll,
        QueueDecisions::isOpen,
        item -> resolution.queue().assign(item, enterprise, person, forAll, clock.instant()));
  }

  /**
   * Makes a dead letter of a row.
   *
   * @throws IngestException if there is no such row, or it is not open
   */
  public void drop(String id, String reason) {
    decide(
        id,
        false,
        QueueDecisions::isOpen,
        item -> resolution.queue().drop(item, reason, clock.instant()));
  }

  /**
   * Opens a row again. Its events are taken back if it had been assigned; the dead letter stays if
   * it had been dropped.
   *
   * @param forAll whether that is done with all rows that name their enterprise in the same way
   * @return how many rows were opened
   * @throws IngestException if there is no such row, or nothing was decided on it
   */
  public int undo(String id, boolean forAll) {
    return decide(
        id,
        forAll,
        QueueDecisions::isDecided,
        item -> resolution.queue().undo(item, clock.instant()));
  }

  /** What its sender has deleted is nobody's to open again. */
  private static boolean isDecided(QueueItem item) {
    return switch (item.state()) {
      case OPEN, UNDONE -> false;
      case ASSIGNED -> true;
      case DROPPED -> !item.isGone();
    };
  }

  private static boolean isOpen(QueueItem item) {
    return item.state() == State.OPEN;
  }

  private int decide(
      String id, boolean forAll, Predicate<QueueItem> may, Consumer<QueueItem> decision) {
    settle(false); // what a killed process has left
    QueueItem first = QueueView.find(resolution.queue(), id);
    if (!may.test(first)) {
      throw new IngestException(refusal(first).formatted(first.id(), first.id()));
    }
    List<QueueItem> chosen =
        forAll ? resolution.queue().sameClaim(first).stream().filter(may).toList() : List.of(first);
    chosen.forEach(decision);
    resolution.force();
    Settled settled = settle(false);
    if (settled.failed().containsKey(first.feed())) {
      throw new IngestException(
          "it was decided, but is not in the log yet · 已决定,尚未写入: "
              + String.join("\n", settled.problems()));
    }
    return chosen.size();
  }

  private static String refusal(QueueItem item) {
    if (isOpen(item)) {
      return "nothing was decided on row %s · 该行尚未处理";
    }
    if (item.state() == State.UNDONE) {
      return "row %s was opened again, but its events are not taken back yet;"
          + " ./finance-brain resolve retry does that · 该行已撤销认定,其事件尚未撤回";
    }
    return isDecided(item)
        ? "row %s is settled already; ./finance-brain resolve undo %s opens it again · 该行已处理"
        : "row %s was deleted by its sender: nothing is left to decide · 该行已被提供方删除";
  }

  /**
   * Looks all open rows up again and publishes those whose enterprise is known by now.
   *
   * @return how many these were
   * @throws IngestException if those of some feeds can't be published; those of others are
   */
  public long retry() {
    Settled settled = settle(true);
    if (!settled.failed().isEmpty()) {
      throw new IngestException(String.join("\n", settled.problems()));
    }
    return settled.published();
  }

  private Settled settle(boolean all) {
    return resolution.settle(sink, Resolving.ledgers(ingest), clock.instant(), all);
  }

  /** How many rows are open. */
  public long open() {
    return resolution.queue().items().stream().filter(QueueDecisions::isOpen).count();
  }

  @Override
  public void close() {
    try {
      resolution.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
