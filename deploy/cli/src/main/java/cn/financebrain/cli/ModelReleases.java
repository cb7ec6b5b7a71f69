package cn.financebrain.cli;

import cn.financebrain.cli.operations.Steps;
import cn.financebrain.cli.stack.StackDirectory;
import cn.financebrain.cli.stack.StackSettings;
import cn.financebrain.console.CommandFailure;
import cn.financebrain.contract.EnterpriseId;
import cn.financebrain.ingest.publish.FeedStates;
import cn.financebrain.ingest.publish.LogPublisher;
import cn.financebrain.ingest.publish.PublishException;
import cn.financebrain.scoring.model.ArtifactException;
import cn.financebrain.scoring.release.ModelRegistry;
import cn.financebrain.scoring.release.Release;
import cn.financebrain.scoring.release.ReleaseDirectory;
import cn.financebrain.scoring.release.ReleaseException;
import cn.financebrain.store.WarehouseException;
import cn.financebrain.store.WarehouseReader;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/**
 * Changes which models score: a release that is written while nobody else publishes, after which
 * every enrolled enterprise is evaluated anew. What fails after the release was written says so: to
 * go back again would go back twice, so the evaluations are asked for by {@link
 * ModelEvaluateCommand}.
 *
 * @param feeds asked where a day begins with it
 */
record ModelReleases(StackDirectory directory, StackSettings settings, FeedStates feeds) {
  private static final Duration CATCH_UP_LIMIT = Duration.ofMinutes(10);

  static ModelReleases of(DataOption data) {
    return of(data.directory(), data.settings());
  }

  static ModelReleases of(StackDirectory directory, StackSettings settings) {
    return new ModelReleases(directory, settings, DayFeeds.of(settings));
  }

  /** The models of a stack and their life; seen with the catalogue in force now. */
  static ModelRegistry registry(StackSettings settings) {
    return new ModelRegistry(settings.modelsDir(), releases(settings));
  }

  static ReleaseDirectory releases(StackSettings settings) {
    return Scoring.of(settings).releases();
  }

  /** Writes a release. */
  interface Change {
    /**
     * @param registry opened under the publishers' lock: a change of the catalogue may have come
     *     before, which models must fit
     * @param now when it is written
     */
    Release write(ModelRegistry registry, Instant now);
  }

  /**
   * What was done.
   *
   * @param release the release that is in force by it
   * @param enterprises that are being evaluated anew
   */
  record Done(int release, int enterprises) {}

  /** Waits until the jobs have caught up. */
  private interface Wait {
    void await() throws InterruptedException;
  }

  /**
   * With bars on the terminal.
   *
   * @throws CommandFailure if the change is refused, or the stack does not run; if its release is
   *     in force all the same, this is told
   */
  Done write(Change change) throws InterruptedException {
    try (Progress.StepBar bar = Progress.steps(Messages.text("model.evaluating"))) {
      return write(change, () -> CatchUp.await(settings, CATCH_UP_LIMIT), bar);
    }
  }

  /**
   * @param steps told of the evaluations, which come to their end once the release is written
   * @throws CommandFailure as above
   */
  Done write(Change change, Steps steps) throws InterruptedException {
    return write(
        change,
        () -> CatchUp.await(settings, CATCH_UP_LIMIT, (done, total) -> {}),
        steps.toTheEnd());
  }

  private Done write(Change change, Wait wait, Steps steps) throws InterruptedException {
    int before = releases(settings).latest().number();
    try {
      return written(change, wait, steps);
    } catch (CommandFailure e) {
      tellIfInForce(before);
      throw e;
    }
  }

  private Done written(Change change, Wait wait, Steps steps) throws InterruptedException {
    try (LogPublisher publisher =
        LogPublisher.open(
            settings.kafka().bootstrap(),
            directory.root(),
            () -> change.write(registry(settings), Clock.systemUTC().instant()).number(),
            Clock.systemUTC(),
            feeds,
            Waiting.PATIENCE)) {
      wait.await();
      return new Done(publisher.release(), evaluateAll(settings, publisher, steps));
    } catch (PublishException e) {
      throw CommandFailure.unavailable("failure.publish", e.getMessage());
    } catch (WarehouseException e) {
      throw CommandFailure.unavailable("failure.warehouse", e.getMessage());
    } catch (ReleaseException e) {
      throw refused(e);
    } catch (ArtifactException e) {
      throw CommandFailure.failed("failure.artifact", e.getMessage());
    }
  }

  private static CommandFailure refused(ReleaseException e) {
    return CommandFailure.failed("failure.refused", e.getMessage(), e.chinese());
  }

  /** Whoever runs a rollback again after a failure would go back once more. */
  private void tellIfInForce(int before) {
    int now = releases(settings).latest().number();
    if (now > before) {
      System.err.println(Messages.text("told.in-force", now));
    }
  }

  /**
   * @throws CommandFailure where the work is refused
   */
  static <T> T told(Supplier<T> work) {
    try {
      return work.get();
    } catch (ReleaseException e) {
      throw refused(e);
    } catch (ArtifactException e) {
      throw CommandFailure.failed("failure.artifact", e.getMessage());
    }
  }

  /** Asks for an evaluation of every enrolled enterprise with the release of the publisher. */
  static int evaluateAll(StackSettings settings, LogPublisher publisher, Steps steps) {
    try (WarehouseReader warehouse = WarehouseReader.open(settings.readOnlyWarehouse())) {
      List<EnterpriseId> enterprises = warehouse.enrolledEnterprises();
      steps.of(enterprises.size());
      for (EnterpriseId enterprise : enterprises) {
        publisher.evaluate(enterprise);
        steps.step();
      }
      publisher.flush();
      return enterprises.size();
    }
  }
}
