package cn.financebrain.training.command;

import cn.financebrain.console.CommandFailure;
import cn.financebrain.console.ExitCode;
import cn.financebrain.contract.Risk;
import cn.financebrain.scoring.model.ArtifactFile;
import cn.financebrain.scoring.model.ModelArtifact;
import cn.financebrain.scoring.profile.Catalogue;
import cn.financebrain.scoring.release.ModelRegistry;
import cn.financebrain.scoring.release.ReleaseDirectory;
import cn.financebrain.scoring.release.ReleaseException;
import cn.financebrain.training.artifact.Artifacts;
import cn.financebrain.training.evaluate.Figures;
import cn.financebrain.training.evaluate.Industries;
import cn.financebrain.training.model.FittedModel;
import cn.financebrain.training.model.Recipe;
import cn.financebrain.training.table.TrainingTable;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/**
 * Trains a model on the stack's events and keeps its artifact beside the others, or on a table of
 * somebody else's features and writes it where it is told to.
 */
@Command(
    name = "train",
    resourceBundle = Messages.BUNDLE,
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class TrainCommand implements Callable<Integer> {
  @ParentCommand TrainingCommandLine launcher;

  @ArgGroup(exclusive = true, multiplicity = "1")
  Source source = new Source();

  @Mixin RiskOption risk = new RiskOption();

  @Mixin TrainerOption trainer = new TrainerOption();

  @Option(names = "--seed", defaultValue = "1", descriptionKey = "option.seed")
  long seed = 1;

  @Option(
      names = "--by",
      paramLabel = "NAME",
      defaultValue = "${sys:user.name}",
      descriptionKey = "option.by")
  String by = "";

  @Option(names = "--out", paramLabel = "FILE", descriptionKey = "option.out-artifact")
  Path out;

  @Spec CommandSpec spec;

  /** Where the rows come from. */
  static final class Source {
    @ArgGroup(exclusive = false)
    TableOptions stack;

    @ArgGroup(exclusive = false)
    PlainTable plain;
  }

  @Override
  public Integer call() throws IOException {
    if (by.isBlank()) {
      throw CommandFailure.usage("failure.by");
    }
    return source.stack != null ? onStack(source.stack) : onTable(source.plain);
  }

  private int onStack(TableOptions options) throws IOException {
    TrainingStack stack = launcher.stack();
    Catalogue catalogue = stack.catalogue();
    Risk of = risk.required();
    Recipe recipe = trainer.recipe(of, catalogue);
    TrainingTable table = options.table(of, catalogue, stack);
    FittedModel model = fit(table, recipe, options.labels.name());
    Figures figures = figures(table, model);
    Map<String, String> from = Origins.ofLabels(options, table);
    from.putAll(Artifacts.trainedBy(model, seed, table));
    ModelArtifact artifact = Artifacts.artifact(of, model, table, catalogue, from, figures);
    Path file = ArtifactFile.write(artifact, stack.modelsDir().resolve("artifacts"));
    handIn(artifact, stack);
    if (out != null) {
      Files.write(out, ArtifactFile.bytes(artifact));
    }
    tell(artifact, figures, file);
    told(Messages.text("told.activate", artifact.id()));
    return ExitCode.DONE;
  }

  /** Notes who made the model: somebody else must approve it. */
  private void handIn(ModelArtifact artifact, TrainingStack stack) {
    try {
      ReleaseDirectory releases = ReleaseDirectory.inForce(stack.modelsDir());
      new ModelRegistry(stack.modelsDir(), releases)
          .submit(artifact, by, "", Clock.systemUTC().instant());
    } catch (ReleaseException e) {
      throw CommandFailure.failed("failure.journal", artifact.id(), e.getMessage());
    }
  }

  private int onTable(PlainTable options) throws IOException {
    risk.refuse();
    if (out == null) {
      throw CommandFailure.usage("failure.no-out");
    }
    TrainingTable table = options.labelled();
    FittedModel model = fit(table, trainer.recipe(table), options.table.toString());
    Figures figures = figures(table, model);
    Map<String, String> from = Origins.ofTable(options);
    from.putAll(Artifacts.trainedBy(model, seed, table));
    ModelArtifact artifact = Artifacts.ofTable(model, table, from, figures);
    Files.write(out, ArtifactFile.bytes(artifact));
    tell(artifact, figures, out);
    told(Messages.text("told.table-model", out));
    return ExitCode.DONE;
  }

  private FittedModel fit(TrainingTable table, Recipe recipe, String rowsFrom) {
    try {
      return FittedModel.fit(
          table, table.allRows(), recipe, seed, ProgressLine.of(Messages.text("progress.models")));
    } catch (IllegalArgumentException e) {
      throw CommandFailure.failed("failure.labels", rowsFrom, e.getMessage());
    }
  }

  private static Figures figures(TrainingTable table, FittedModel model) {
    return Figures.of(
        model.outOfFold(),
        table.outcomes(table.allRows()),
        model.threshold(),
        Industries.inside(table, table.allRows()));
  }

  private void tell(ModelArtifact artifact, Figures figures, Path file) {
    told(Messages.text("told.artifact", artifact.id(), file));
    told(
        Messages.text(
            "told.threshold", "%.4f".formatted(artifact.threshold()), artifact.schema().size()));
    ReportText.write(figures, spec.commandLine().getOut());
  }

  private void told(String line) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(line);
    out.flush();
  }
}
