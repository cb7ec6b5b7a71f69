package cn.financebrain.cli;

import cn.financebrain.cli.stack.StackDirectory;
import cn.financebrain.cli.stack.StackSettings;
import cn.financebrain.console.CommandFailure;
import cn.financebrain.console.ExitCode;
import cn.financebrain.console.Table;
import cn.financebrain.console.Words;
import cn.financebrain.contract.FeedRun;
import cn.financebrain.ingest.connect.FeedWatch;
import cn.financebrain.ingest.load.FileIngest;
import cn.financebrain.ingest.load.HistoryIngest;
import cn.financebrain.ingest.load.IngestException;
import cn.financebrain.ingest.load.IngestResult;
import cn.financebrain.ingest.mapping.FeedSet;
import cn.financebrain.ingest.mapping.MappingException;
import cn.financebrain.ingest.publish.FeedStates;
import cn.financebrain.ingest.publish.LogPublisher;
import cn.financebrain.ingest.publish.PacedLog;
import cn.financebrain.ingest.publish.Patience;
import cn.financebrain.ingest.publish.PublishException;
import cn.financebrain.store.RetryPolicy;
import cn.financebrain.store.WarehouseException;
import cn.financebrain.store.WarehouseRow;
import cn.financebrain.store.WarehouseWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import me.tongfei.progressbar.ProgressBar;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ingest}: files through feed mappings into the canonical log. */
@Command(name = "ingest", resourceBundle = Messages.BUNDLE, mixinStandardHelpOptions = true)
final class IngestCommand implements Callable<Integer> {
  private static final Clock CLOCK = Clock.systemUTC();

  /** About a second of a play is published together, from one event to what fits into memory. */
  private static final int BYTES_OF_AN_EVENT = 400;

  private static final int BATCH_LEAST = 1;
  private static final int BATCH_MOST = 8 << 20;

  @Mixin DataOption data = new DataOption();

  @Option(
      names = "--feed",
      paramLabel = "NAME-or-DIR",
      required = true,
      descriptionKey = "option.feed")
  String feed = "";

  @Option(names = "--input", paramLabel = "PATH", required = true, descriptionKey = "option.input")
  Path input = Path.of("");

  @Option(names = "--history", descriptionKey = "option.history")
  boolean history;

  @Override
  public Integer call() {
    StackSettings settings = data.settings();
    if (Files.notExists(input)) {
      throw CommandFailure.failed("failure.no-input", input);
    }
    Load load = history ? history(feed, input) : now(feed, input);
    IngestResult result = run(data.directory(), settings, load);
    print(result);
    return result.problems().isEmpty() ? ExitCode.DONE : ExitCode.FAILED;
  }

  /** One way of bringing files into the log. */
  @FunctionalInterface
  interface Load {
    IngestResult into(
        LogPublisher log, Path ledgers, cn.financebrain.ingest.load.Progress progress);
  }

  /** The files as they arrive now. */
  static Load now(String feed, Path input) {
    return (log, ledgers, progress) ->
        new FileIngest(log, ledgers, CLOCK, progress).run(FeedSet.open(feed), input);
  }

  /** The past in its order, see {@link HistoryIngest}. */
  static Load history(String feed, Path input) {
    return (log, ledgers, progress) ->
        new HistoryIngest(log, ledgers, CLOCK, progress).run(FeedSet.open(feed), input);
  }

  /** Loads with a progress bar. */
  static IngestResult run(StackDirectory directory, StackSettings settings, Load load) {
    try (ProgressBar bar = Progress.bytes(Messages.text("ingest.progress"))) {
      return run(
          directory, settings, load, (bytes, total, rows) -> bar.maxHint(total).stepTo(bytes));
    }
  }

  /**
   * Loads and records the result as feed health.
   *
   * @throws CommandFailure if a mapping or the input can't be used, or the stack does not run
   */
  static IngestResult run(
      StackDirectory directory,
      StackSettings settings,
      Load load,
      cn.financebrain.ingest.load.Progress progress) {
    return told(
        settings,
        () -> {
          try (LogPublisher publisher =
              open(directory, settings, DayFeeds.of(settings), Waiting.PATIENCE)) {
            return load.into(publisher, directory.data("ingest"), progress);
          }
        });
  }

