package cn.financebrain.ingest.connect;

import cn.financebrain.contract.FeedRun;
import cn.financebrain.contract.RejectReason;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Adds up what came of one feed from one place and tells it as one run: within a minute or so if
 * anything was new or wrong, else once an hour, which says that the department is there. For health
 * only: what can't be told is kept and told later, and is lost with the process.
 */
final class FeedRuns implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(FeedRuns.class);
  private static final Duration NEWS_AFTER = Duration.ofSeconds(30);
  private static final Duration SIGN_OF_LIFE_AFTER = Duration.ofHours(1);

  private record Key(String feed, String input) {}

  private final Consumer<List<FeedRun>> told;
  private final Clock clock;
  private final Map<Key, FeedRun> waiting = new LinkedHashMap<>();

  /**
   * @param told writes runs to the warehouse; throws if it can't
   */
  FeedRuns(Consumer<List<FeedRun>> told, Clock clock) {
    this.told = told;
    this.clock = clock;
  }

  synchronized void add(FeedRun run) {
    if (run.read() > 0) {
      waiting.merge(new Key(run.feed(), run.input()), run, FeedRuns::sum);
    }
  }

  private static FeedRun sum(FeedRun a, FeedRun b) {
    Map<RejectReason, Long> rejected = new EnumMap<>(RejectReason.class);
    rejected.putAll(a.rejected());
    b.rejected().forEach((reason, count) -> rejected.merge(reason, count, Long::sum));
    return new FeedRun(
        a.feed(),
        a.input(),
        a.startedAt(),
        b.finishedAt(),
        a.read() + b.read(),
        a.accepted() + b.accepted(),
        a.duplicate() + b.duplicate(),
        a.queued() + b.queued(),
        rejected);
  }

  /** Tells what is due; called every few seconds. */
  void tell() {
    Instant now = clock.instant();
    tell(due(now));
  }

  private synchronized List<FeedRun> due(Instant now) {
    List<FeedRun> due = new ArrayList<>();
    for (Iterator<FeedRun> runs = waiting.values().iterator(); runs.hasNext(); ) {
      FeedRun run = runs.next();
      Duration after = run.read() > run.duplicate() ? NEWS_AFTER : SIGN_OF_LIFE_AFTER;
      if (!run.startedAt().plus(after).isAfter(now)) {
        due.add(run);
        runs.remove();
      }
    }
    return due;
  }

  private void tell(List<FeedRun> runs) {
    if (runs.isEmpty()) {
      return;
    }
    try {
      told.accept(runs);
    } catch (RuntimeException e) {
      LOG.warn("{} runs can't be told to the warehouse now: {}", runs.size(), e.getMessage());
      keep(runs);
    }
  }

  private synchronized void keep(List<FeedRun> runs) {
    runs.forEach(
        run ->
            waiting.merge(new Key(run.feed(), run.input()), run, (newer, old) -> sum(old, newer)));
  }

  /** Tells all there is. */
  @Override
  public void close() {
    tell(due(Instant.MAX));
  }
}
