package cn.financebrain.ingest.connect;

import cn.financebrain.contract.FeedRun;
import cn.financebrain.contract.feed.FeedLoad;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
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

  private final Consumer<List<FeedLoad>> told;
  private final Clock clock;
  private final Map<Key, FeedLoad> waiting = new LinkedHashMap<>();

  /**
   * @param told writes runs to the warehouse; throws if it can't
   */
  FeedRuns(Consumer<List<FeedLoad>> told, Clock clock) {
    this.told = told;
    this.clock = clock;
  }

  synchronized void add(FeedLoad load) {
    if (load.run().read() > 0) {
      waiting.merge(key(load), load, FeedLoad::plus);
    }
  }

  private static Key key(FeedLoad load) {
    return new Key(load.run().feed(), load.run().input());
  }

  /** Tells what is due; called every few seconds. */
  void tell() {
    Instant now = clock.instant();
    tell(due(now));
  }

  private synchronized List<FeedLoad> due(Instant now) {
    List<FeedLoad> due = new ArrayList<>();
    for (Iterator<FeedLoad> loads = waiting.values().iterator(); loads.hasNext(); ) {
      FeedLoad load = loads.next();
      FeedRun run = load.run();
      Duration after = run.read() > run.duplicate() ? NEWS_AFTER : SIGN_OF_LIFE_AFTER;
      if (!run.startedAt().plus(after).isAfter(now)) {
        due.add(load);
        loads.remove();
      }
    }
    return due;
  }

  private void tell(List<FeedLoad> runs) {
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

  private synchronized void keep(List<FeedLoad> loads) {
    loads.forEach(load -> waiting.merge(key(load), load, (newer, old) -> old.plus(newer)));
  }

  /** Tells all there is. */
  @Override
  public void close() {
    tell(due(Instant.MAX));
  }
}
