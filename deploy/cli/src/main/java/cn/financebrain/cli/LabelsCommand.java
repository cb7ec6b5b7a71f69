package cn.financebrain.cli;

import cn.financebrain.cli.stack.StackSettings;
import cn.financebrain.console.CommandFailure;
import cn.financebrain.console.ExitCode;
import cn.financebrain.contract.Risk;
import cn.financebrain.ingest.load.IngestException;
import cn.financebrain.ingest.load.Label;
import cn.financebrain.ingest.load.LabelFile;
import cn.financebrain.ingest.mapping.FeedSet;
import cn.financebrain.ingest.mapping.MappingException;
import cn.financebrain.store.RetryPolicy;
import cn.financebrain.store.WarehouseException;
import cn.financebrain.store.WarehouseRow;
import cn.financebrain.store.WarehouseRow.Selection;
import cn.financebrain.store.WarehouseWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code labels import}. */
@Command(
    name = "labels",
    resourceBundle = Messages.BUNDLE,
    mixinStandardHelpOptions = true,
    subcommands = {LabelsCommand.Import.class, HelpCommand.class})
final class LabelsCommand {
  private LabelsCommand() {}

  /** Keeps what became known of enterprises, to hold the scores of before against it. */
  @Command(name = "import", resourceBundle = Messages.BUNDLE, mixinStandardHelpOptions = true)
  static final class Import implements Callable<Integer> {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    @Mixin DataOption data = new DataOption();

    @Parameters(paramLabel = "FILE", descriptionKey = "param.labels")
    Path file = Path.of("");

    @Option(
        names = "--risk",
        paramLabel = "RISK",
        required = true,
        descriptionKey = "option.score-risk")
    Risk risk = Risk.FUNDRAISING;

    @Option(
        names = "--labels-feed",
        paramLabel = "FEED",
        required = true,
        descriptionKey = "option.labels-feed")
    String feed = "";

    @Option(names = "--as-of", paramLabel = "DATE", descriptionKey = "option.labels-as-of")
    LocalDate asOf;

    @Option(
        names = "--selection",
        defaultValue = "OTHER",
        descriptionKey = "option.labels-selection")
    Selection selection = Selection.OTHER;

    @Override
    public Integer call() {
      StackSettings settings = data.settings();
      Instant now = Clock.systemUTC().instant();
      List<WarehouseRow.LabelRow> rows = labels().stream().map(label -> row(label, now)).toList();
      try (WarehouseWriter writer =
          WarehouseWriter.open(settings.warehouse(), List.of(), RetryPolicy.PATIENT)) {
        writer.write(rows);
      } catch (WarehouseException e) {
        throw CommandFailure.unavailable("failure.warehouse", e.getMessage());
      }
      long positives = rows.stream().filter(WarehouseRow.LabelRow::positive).count();
      System.out.println(Messages.text("labels.imported", rows.size(), positives));
      return ExitCode.DONE;
    }

    private List<Label> labels() {
      if (!Files.isRegularFile(file)) {
        throw CommandFailure.failed("failure.no-file", file);
      }
      try {
        return LabelFile.read(FeedSet.open(feed), file);
      } catch (IngestException | MappingException e) {
        throw CommandFailure.failed("failure.labels", file, e.getMessage());
      }
    }

    /** A label without a date that were taken for one of today would be another one tomorrow. */
    private Instant instant(Label label) {
      if (label.asOf().isPresent()) {
        return label.asOf().get();
      }
      if (asOf == null) {
        throw CommandFailure.usage("failure.labels-as-of", file);
      }
      return asOf.atStartOfDay(ZONE).toInstant();
    }

    private WarehouseRow.LabelRow row(Label label, Instant now) {
      return new WarehouseRow.LabelRow(
          label.enterprise(),
          risk,
          label.positive(),
          instant(label),
          now,
          selection,
          file.getFileName().toString());
    }
  }
}
