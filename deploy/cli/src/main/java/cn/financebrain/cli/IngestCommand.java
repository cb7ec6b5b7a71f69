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
import cn.financebrain.ingest.publish.HistorySink;
import cn.financebrain.ingest.publish.LogPublisher;
import cn.financebrain.ingest.publish.PublishException;
import cn.financebrain.store.RetryPolicy;
import cn.financebrain.store.WarehouseException;
import cn.financebrain.store.WarehouseRow;
import cn.financebrain.store.WarehouseWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ingest}: files through feed mappings into the canonical log. */
@Command(name = "ingest", resourceBundle = Messages.BUNDLE, mixinStandardHelpOptions = true)
final class IngestCommand implements Callable<Integer> {
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
    IngestResult result = run(data.directory(), data.settings(), feed, input, history);
    print(result);
    return result.problems().isEmpty() ? ExitCode.DONE : ExitCode.FAILED;
  }

  /** Loads the files as they arrive now. */
  static IngestResult run(
      StackDirectory directory, StackSettings settings, String feed, Path input) {
    return run(directory, settings, feed, input, false);
  }

  /**
   * Loads the files and records the result as feed health.
   *
   * @param history whether the past is loaded in its order, see {@link HistoryIngest}
   * @throws CommandFailure if a mapping or the input can't be used, or the stack does not run
   */
  static IngestResult run(
      StackDirectory directory, StackSettings settings, String feed, Path input, boolean history) {
    if (Files.notExists(input)) {
      throw CommandFailure.failed("failure.no-input", input);
    }
    Scoring scoring = Scoring.of(settings);
    try (LogPublisher publisher =
            LogPublisher.open(
                settings.kafka().bootstrap(),
                directory.root(),
                () -> scoring.releases().latest().number(),
                Clock.systemUTC(),
                Waiting.PATIENCE);
        ProgressBar bar = Progress.bytes(Messages.text("ingest.progress"))) {
      IngestResult result =
          load(
              publisher,
              directory.data("ingest"),
              (bytes, total, rows) -> bar.maxHint(total).stepTo(bytes),
              FeedSet.open(feed),
              input,
              history);
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

  private static IngestResult load(
      HistorySink log,
      Path ledgers,
      cn.financebrain.ingest.load.Progress progress,
      FeedSet feed,
      Path input,
      boolean history) {
    Clock clock = Clock.systemUTC();
    return history
        ? new HistoryIngest(log, ledgers, clock, progress).run(feed, input)
        : new FileIngest(log, ledgers, clock, progress).run(feed, input);
  }

  private static void record(StackSettings settings, IngestResult result) {
    try (WarehouseWriter writer =
        WarehouseWriter.open(settings.warehouse(), List.of(), RetryPolicy.PATIENT)) {
      writer.write(result.loads().stream().map(WarehouseRow.FeedLoadRow::new).toList());
    }
    FeedWatch.record(settings.warehouse(), Clock.systemUTC().instant());
  }

  private static void print(IngestResult result) {
    Table table = new Table(Messages.text("ingest.header"));
    for (FeedRun run : result.runs()) {
      row(table, run.feed(), run.read(), run.accepted(), run.duplicate());
    }
    row(table, Messages.text("ingest.total"), result.read(), result.accepted(), result.duplicate());
    System.out.println(table);
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

  private static void row(Table table, String name, long read, long accepted, long duplicate) {
    table.row(
        name,
        "%,d".formatted(read),
        "%,d".formatted(accepted),
        "%,d".formatted(duplicate),
        "%,d".formatted(read - accepted - duplicate));
  }
}
