package cn.financebrain.training.command;

import cn.financebrain.console.CommandFailure;
import cn.financebrain.console.ExitCode;
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
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Trains a model on the stack's events and keeps its artifact beside the others. */
@Command(
    name = "train",
    resourceBundle = Messages.BUNDLE,
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class TrainCommand implements Callable<Integer> {
  @ParentCommand TrainingCommandLine launcher;

  @Mixin TableOptions options = new TableOptions();

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

  @Override
  public Integer call() throws IOException {
    Recipe recipe = trainer.recipe();
    TrainingStack stack = launcher.stack();
    Catalogue catalogue = stack.catalogue();
    options.risk();
    TrainingTable table = options.table(catalogue, stack);
    FittedModel model = fit(table, recipe);
    Figures figures =
        Figures.of(
            model.outOfFold(),
            table.outcomes(table.allRows()),
            model.threshold(),
            Industries.inside(table, table.allRows()));
    ModelArtifact artifact =
        Artifacts.artifact(options.risk(), model, catalogue, createdFrom(table, recipe), figures);
    Path file = ArtifactFile.write(artifact, stack.modelsDir().resolve("artifacts"));
    handIn(artifact, stack);
    if (out != null) {
      Files.write(out, ArtifactFile.bytes(artifact));
    }
    tell(artifact, figures, file);
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

  private FittedModel fit(TrainingTable table, Recipe recipe) {
    try {
      return FittedModel.fit(
          table, table.allRows(), recipe, seed, ProgressLine.of(Messages.text("progress.models")));
    } catch (IllegalArgumentException e) {
      throw CommandFailure.failed("failure.labels", options.labels, e.getMessage());
    }
  }

  /**
   * Where the model comes from; no path and no clock, so that the same data give the same bytes.
   */
  private Map<String, String> createdFrom(TrainingTable table, Recipe recipe) throws IOException {
    Map<String, String> from = new TreeMap<>();
    from.put("labels", options.labels.getFileName().toString());
    from.put("labelsSha256", sha256(Files.readAllBytes(options.labels)));
    from.put("labelsFirst", day(table, Collections::min));
    from.put("labelsLast", day(table, Collections::max));
    from.put("asOf", options.asOf.toString());
    from.put("trainer", recipe.learner().name());
    from.put("settings", recipe.learner().settings() + " smoothing=" + recipe.smoothing());
    from.put("seed", Long.toString(seed));
    from.put("rows", Integer.toString(table.size()));
    from.put(
        "positives",
        Long.toString(table.rows().stream().filter(TrainingTable.Row::positive).count()));
    return from;
  }

  private static String day(TrainingTable table, Function<List<Instant>, Instant> which) {
    List<Instant> instants = table.rows().stream().map(TrainingTable.Row::asOf).toList();
    return LocalDate.ofInstant(which.apply(instants), TableOptions.ZONE).toString();
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new LinkageError("every Java platform has SHA-256", e);
    }
  }

  private void tell(ModelArtifact artifact, Figures figures, Path file) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(Messages.text("told.artifact", artifact.id(), file));
    out.println(
        Messages.text(
            "told.threshold", "%.4f".formatted(artifact.threshold()), artifact.schema().size()));
    ReportText.write(figures, out);
    out.println(Messages.text("told.activate", artifact.id()));
    out.flush();
  }
}
