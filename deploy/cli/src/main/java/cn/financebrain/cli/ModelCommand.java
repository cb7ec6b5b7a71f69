package cn.financebrain.cli;

import cn.financebrain.cli.stack.StackSettings;
import cn.financebrain.console.CommandFailure;
import cn.financebrain.console.ExitCode;
import cn.financebrain.console.Table;
import cn.financebrain.console.Words;
import cn.financebrain.scoring.model.ArtifactException;
import cn.financebrain.scoring.model.ArtifactFile;
import cn.financebrain.scoring.model.ModelArtifact;
import cn.financebrain.scoring.release.ModelRegistry;
import cn.financebrain.scoring.release.ReleaseDirectory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code model …}: the models of a stack, and what is done to them. */
@Command(
    name = "model",
    resourceBundle = Messages.BUNDLE,
    mixinStandardHelpOptions = true,
    subcommands = {
      ModelCommand.ListModels.class,
      ModelCommand.Show.class,
      TrainingCommand.Import.class,
      ModelLifeCommands.Submit.class,
      ModelLifeCommands.Approve.class,
      ModelLifeCommands.Shadow.class,
      ModelLifeCommands.Activate.class,
      ModelLifeCommands.Rollback.class,
      ModelLifeCommands.Retire.class,
      ModelEvaluateCommand.class,
      ModelCompareCommand.class,
      ModelDriftCommand.class,
      ModelLifeCommands.History.class,
      HelpCommand.class
    })
final class ModelCommand {

  /**
   * The artifact that the user means: a file, an id, or the beginning of an id.
   *
   * @throws CommandFailure if there is none, or the beginning fits several
   */
  static ModelArtifact find(ReleaseDirectory releases, String fileOrId) {
    Path file = Path.of(fileOrId);
    return Files.isRegularFile(file)
        ? ModelReleases.told(() -> ArtifactFile.read(file))
        : ofId(releases, fileOrId);
  }

  /**
   * The artifact that is kept under an id, or the beginning of an id.
   *
   * @throws CommandFailure if there is none, or the beginning fits several
   */
  static ModelArtifact ofId(ReleaseDirectory releases, String beginning) {
    List<String> fitting =
        ModelReleases.told(releases::artifactIds).stream()
            .filter(id -> id.startsWith(beginning))
            .toList();
    if (fitting.size() != 1) {
      throw CommandFailure.failed(
          fitting.isEmpty() ? "failure.no-model" : "failure.models", beginning, fitting.size());
    }
    return ModelReleases.told(() -> releases.artifact(fitting.get(0)));
  }

  /** {@code model list}: all artifacts, and where each stands. */
  @Command(name = "list", resourceBundle = Messages.BUNDLE, mixinStandardHelpOptions = true)
  static final class ListModels implements Callable<Integer> {
    @Mixin DataOption data = new DataOption();

    @Override
    public Integer call() {
      StackSettings settings = data.settings();
      ReleaseDirectory releases = Scoring.of(settings).releases();
      ModelRegistry registry = new ModelRegistry(settings.modelsDir(), releases);
      List<String> ids = releases.artifactIds();
      if (ids.isEmpty()) {
        System.out.println(Messages.text("model.none"));
        return ExitCode.DONE;
      }
      Table table = new Table(Messages.text("model.header"));
      List<String> damaged = new ArrayList<>();
      for (String id : ids) {
        try {
          table.row(row(registry, releases.artifact(id)));
        } catch (ArtifactException e) {
          damaged.add(e.getMessage());
          table.row(Messages.text("model.state.unreadable"), id);
        }
      }
      System.out.println(table);
      damaged.forEach(System.err::println);
      System.out.println(Messages.text("model.release", releases.latest().number()));
      return ExitCode.DONE;
    }

    private static String[] row(ModelRegistry registry, ModelArtifact artifact) {
      ModelRegistry.State state = ModelReleases.told(() -> registry.state(artifact));
      return new String[] {
        Messages.text("model.state." + state.name().toLowerCase(Locale.ROOT)),
        artifact.id(),
        artifact.risk().id(),
        from(artifact, "labels"),
        from(artifact, "asOf"),
        from(artifact, "rows"),
        from(artifact, "positives"),
        from(artifact, "trainer")
      };
    }

    private static String from(ModelArtifact artifact, String what) {
      return artifact.createdFrom().getOrDefault(what, "-");
    }
  }

  /** {@code model show}: one artifact's card, in the user's language. */
  @Command(name = "show", resourceBundle = Messages.BUNDLE, mixinStandardHelpOptions = true)
  static final class Show implements Callable<Integer> {
    @Mixin DataOption data = new DataOption();

    @Parameters(paramLabel = "FILE-or-ID", descriptionKey = "param.model")
    String fileOrId = "";

    @Override
    public Integer call() {
      ModelArtifact artifact = find(Scoring.of(data.settings()).releases(), fileOrId);
      System.out.println(Messages.text("model.id", artifact.id()));
      System.out.println();
      System.out.println(Words.chinese() ? artifact.card().chinese() : artifact.card().english());
      return ExitCode.DONE;
    }
  }
}