  /**
   * Plays the files of the simulated city, see {@link PacedLog}.
   *
   * @param told gets the time of the city at each event
   */
  static IngestResult play(
      StackDirectory directory,
      StackSettings settings,
      Path files,
      double rate,
      Consumer<Instant> told) {
    int batch = (int) Math.max(BATCH_LEAST, Math.min(BATCH_MOST, rate * BYTES_OF_AN_EVENT));
    return told(
        settings,
        () -> {
          try (PacedLog log = new PacedLog(() -> openForPlay(directory, settings), rate, told)) {
            return new HistoryIngest(
                    log, directory.data("ingest"), CLOCK, (bytes, total, rows) -> {}, batch)
                .run(FeedSet.open("city"), files);
          }
        });
  }

  /** What is played is told of when the play ends; until then its feeds would look late. */
  private static LogPublisher openForPlay(StackDirectory directory, StackSettings settings) {
    return open(directory, settings, FeedStates.UNKNOWN, Waiting.FOR_EVER);
  }

  private static LogPublisher open(
      StackDirectory directory, StackSettings settings, FeedStates feeds, Patience patience) {
    return LogPublisher.open(
        settings.kafka().bootstrap(),
        directory.root(),
        () -> Scoring.of(settings).releases().latest().number(),
        CLOCK,
        feeds,
        patience);
  }

  private static IngestResult told(StackSettings settings, Supplier<IngestResult> work) {
    try {
      IngestResult result = work.get();
      record(settings, result);
      return result;
    } catch (MappingException | IngestException e) {
      throw CommandFailure.failed("failure.ingest", e.getMessage());
    } catch (PublishException e) {
      throw CommandFailure.unavailable("failure.publish", e.getMessage());
    } catch (WarehouseException e) {
      throw CommandFailure.unavailable("failure.warehouse", e.getMessage());
    }
  }

  private static void record(StackSettings settings, IngestResult result) {
    try (WarehouseWriter writer =
        WarehouseWriter.open(settings.warehouse(), List.of(), RetryPolicy.PATIENT)) {
      writer.write(result.loads().stream().map(WarehouseRow.FeedLoadRow::new).toList());
    }
    FeedWatch.record(settings.warehouse(), Clock.systemUTC().instant());
  }

  static void print(IngestResult result) {
    Table table = new Table(Messages.text("ingest.header"));
    for (FeedRun run : result.runs()) {
      row(
          table,
          run.feed(),
          run.read(),
          run.accepted(),
          run.duplicate(),
          run.queued(),
          run.refused());
    }
    row(
        table,
        Messages.text("ingest.total"),
        result.read(),
        result.accepted(),
        result.duplicate(),
        result.queued(),
        result.refused());
    System.out.println(table);
    if (result.queued() > 0) {
      System.out.println(Messages.text("ingest.queued"));
    }
    if (result.settled() > 0) {
      System.out.println(Messages.text("ingest.settled", result.settled()));
    }
    if (!result.rejected().isEmpty()) {
      System.out.println(Messages.text("ingest.rejected"));
      result
          .rejected()
          .forEach(
              (reason, count) ->
                  System.out.printf(
                      "  %,12d  %s%n",
                      count, Words.chinese() ? reason.chinese() : reason.english()));
    }
    if (!result.problems().isEmpty()) {
      System.out.println(Messages.text("ingest.problems"));
      result.problems().forEach(problem -> System.out.println("  " + problem));
    }
    if (!result.unmatched().isEmpty()) {
      System.out.println(Messages.text("ingest.unmatched", String.join(", ", result.unmatched())));
    }
  }

  private static void row(Table table, String name, long... counts) {
    table.row(
        Stream.concat(
                Stream.of(name), Arrays.stream(counts).mapToObj(count -> "%,d".formatted(count)))
            .toArray(String[]::new));
  }
}
