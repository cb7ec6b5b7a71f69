package cn.financebrain.cli;

import cn.financebrain.cli.stack.StackSettings;
import cn.financebrain.console.CommandFailure;
import cn.financebrain.contract.Risk;
import cn.financebrain.scoring.model.ModelArtifact;
import cn.financebrain.scoring.release.ModelRegistry;
import java.time.Clock;
import java.time.Instant;

/**
 * What commands and the desk do to models; what is refused is a failure.
 *
 * @param writer how releases are written
 */
record ModelWork(StackSettings settings, Writer writer) {

  /** Writes releases, as {@link ModelReleases} does, and tells of it in its own way. */
  interface Writer {
    /**
     * @throws CommandFailure if it is refused, or the stack does not run
     */
    ModelReleases.Done write(ModelReleases.Change change) throws InterruptedException;
  }

  /** For a command: with bars on the terminal. */
  static ModelWork of(DataOption data) {
    ModelReleases releases = ModelReleases.of(data);
    return new ModelWork(releases.settings(), releases::write);
  }

  void approve(ModelArtifact artifact, String by, String note) {
    ModelReleases.told(
        () -> {
          ModelReleases.registry(settings).approve(artifact, by, note, now());
          return artifact;
        });
  }

  ModelReleases.Done activate(ModelArtifact artifact, String by) throws InterruptedException {
    return writer.write((registry, now) -> registry.promote(artifact, by, now));
  }

  ModelReleases.Done shadow(ModelArtifact artifact, String by) throws InterruptedException {
    return writer.write((registry, now) -> registry.shadow(artifact, by, now));
  }

  /** A model that scores nowhere needs no release to be taken out of use. */
  void retire(ModelArtifact artifact, String by, String note) throws InterruptedException {
    ModelRegistry registry = ModelReleases.registry(settings);
    if (registry.state(artifact) == ModelRegistry.State.SHADOW) {
      writer.write((now, at) -> now.retire(artifact, by, note, at));
    } else {
      ModelReleases.told(() -> registry.retire(artifact, by, note, now()));
    }
  }

  ModelReleases.Done rollBack(Risk risk, String by, String note) throws InterruptedException {
    return writer.write((registry, now) -> registry.rollBack(risk, by, note, now));
  }

  private static Instant now() {
    return Clock.systemUTC().instant();
  }
}
