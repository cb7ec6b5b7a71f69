package cn.financebrain.training.command;

import cn.financebrain.console.CommandFailure;
import cn.financebrain.console.ExitCode;
import cn.financebrain.training.evaluate.CrossValidation;
import cn.financebrain.training.evaluate.Report;
import cn.financebrain.training.evaluate.TimeSplit;
import cn.financebrain.training.model.Recipe;
import cn.financebrain.training.table.TrainingTable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/**
 * Judges a trainer by the protocol that fits the labels: folds where they are all of one instant,
 * earlier against later where they are dated. The rows are labels of the stack's enterprises, or a
 * table of somebody else's features.
 */
@Command(
    name = "evaluate",
    resourceBundle = Messages.BUNDLE,
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class EvaluateCommand implements Callable<Integer> {
  /** Instants at the end that are tested on where no split is asked for. */
  private static final int LATER_INSTANTS = 3;

  @ParentCommand TrainingCommandLine launcher;

  @ArgGroup(exclusive = true, multiplicity = "1")
  Source source = new Source();

  @Mixin TrainerOption trainer = new TrainerOption();

  @Option(names = "--folds", defaultValue = "5", descriptionKey = "option.folds")
  int folds = 5;

  @Option(
      names = "--seeds",
      split = ",",
      defaultValue = "2020,7,42",
      descriptionKey = "option.seeds")
  List<Long> seeds = List.of();

  @Option(names = "--split", paramLabel = "DATE", descriptionKey = "option.split")
  LocalDate split;

  @Option(names = "--out", paramLabel = "FILE", descriptionKey = "option.out-report")
  Path out;

  @Spec CommandSpec spec;

  /** Where the rows come from. */
  static final class Source {
    @ArgGroup(exclusive = false)
    TableOptions stack;

    @ArgGroup(exclusive = false)
    PlainTable plain;
  }

  /** A table that needs no stack. */
  static final class PlainTable {
    @Option(
        names = "--table",
        required = true,
        paramLabel = "FILE",
        descriptionKey = "option.table")
    Path table = Path.of("");

    @Option(
        names = "--label",
        required = true,
        paramLabel = "COLUMN",
        descriptionKey = "option.label")
    String label = "";
  }

  @Override
  public Integer call() throws IOException {
    Recipe recipe = trainer.recipe();
    if (folds < 2) {
      throw CommandFailure.usage("failure.folds", folds);
    }
    TrainingTable table = table();
    Report report;
    try {
      report = report(table, recipe);
    } catch (IllegalArgumentException e) {
      throw CommandFailure.failed("failure.labels", rowsFrom(), e.getMessage());
    }
    ReportText.write(report, spec.commandLine().getOut());
    if (out != null) {
      ReportJson.write(report, out);
    }
    return ExitCode.DONE;
  }

  private TrainingTable table() throws IOException {
    TableOptions options = source.stack;
    if (options != null) {
      options.risk();
      return options.table(launcher.stack().catalogue(), launcher.stack());
    }
    try {
      return TableFile.read(source.plain.table, source.plain.label);
    } catch (IllegalArgumentException e) {
      throw CommandFailure.failed("failure.table", source.plain.table, e.getMessage());
    }
  }

  private Path rowsFrom() {
    return source.stack != null ? source.stack.labels : source.plain.table;
  }

  private Report report(TrainingTable table, Recipe recipe) {
    List<Instant> instants =
        table.rows().stream().map(TrainingTable.Row::asOf).distinct().sorted().toList();
    ProgressLine progress = ProgressLine.of(Messages.text("progress.models"));
    if (split == null && instants.size() <= LATER_INSTANTS) {
      return CrossValidation.run(table, recipe, folds, seeds, progress);
    }
    Instant at =
        split == null
            ? instants.get(instants.size() - LATER_INSTANTS)
            : split.atStartOfDay(TableOptions.ZONE).toInstant();
    return TimeSplit.run(table, recipe, at, seeds, progress);
  }
}
