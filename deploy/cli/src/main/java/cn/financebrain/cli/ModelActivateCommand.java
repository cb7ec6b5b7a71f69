package cn.financebrain.cli;

import cn.financebrain.cli.stack.StackDirectory;
import cn.financebrain.cli.stack.StackSettings;
import cn.financebrain.console.CommandFailure;
import cn.financebrain.console.ExitCode;
import cn.financebrain.contract.EnterpriseId;
import cn.financebrain.ingest.publish.FeedStates;
import cn.financebrain.ingest.publish.LogPublisher;
import cn.financebrain.ingest.publish.PublishException;
import cn.financebrain.scoring.model.ArtifactException;
import cn.financebrain.scoring.model.ModelArtifact;
import cn.financebrain.scoring.release.Release;
import cn.financebrain.scoring.release.ReleaseDirectory;
import cn.financebrain.scoring.release.ReleaseException;
import cn.financebrain.store.WarehouseReader;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/**
 * {@code model activate}: puts a model in force by the next release and has every enrolled
 * enterprise evaluated anew. Run again after an interruption, it asks for the evaluations again.
 */
@Command(name = "activate", resourceBundle = Messages.BUNDLE, mixinStandardHelpOptions = true)
final class ModelActivateCommand implements Callable<Integer> {
  private static final Duration CATCH_UP_LIMIT = Duration.ofMinutes(10);

  @Mixin DataOption data = new DataOption();

  @Parameters(paramLabel = "FILE-or-ID", descriptionKey = "param.model")
  String fileOrId = "";

  @Override
  public Integer call() throws InterruptedException {
    StackSettings settings = data.settings();
    System.out.println(activate(data.directory(), settings, fileOrId, DayFeeds.of(settings)));
    return ExitCode.DONE;
  }

  /**
   * Puts a model in force.
   *
   * @param feeds asked where a day begins with it
   * @return what was done, in the user's language
   * @throws CommandFailure if the model can't be used, or the stack does not run
   */
  static String activate(
      StackDirectory directory, StackSettings settings, String fileOrId, FeedStates feeds)
      throws InterruptedException {
    ModelArtifact artifact = ModelCommand.find(Scoring.of(settings).releases(), fileOrId);
    try (LogPublisher publisher =
        LogPublisher.open(
            settings.kafka().bootstrap(),
            directory.root(),
            () -> putInForce(Scoring.of(settings).releases(), fileOrId),
            Clock.systemUTC(),
            feeds,
            Waiting.PATIENCE)) {
      CatchUp.await(settings, CATCH_UP_LIMIT);
      int enterprises = evaluateAll(settings, publisher);
      return Messages.text(
          "model.activated", artifact.id(), artifact.risk().id(), publisher.release(), enterprises);
    } catch (PublishException e) {
      throw CommandFailure.unavailable("failure.publish", e.getMessage());
    } catch (ArtifactException | ReleaseException e) {
      throw CommandFailure.failed("failure.artifact", e.getMessage());
    }
  }

  /**
   * The release that has this model; a new one unless the latest has it already.
   *
   * @param releases opened under the publisher's lock: a change of the catalogue may have come
   *     before, which the model must fit
   */
  private static int putInForce(ReleaseDirectory releases, String fileOrId) {
    ModelArtifact artifact = ModelCommand.find(releases, fileOrId);
    Release latest = releases.latest();
    if (artifact.id().equals(latest.models().get(artifact.risk()))) {
      return latest.number();
    }
    releases.add(artifact);
    return releases.activate(artifact, Clock.systemUTC().instant()).number();
  }

  /** Asks for an evaluation of every enrolled enterprise with the release of the publisher. */
  static int evaluateAll(StackSettings settings, LogPublisher publisher) {
    try (WarehouseReader warehouse = WarehouseReader.open(settings.readOnlyWarehouse())) {
      List<EnterpriseId> enterprises = warehouse.enrolledEnterprises();
      try (ProgressBar bar = Progress.bar(Messages.text("model.evaluating"), enterprises.size())) {
        for (EnterpriseId enterprise : enterprises) {
          publisher.evaluate(enterprise);
          bar.step();
        }
        publisher.flush();
      }
      return enterprises.size();
    }
  }
}
