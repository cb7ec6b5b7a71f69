package cn.financebrain.ingest.load;

import cn.financebrain.contract.FeedRun;
import cn.financebrain.ingest.mapping.FeedMapping;
import cn.financebrain.ingest.mapping.FeedSet;
import cn.financebrain.ingest.publish.EventSink;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

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
    List<Path> files = files(input);
    Map<String, List<Path>> filesByMapping = new TreeMap<>();
    List<String> unmatched = new ArrayList<>();
    for (Path file : files) {
      List<FeedMapping> mappings = feed.matching(file);
      if (mappings.isEmpty() && !feed.isLabels(file)) {
        unmatched.add(name(input, file));
      }
      for (FeedMapping mapping : mappings) {
        filesByMapping.computeIfAbsent(mapping.feed(), key -> new ArrayList<>()).add(file);
      }
    }
    if (filesByMapping.isEmpty()) {
      throw new IngestException(nothingMatches(feed, input));
    }
    return load(feed, input, filesByMapping, unmatched);
  }

  private IngestResult load(
      FeedSet feed, Path input, Map<String, List<Path>> filesByMapping, List<String> unmatched) {
    List<FeedRun> runs = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    ProgressTally tally = new ProgressTally(progress, totalBytes(filesByMapping));
    for (FeedMapping mapping : feed.mappings()) {
      List<Path> files = filesByMapping.get(mapping.feed());
      if (files != null) {
        runs.add(loadTable(mapping, input, files, tally, problems));
      }
    }
    return new IngestResult(runs, unmatched, problems);
  }

  private FeedRun loadTable(
      FeedMapping mapping,
      Path input,
      List<Path> files,
      ProgressTally tally,
      List<String> problems) {
    Instant startedAt = clock.instant();
    Counts counts = new Counts();
    try (Ledger ledger = Ledger.open(ledgers.resolve(mapping.feed() + ".ledger"))) {
      for (Path file : files) {
        ledger.nextScope();
        String name = name(input, file);
        new TableLoad(mapping, name, sink, ledger, startedAt, counts, tally)
            .load(file)
            .ifPresent(problem -> problems.add(name + ": " + problem));
        tally.fileDone(size(file));
      }
    } catch (IOException e) {
      throw new IngestException(
          "the load of %s stopped: %s".formatted(mapping.feed(), e.getMessage()), e);
    }
    return counts.run(mapping.feed(), input.toString(), startedAt, clock.instant());
  }

  private static List<Path> files(Path input) {
    if (!Files.exists(input)) {
      throw new IngestException("%s does not exist · 路径不存在".formatted(input));
    }
    if (!Files.isDirectory(input)) {
      return List.of(input);
    }
    try (Stream<Path> walk = Files.walk(input)) {
      return walk.filter(path -> !Files.isDirectory(path)).sorted().toList();
    } catch (IOException e) {
      throw new IngestException("%s can't be read: %s".formatted(input, e.getMessage()), e);
    }
  }

  /** Stable over machines: the ledger knows places by it. */
  private static String name(Path input, Path file) {
    return Files.isDirectory(input)
        ? input.relativize(file).toString().replace('\\', '/')
        : file.getFileName().toString();
  }

  private static String nothingMatches(FeedSet feed, Path input) {
    List<String> patterns =
        feed.mappings().stream().flatMap(mapping -> mapping.files().stream()).toList();
    return "no mapping of feed '%s' matches %s; it reads files named %s · 没有映射匹配该输入"
        .formatted(feed.name(), input, String.join(", ", patterns));
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
