package cn.financebrain.ingest.load;

import cn.financebrain.contract.feed.FeedLoad;
import cn.financebrain.ingest.mapping.FeedMapping;
import cn.financebrain.ingest.mapping.FeedSet;
import cn.financebrain.ingest.mapping.KeptMappings;
import cn.financebrain.ingest.publish.HistorySink;
import cn.financebrain.ingest.sort.Merge;
import cn.financebrain.ingest.sort.RunWriter;
import cn.financebrain.ingest.sort.Sorter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Loads the past in its order: the events of all tables of the input are published by the time that
 * they could first be known (then by feed, id and revision), and that time is when they arrive. All
 * else is as in a {@link FileIngest}.
 *
 * <p>Each table is read and sorted on disk, judged by its ledger, and written as a run; then the
 * runs are merged into the log. So nothing is published before all is known to fit: a log that
 * holds later records than the first new event is refused. At a time one table's ledger is in
 * memory, and a bounded part of the data.
 */
public final class HistoryIngest {
  /** What may be held in memory, in bytes. */
  record Limits(long sorting, int batch) {
    static final Limits USUAL = new Limits(40L << 20, 8 << 20);
  }

  private final HistorySink sink;
  private final Path ledgers;
  private final Clock clock;
  private final Progress progress;
  private final Limits limits;

  /**
   * @param ledgers the directory of the ledgers, {@code DATA/ingest}; runs lie there too while a
   *     load is under way, about twice the size of the data
   */
  public HistoryIngest(HistorySink sink, Path ledgers, Clock clock, Progress progress) {
    this(sink, ledgers, clock, progress, Limits.USUAL);
  }

  /**
   * The same with small batches, for a sink that takes its time: what is published again after an
   * interruption is at most one of them.
   *
   * @param batch bytes of what is published together
   */
  public HistoryIngest(HistorySink sink, Path ledgers, Clock clock, Progress progress, int batch) {
    this(sink, ledgers, clock, progress, new Limits(Limits.USUAL.sorting(), batch));
  }

  HistoryIngest(HistorySink sink, Path ledgers, Clock clock, Progress progress, Limits limits) {
    this.sink = sink;
    this.ledgers = ledgers;
    this.clock = clock;
    this.progress = progress;
    this.limits = limits;
  }

  /**
   * @throws IngestException if there is no such input, no mapping matches any file of it, or the
   *     log holds later records already
   */
  public IngestResult run(FeedSet feed, Path input) {
    Findings findings = new Findings();
    FeedFiles files = FeedFiles.match(feed, input, findings);
    files.tables().keySet().forEach(KeptMappings.in(ledgers)::keep);
    List<HistoryTable> tables = new ArrayList<>();
    Instant now = clock.instant();
    try (ScratchDirectory scratch = ScratchDirectory.in(ledgers);
        Resolving resolving = Resolving.of(files, ledgers)) {
      try {
        prepare(files, now, scratch.path(), findings, resolving, tables);
        publish(tables, now, files.totalBytes());
      } finally {
        for (HistoryTable table : tables) {
          table.close();
        }
      }
      Settled settled = resolving.settle(sink, now);
      findings.problems.addAll(settled.problems());
      Instant finishedAt = clock.instant();
      List<FeedLoad> loads =
          tables.stream()
              .map(table -> table.load(input, finishedAt))
              .sorted(Comparator.comparing(load -> load.run().feed()))
              .toList();
      return new IngestResult(loads, findings.leftOut, findings.problems, settled.published());
    } catch (IOException | UncheckedIOException e) {
      throw new IngestException("the load of history stopped: " + e.getMessage(), e);
    }
  }

  /** What was learnt and queued stays only if all is found to fit. */
  private void prepare(
      FeedFiles files,
      Instant now,
      Path scratch,
      Findings findings,
      Resolving resolving,
      List<HistoryTable> tables)
      throws IOException {
    boolean fits = false;
    try {
      readTables(files, now, scratch, findings, resolving, tables);
      requireNothingLater(tables);
      resolving.resolution().ifPresent(EnterpriseResolution::force);
      fits = true;
    } finally {
      if (!fits && resolving.resolution().isPresent()) {
        resolving.resolution().get().rollBack();
      }
    }
  }

