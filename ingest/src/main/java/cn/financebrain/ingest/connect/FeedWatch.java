package cn.financebrain.ingest.connect;

import cn.financebrain.contract.StaleTypes;
import cn.financebrain.contract.feed.FeedFinding;
import cn.financebrain.contract.feed.FeedHistory;
import cn.financebrain.ingest.health.FeedJudge;
import cn.financebrain.ingest.health.Staleness;
import cn.financebrain.ingest.publish.FeedStates;
import cn.financebrain.store.RetryPolicy;
import cn.financebrain.store.WarehouseException;
import cn.financebrain.store.WarehouseReader;
import cn.financebrain.store.WarehouseRow;
import cn.financebrain.store.WarehouseSettings;
import cn.financebrain.store.WarehouseWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * Judges all feeds by what the warehouse knows of them, and keeps the book of findings there. Two
 * that look at the same time write the same: ids follow from the data.
 */
public final class FeedWatch {
  private static final Duration ANSWER = Duration.ofSeconds(20);

  private FeedWatch() {}

  /**
   * What was seen.
   *
   * @param feeds how many were judged
   * @param changes in the book
   * @param open what is wrong
   */
  public record Look(int feeds, List<FeedFinding> changes, List<FeedFinding> open) {
    public Look {
      changes = List.copyOf(changes);
      open = List.copyOf(open);
    }

    /** In one sentence; empty if nothing changed. */
    String told() {
      long closed = changes.stream().filter(change -> change.closed().isPresent()).count();
      return changes.isEmpty()
          ? ""
          : "%d findings opened or changed, %d closed, %d open"
              .formatted(changes.size() - closed, closed, open.size());
    }
  }

  /**
   * What is wrong as of an instant, without writing anything.
   *
   * @throws WarehouseException if the warehouse can't be reached
   */
  public static Look look(WarehouseSettings warehouse, Instant asOf) {
    try (WarehouseReader reader = WarehouseReader.open(warehouse)) {
      List<FeedHistory> histories = reader.feedHistories(asOf);
      List<FeedFinding> found = findings(histories, asOf);
      List<FeedFinding> book = reader.openFeedFindings();
      return new Look(
          histories.size(), FeedJudge.changes(book, found, asOf), FeedJudge.open(book, found));
    }
  }

  /**
   * Likewise, and writes what changed.
   *
   * @param warehouse by a user who may write
   * @throws WarehouseException if the warehouse can't be reached
   */
  public static Look record(WarehouseSettings warehouse, Instant now) {
    Look look = look(warehouse, now);
    if (!look.changes().isEmpty()) {
      try (WarehouseWriter writer = WarehouseWriter.open(warehouse, List.of(), RetryPolicy.NONE)) {
        writer.write(
            look.changes().stream()
                .map(finding -> new WarehouseRow.FeedFindingRow(finding, now))
                .toList());
      }
    }
    return look;
  }

  /**
   * How the feeds are when a day begins, by what the warehouse knows when it is asked. Where it
   * can't be reached, or does not answer within 20 s, that is told, and nothing is known of the
   * day: whoever publishes waits for the answer.
   *
   * @param warehouse by a user who may read
   */
  public static FeedStates states(WarehouseSettings warehouse, Consumer<String> told) {
    return states(warehouse, told, ANSWER);
  }

  static FeedStates states(WarehouseSettings warehouse, Consumer<String> told, Duration limit) {
    return begin -> {
      FutureTask<StaleTypes> asked = new FutureTask<>(() -> stale(warehouse, begin));
      Thread asking = new Thread(asked, "feeds-of-the-day");
      asking.setDaemon(true); // a server that hangs keeps it
      asking.start();
      try {
        return Optional.of(asked.get(limit.toMillis(), TimeUnit.MILLISECONDS));
      } catch (ExecutionException e) {
        told.accept(String.valueOf(e.getCause().getMessage()));
      } catch (TimeoutException e) {
        told.accept("no answer within %d s".formatted(limit.toSeconds()));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        told.accept("interrupted");
      }
      return Optional.empty();
    };
  }

  private static StaleTypes stale(WarehouseSettings warehouse, Instant begin) {
    try (WarehouseReader reader = WarehouseReader.open(warehouse)) {
      List<FeedHistory> histories = reader.feedHistories(begin);
      return Staleness.of(
          histories.stream().map(FeedHistory::agreement).toList(), findings(histories, begin));
    }
  }

  private static List<FeedFinding> findings(List<FeedHistory> histories, Instant asOf) {
    return histories.stream().flatMap(history -> FeedJudge.judge(history, asOf).stream()).toList();
  }
}
