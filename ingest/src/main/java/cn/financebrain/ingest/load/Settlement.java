package cn.financebrain.ingest.load;

import cn.financebrain.ingest.load.QueueItem.State;
import cn.financebrain.ingest.publish.EventSink;
import cn.financebrain.ingest.publish.PublishException;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Brings into the log what was decided on rows of the queue: all versions of an assigned row in the
 * order in which they could be known, a dead letter for a dropped one, a retraction where an
 * assignment was undone. The queue notes it when the log has it; killed in between, the ledger
 * knows what of it is there already.
 */
final class Settlement {

  /** The ledgers of feeds, for the length of some work. */
  @FunctionalInterface
  interface Ledgers {
    void use(String feed, Work work) throws IOException;
  }

  /** What is done with a ledger. */
  @FunctionalInterface
  interface Work {
    void with(Ledger ledger) throws IOException;
  }

  private final EnterpriseResolution resolution;
  private final EventSink sink;
  private final Ledgers ledgers;
  private final Instant now;
  private final Map<String, String> failed = new HashMap<>();
  private long published;

  Settlement(EnterpriseResolution resolution, EventSink sink, Ledgers ledgers, Instant now) {
    this.resolution = resolution;
    this.sink = sink;
    this.ledgers = ledgers;
    this.now = now;
  }

  Settled run() {
    Map<String, List<QueueItem>> byFeed = new LinkedHashMap<>();
    for (QueueItem item : resolution.queue().items()) {
      if (!item.isSettled()) {
        byFeed.computeIfAbsent(item.feed(), feed -> new ArrayList<>()).add(item);
      }
    }
    byFeed.forEach(
        (feed, items) ->
            guard(feed, () -> ledgers.use(feed, ledger -> settle(feed, items, ledger))));
    return new Settled(published, failed);
  }

  /** Some work for one feed. */
  @FunctionalInterface
  interface Step {
    void run() throws IOException;
  }

  /** What is wrong with a feed is its own affair; a log that takes nothing is everybody's. */
  void guard(String feed, Step step) {
    try {
      step.run();
    } catch (PublishException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      failed.putIfAbsent(feed, e.toString());
    }
  }

  private void settle(String feed, List<QueueItem> items, Ledger ledger) throws IOException {
    Publication publication = new Publication(feed, sink, ledger, now, Optional.of(resolution));
    List<QueueItem> taken = new ArrayList<>();
    for (QueueItem item : items) {
      take(item, publication);
      taken.add(item);
      if (publication.size() >= TableLoad.BATCH_RECORDS) {
        flush(publication, taken);
      }
    }
    flush(publication, taken);
  }

  private void take(QueueItem item, Publication publication) throws IOException {
    ClaimedRow last = resolution.queue().read(item.lastPosition()).row();
    if (item.state() == State.DROPPED) {
      publication.take(last.letter(item.reason(), now));
    } else if (item.state() == State.UNDONE) {
      takeBack(item, publication);
    } else {
      boolean fresh = false;
      for (ClaimedRow.Event event : inOrder(item)) {
        fresh |= publication.take(event.body().of(item.enterprise().orElseThrow()), event.named());
      }
      published += fresh ? 1 : 0;
    }
  }

  /** All that was published of the row for this enterprise, whichever version told it. */
  private void takeBack(QueueItem item, Publication publication) throws IOException {
    Map<String, ClaimedRow.Event> events = new LinkedHashMap<>();
    for (ClaimedRow.Event event : events(item.positions())) {
      events.put(event.named().id(), event);
    }
    events
        .values()
        .forEach(
            event ->
                publication.undo(event.body().of(item.enterprise().orElseThrow()), event.named()));
  }

  /**
   * What the row told since it names its enterprise as it does, without events that it has taken
   * back while it waited.
   */
  private List<ClaimedRow.Event> inOrder(QueueItem item) throws IOException {
    Set<String> left = new HashSet<>();
    events(List.of(item.lastPosition())).forEach(event -> left.add(event.named().id()));
    List<ClaimedRow.Event> events = new ArrayList<>(events(item.positionsAlike()));
    events.removeIf(event -> !left.contains(event.named().id()));
    events.sort(Comparator.comparing(event -> event.body().availableTime())); // is stable
    return events;
  }

  private List<ClaimedRow.Event> events(List<Long> positions) throws IOException {
    List<ClaimedRow.Event> events = new ArrayList<>();
    for (long position : positions) {
      events.addAll(resolution.queue().read(position).row().events());
    }
    return events;
  }

  private void flush(Publication publication, List<QueueItem> taken) {
    publication.flush();
    taken.forEach(resolution.queue()::settle);
    resolution.force();
    taken.clear();
  }
}