  private void readTables(
      FeedFiles files,
      Instant now,
      Path scratch,
      Findings findings,
      Resolving resolving,
      List<HistoryTable> tables)
      throws IOException {
    ProgressTally tally =
        new ProgressTally(
            (bytes, total, rows) -> progress.update(bytes / 2, total, rows), files.totalBytes());
    for (FeedMapping mapping : files.inOrder()) {
      InputFiles input = files.tables().get(mapping);
      Sorter sorter = new Sorter(scratch, "table-" + tables.size(), limits.sorting());
      Counts counts = new Counts(mapping);
      Instant startedAt = clock.instant();
      Optional<EnterpriseResolution> who = resolving.of(mapping);
      int rows = new HistoryReading(mapping, now, counts, sorter, tally, who).read(input, findings);
      Path judged = scratch.resolve("table-" + tables.size() + ".judged");
      Optional<EnterpriseResolution> told =
          EnterpriseResolution.isRegister(mapping) ? who : Optional.empty();
      tables.add(
          judge(mapping.feed(), new Started(startedAt, now), counts, rows, sorter, judged, told));
    }
  }

  /**
   * @param load when the load began, which is now for all its tables
   */
  private record Started(Instant table, Instant load) {}

  private HistoryTable judge(
      String feed,
      Started started,
      Counts counts,
      int rows,
      Sorter sorter,
      Path judged,
      Optional<EnterpriseResolution> told)
      throws IOException {
    Ledger ledger = Ledger.open(ledgers.resolve(feed + ".ledger"));
    try (Merge sorted = sorter.sorted();
        RunWriter out = new RunWriter(judged)) {
      HistoryJudging judging = new HistoryJudging(feed, ledger, out, started.load(), told);
      judging.judge(sorted, rows, counts);
      sorter.discard();
      return new HistoryTable(
          feed, started.table(), counts, judging.earliestNew(), out.run(), ledger.file());
    } catch (IOException | RuntimeException e) {
      ledger.close();
      throw e;
    }
  }

  private void requireNothingLater(List<HistoryTable> tables) {
    Optional<HistoryTable> first =
        tables.stream().min(Comparator.comparing(HistoryTable::earliestNew));
    Instant latest = sink.latestArrival();
    if (first.isPresent()
        && !first.get().earliestNew().equals(Instant.MAX)
        && HistoryPublishing.arrival(first.get().earliestNew()).isBefore(latest)) {
      throw new IngestException(later(latest, first.get()));
    }
  }

  private static String later(Instant latest, HistoryTable table) {
    return ("the log holds records up to %1$s, and this history has new events from %2$s on (%3$s):"
            + " the past can't be put behind what has arrived. Load all history in one run into a"
            + " new stack (./finance-brain up --headless --data NEW), before anything else; or"
            + " leave out --history: then it arrives now. Nothing was published."
            + " · 日志中已有至 %1$s 的记录,而该历史数据含自 %2$s 起的新事件(%3$s),不能插入到已到达的记录之前。"
            + "请先启动新的空库(./finance-brain up --headless --data 新目录),一次装入全部历史数据；"
            + "或去掉 --history,按当前时间接入。本次未写入任何数据。")
        .formatted(latest, table.earliestNew(), table.feed());
  }

  private void publish(List<HistoryTable> tables, Instant now, long totalBytes) throws IOException {
    long all = 1;
    for (HistoryTable table : tables) {
      all += table.records().size();
    }
    long rows = tables.stream().mapToLong(table -> table.counts().read()).sum();
    double share = totalBytes / 2.0 / all;
    long[] done = {0};
    new HistoryPublishing(
            sink,
            limits.batch(),
            now,
            bytes -> {
              done[0] += bytes;
              progress.update(
                  Math.min(totalBytes, (long) (totalBytes / 2.0 + done[0] * share)),
                  totalBytes,
                  rows);
            })
        .publish(tables);
    progress.update(totalBytes, totalBytes, rows);
  }
}
