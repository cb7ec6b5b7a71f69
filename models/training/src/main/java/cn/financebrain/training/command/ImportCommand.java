package cn.financebrain.training.command;

import cn.financebrain.console.CommandFailure;
import cn.financebrain.console.ExitCode;
import cn.financebrain.contract.Risk;
import cn.financebrain.scoring.model.ArtifactFile;
import cn.financebrain.scoring.model.Calibration;
import cn.financebrain.scoring.model.ModelArtifact;
import cn.financebrain.scoring.profile.Catalogue;
import cn.financebrain.training.imports.BoundModel;
import cn.financebrain.training.imports.FeatureMapping;
import cn.financebrain.training.imports.ForeignModel;
import cn.financebrain.training.imports.ImportException;
import cn.financebrain.training.imports.ImportedModel;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code model import}: makes an artifact of trees that were trained elsewhere on tags. */
@Command(
    name = "import",
    resourceBundle = Messages.BUNDLE,
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class ImportCommand implements Callable<Integer> {
  @ParentCommand ModelCommand parent;

  @Option(names = "--risk", required = true, descriptionKey = "option.risk")
  String risk = "";

  @Option(names = "--format", required = true, descriptionKey = "option.format")
  String format = "";

  @Option(
      names = "--file",
      required = true,
      paramLabel = "FILE",
      descriptionKey = "option.foreign-model")
  Path file = Path.of("");

  @Option(names = "--features", paramLabel = "FILE", descriptionKey = "option.features")
  Optional<Path> features = Optional.empty();

  @Option(
      names = "--threshold",
      required = true,
      paramLabel = "P",
      descriptionKey = "option.threshold")
  double threshold;

  @Option(
      names = "--minimum-coverage",
      paramLabel = "SHARE",
      defaultValue = "0.5",
      descriptionKey = "option.minimum-coverage")
  double minimumCoverage;

  @Option(names = "--calibration", defaultValue = "none", descriptionKey = "option.calibration")
  String calibration = "none";

  @ArgGroup(exclusive = false)
  PlainTable table;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      descriptionKey = "option.out-import")
  Path out = Path.of("");

  @Spec CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    Risk of = risk();
    ModelFormat from = ModelFormat.of(format);
    requireShares();
    requireTableWhereNeeded();
    Catalogue catalogue = parent.stack().catalogue();
    ForeignModel model = model(from);
    ModelArtifact artifact =
        new ImportedModel(from.option(), bound(model, catalogue), calibration(model))
            .artifact(
                of, catalogue, threshold, minimumCoverage, Origins.ofImport(from, file, features));
    Files.write(out, ArtifactFile.bytes(artifact));
    tell(artifact, model);
    return ExitCode.DONE;
  }

  private Risk risk() {
    try {
      return Risk.ofId(risk);
    } catch (IllegalArgumentException e) {
      throw CommandFailure.usage("failure.risk", risk);
    }
  }

  private void requireShares() {
    if (!(threshold > 0 && threshold < 1)) {
      throw CommandFailure.usage("failure.threshold", threshold);
    }
    if (!(minimumCoverage >= 0 && minimumCoverage <= 1)) {
      throw CommandFailure.usage("failure.minimum-coverage", minimumCoverage);
    }
  }

  private void requireTableWhereNeeded() {
    boolean platt = calibration.equals("platt");
    if (!platt && !calibration.equals("none")) {
      throw CommandFailure.usage("failure.calibration", calibration);
    }
    if (platt != (table != null)) {
      throw CommandFailure.usage("failure.calibration-table");
    }
  }

  private ForeignModel model(ModelFormat from) throws IOException {
    try {
      return from.read(Files.readAllBytes(existing(file)));
    } catch (ImportException e) {
      throw CommandFailure.failed("failure.import", file, e.getMessage());
    }
  }

  private BoundModel bound(ForeignModel model, Catalogue catalogue) throws IOException {
    FeatureMapping mapping = mapping();
    try {
      return BoundModel.of(model, mapping, catalogue);
    } catch (ImportException e) {
      throw CommandFailure.failed("failure.features", file, e.getMessage());
    } catch (IllegalArgumentException e) {
      throw CommandFailure.failed("failure.import", file, e.getMessage());
    }
  }

  private FeatureMapping mapping() throws IOException {
    if (features.isEmpty()) {
      return FeatureMapping.BY_NAME;
    }
    try {
      return FeatureMapping.parse(Files.readString(existing(features.get())));
    } catch (ImportException e) {
      throw CommandFailure.failed("failure.mapping", features.get(), e.getMessage());
    }
  }

  private static Path existing(Path file) {
    if (!Files.isRegularFile(file)) {
      throw CommandFailure.failed("failure.no-file", file);
    }
    return file;
  }

  private Calibration.Platt calibration(ForeignModel model) throws IOException {
    return table == null ? model.link() : OwnRows.of(table, model).platt();
  }

  private void tell(ModelArtifact artifact, ForeignModel model) {
    PrintWriter told = spec.commandLine().getOut();
    told.println(Messages.text("told.artifact", artifact.id(), out));
    told.println(
        Messages.text(
            "told.import",
            model.trees().size(),
            model.featuresRead().size(),
            artifact.schema().size()));
    told.println(Messages.text("told.submit", out, artifact.id()));
    told.flush();
  }
}
