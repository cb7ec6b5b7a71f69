package cn.financebrain.ingest.load;

import cn.financebrain.contract.feed.FeedLoad;
import cn.financebrain.ingest.mapping.FeedMapping;
import cn.financebrain.ingest.mapping.FeedSet;
import cn.financebrain.ingest.mapping.KeptMappings;
import cn.financebrain.ingest.publish.EventSink;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Loads a file or a folder through the mappings of a feed. Running it a second time publishes
 * nothing: the ledgers under {@code ledgers} know what is in the log. A row that tells something
 * else under an id that is known is a new revision. What is not right goes to the dead letters,
 * rows whose enterprise can't be told wait in a queue, and the run goes on; only broken
 * infrastructure ends it.
 */
public final class FileIngest {
  private final EventSink sink;
  private final Path ledgers;
  private final Clock clock;
  private final Progress progress;

  /**
   * @param sink where events and dead letters go, a {@link
   *     cn.financebrain.ingest.publish.LogPublisher} in service
   * @param ledgers the directory of the ledgers, {@code DATA/ingest}
   */
  public FileIngest(EventSink sink, Path ledgers, Clock clock, Progress progress) {
    this.sink = sink;
    this.ledgers = ledgers;
    this.clock = clock;
    this.progress = progress;
  }

  /**
   * @throws IngestException if there is no such input, or no mapping matches any file of it
   */
  public IngestResult run(FeedSet feed, Path input) {
    Findings findings = new Findings();
    FeedFiles files = FeedFiles.match(feed, input, findings);
    files.tables().keySet().forEach(KeptMappings.in(ledgers)::keep);
    ProgressTally tally = new ProgressTally(progress, files.totalBytes());
    List<FeedLoad> loads = new ArrayList<>();
    try (Resolving resolving = Resolving.of(files, ledgers)) {
      files
          .inOrder()
          .forEach(
              mapping ->
                  loads.add(
                      loadTable(mapping, files.tables().get(mapping), tally, findings, resolving)));
      Settled settled = resolving.settle(sink, clock.instant());
      findings.problems.addAll(settled.problems());
      loads.sort(Comparator.comparing(load -> load.run().feed()));
      return new IngestResult(loads, findings.leftOut, findings.problems, settled.published());
    } catch (IOException | UncheckedIOException e) {
      throw new IngestException("the load stopped: " + e.getMessage(), e);
    }
  }

  private FeedLoad loadTable(
      FeedMapping mapping,
      InputFiles input,
      ProgressTally tally,
      Findings findings,
      Resolving resolving) {
    Instant startedAt = clock.instant();
    Counts counts = new Counts(mapping);
    try (Ledger ledger = Ledger.open(ledgers.resolve(mapping.feed() + ".ledger"))) {
      for (Path file : input.files()) {
        ledger.nextScope();
        new TableLoad(
                mapping,
                input.name(file),
                sink,
                ledger,
                startedAt,
                counts,
                tally,
                resolving.of(mapping))
            .load(file, findings);
        tally.fileDone(FeedFiles.size(file));
      }
    } catch (IOException | UncheckedIOException e) {
      throw new IngestException(
          "the load of %s stopped: %s".formatted(mapping.feed(), e.getMessage()), e);
    }
    return counts.load(input.input().toString(), startedAt, clock.instant());
  }
}
