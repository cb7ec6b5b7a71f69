package cn.financebrain.training.command;

import cn.financebrain.console.CommandFailure;
import cn.financebrain.console.ExitCode;
import cn.financebrain.training.evaluate.CrossValidation;
import cn.financebrain.training.evaluate.Report;
import cn.financebrain.training.evaluate.TimeSplit;
import cn.financebrain.training.model.Recipe;
import cn.financebrain.training.protocol.DataSet;
import cn.financebrain.training.table.TrainingTable;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
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
 * earlier against later where they are dated. The rows are labels of the stack's enterprises, a
 * table of somebody else's features, or the public data sets of {@link DataSet}. Or how early it
 * would have warned in a simulated city.
 */
@Command(
    name = "evaluate",
    resourceBundle = Messages.BUNDLE,
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class EvaluateCommand implements Callable<Integer> {
  /** Instants at the end that are tested on where no split is asked for. */
  private static final int LATER_INSTANTS = 3;

  private static final Path PROTOCOL_OUT = Path.of("evaluation");

  @ParentCommand TrainingCommandLine launcher;

  @ArgGroup(exclusive = true, multiplicity = "1")
  Source source = new Source();

  @ArgGroup(exclusive = false)
  FinishedModel model;

  @Mixin RiskOption risk = new RiskOption();

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

    @ArgGroup(exclusive = false)
    ProtocolOptions protocol;

    @ArgGroup(exclusive = false)
    CityOptions city;
  }

  @Override
  public Integer call() throws IOException {
    PrintWriter told = spec.commandLine().getOut();
    if (source.city != null) {
      requireFixed("failure.fixed-city");
      return source.city.run(risk.optional(), trainer, out == null ? PROTOCOL_OUT : out, told);
    }
    if (source.stack == null) {
      risk.refuse();
    }
    if (source.protocol != null) {
      requireFixed("failure.fixed");
      return source.protocol.run(trainer, out == null ? PROTOCOL_OUT : out, told);
    }
    return model == null ? measure(told) : measureModel(told);
  }

  /** Where it is said otherwise how rows are divided. */
  private void requireFixed(String failure) {
    for (String option : List.of("--folds", "--seeds", "--split", "--model")) {
      if (spec.commandLine().getParseResult().hasMatchedOption(option)) {
        throw CommandFailure.usage(failure, option);
      }
    }
  }

  private int measureModel(PrintWriter told) throws IOException {
    Optional<Path> report = Optional.ofNullable(out);
    return source.plain != null
        ? model.run(source.plain, report, told)
        : model.run(risk.required(), source.stack, launcher.stack(), report, told);
  }

  private int measure(PrintWriter told) throws IOException {
    if (folds < 2) {
      throw CommandFailure.usage("failure.folds", folds);
    }
    TrainingTable table = table();
    Recipe recipe =
        source.stack == null
            ? trainer.recipe(table)
            : trainer.recipe(risk.required(), launcher.stack().catalogue());
    Report report;
    try {
      report = report(table, recipe);
    } catch (IllegalArgumentException e) {
      throw CommandFailure.failed("failure.labels", rowsFrom(), e.getMessage());
    }
    ReportText.write(report, told);
    if (out != null) {
      ReportJson.write(report, out);
    }
    return ExitCode.DONE;
  }

  private TrainingTable table() throws IOException {
    TableOptions options = source.stack;
    if (options != null) {
      return options.table(risk.required(), launcher.stack().catalogue(), launcher.stack());
    }
    return source.plain.labelled();
  }

  private String rowsFrom() {
    return source.stack != null ? source.stack.labels.name() : source.plain.table.toString();
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
