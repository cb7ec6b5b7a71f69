package cn.financebrain.ingest.load;

import cn.financebrain.contract.FeedRun;
import cn.financebrain.ingest.mapping.FeedMapping;
import cn.financebrain.ingest.mapping.FeedSet;
import cn.financebrain.ingest.publish.EventSink;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Loads a file or a folder through the mappings of a feed. Running it a second time publishes
 * nothing: the ledgers under {@code ledgers} know what is in the log. A row that tells something
 * else under an id that is known is a new revision. What is not right goes to the dead letters, and
 * the run goes on; only broken infrastructure ends it.
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
    InputFiles found = InputFiles.of(input);
    Map<String, List<Path>> filesByMapping = new TreeMap<>();
    Findings findings = new Findings();
    findings.problems.addAll(found.problems());
    for (Path file : found.files()) {
      List<FeedMapping> mappings = feed.matching(file);
      if (mappings.isEmpty() && !feed.isLabels(file)) {
        findings.leftOut.add(found.name(file));
      }
      for (FeedMapping mapping : mappings) {
        filesByMapping.computeIfAbsent(mapping.feed(), key -> new ArrayList<>()).add(file);
      }
    }
    if (filesByMapping.isEmpty()) {
      throw new IngestException(nothingMatches(feed, found));
    }
    ProgressTally tally = new ProgressTally(progress, totalBytes(filesByMapping));
    List<FeedRun> runs = new ArrayList<>();
    for (FeedMapping mapping : feed.mappings()) {
      List<Path> files = filesByMapping.get(mapping.feed());
      if (files != null) {
        runs.add(loadTable(mapping, new InputFiles(input, files, List.of()), tally, findings));
      }
    }
    return new IngestResult(runs, findings.leftOut, findings.problems);
  }

  private FeedRun loadTable(
      FeedMapping mapping, InputFiles input, ProgressTally tally, Findings findings) {
    Instant startedAt = clock.instant();
    Counts counts = new Counts();
    try (Ledger ledger = Ledger.open(ledgers.resolve(mapping.feed() + ".ledger"))) {
      for (Path file : input.files()) {
        ledger.nextScope();
        new TableLoad(mapping, input.name(file), sink, ledger, startedAt, counts, tally, findings)
            .load(file);
        tally.fileDone(size(file));
      }
    } catch (IOException | UncheckedIOException e) {
      throw new IngestException(
          "the load of %s stopped: %s".formatted(mapping.feed(), e.getMessage()), e);
    }
    return counts.run(mapping.feed(), input.input().toString(), startedAt, clock.instant());
  }

  private static String nothingMatches(FeedSet feed, InputFiles found) {
    List<String> patterns =
        feed.mappings().stream().flatMap(mapping -> mapping.files().stream()).toList();
    String problems = found.problems().stream().map("; "::concat).collect(Collectors.joining());
    return "no mapping of feed '%s' matches %s; it reads files named %s · 没有映射匹配该输入%s"
        .formatted(feed.name(), found.input(), String.join(", ", patterns), problems);
  }

  private static long totalBytes(Map<String, List<Path>> filesByMapping) {
    return filesByMapping.values().stream().flatMap(List::stream).mapToLong(FileIngest::size).sum();
  }

  private static long size(Path file) {
    try {
      return Files.isRegularFile(file) ? Files.size(file) : 0;
    } catch (IOException e) {
      return 0; // told when it is opened
    }
  }
}
