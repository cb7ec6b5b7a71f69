package cn.financebrain.scoring.release;

import cn.financebrain.contract.Risk;
import cn.financebrain.scoring.model.ModelArtifact;
import cn.financebrain.scoring.model.RiskModel;
import cn.financebrain.scoring.profile.Catalogue;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Releases and artifacts under one directory: {@code releases/000001.json}, {@code
 * artifacts/<id>.json}. Files are immutable once written, so what was read is kept. Safe for
 * threads.
 */
@SuppressWarnings({"UnusedVariable", "UnusedMethod"})
public final class ReleaseDirectory {
  private final Path directory;
  private final Catalogue catalogue;

  public ReleaseDirectory(Path directory, Catalogue catalogue) {
    this.directory = directory;
    this.catalogue = catalogue;
  }

  /** Release 0 and all that were written, by number. */
  public List<Release> list() {
    return cn.financebrain.scoring.profile.Pending.value();
  }

  /** The release with the highest number; release 0 if none was written. */
  public Release latest() {
    return cn.financebrain.scoring.profile.Pending.value();
  }

  /**
   * @throws ReleaseException if there is no such release or its file is damaged
   */
  public Release release(int number) {
    return cn.financebrain.scoring.profile.Pending.value();
  }

  /**
   * The model for a risk in a release, empty where the release has none.
   *
   * @throws ReleaseException if there is no such release
   * @throws cn.financebrain.scoring.model.ArtifactException if the artifact is refused
   */
  public Optional<RiskModel> model(int release, Risk risk) {
    return cn.financebrain.scoring.profile.Pending.value();
  }

  /** All artifacts, in force or not, by id. */
  public List<ModelArtifact> artifacts() {
    return cn.financebrain.scoring.profile.Pending.value();
  }

  /**
   * @throws ReleaseException if there is no such artifact
   * @throws cn.financebrain.scoring.model.ArtifactException if it is refused
   */
  public ModelArtifact artifact(String id) {
    return cn.financebrain.scoring.profile.Pending.value();
  }

  /** Keeps an artifact without putting it in force. */
  public void add(ModelArtifact artifact) {
    cn.financebrain.scoring.profile.Pending.value();
  }

  /**
   * Puts a model in force: writes the release after the latest, which has this model for its risk
   * and the latest's models for the others. Atomic: of two at once one fails.
   *
   * @param at when, for the record
   * @throws cn.financebrain.scoring.model.ArtifactException if the artifact does not fit the
   *     catalogue
   * @throws ReleaseException if another release was written at the same time
   */
  public Release activate(ModelArtifact artifact, Instant at) {
    return cn.financebrain.scoring.profile.Pending.value();
  }
}
