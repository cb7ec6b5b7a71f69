package cn.financebrain.scoring.release;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Which catalogues are at work: a function of the release files and of {@link StagedCatalogue}.
 *
 * @param inForce id of the latest release's catalogue
 * @param before id of the catalogue that was in force before it; empty if there was none
 * @param staged id of the catalogue that a change under way leads to
 */
public record CataloguePlan(String inForce, Optional<String> before, Optional<String> staged) {

  /**
   * @param directory that of releases and artifacts
   * @throws ReleaseException if a file is damaged
   */
  public static CataloguePlan read(Path directory) {
    // the staged one first: a change that ends in between is then seen as not ended yet
    Optional<String> staged = StagedCatalogue.read(directory).map(StagedCatalogue::catalogue);
    List<Release> releases = new ReleaseFiles(directory).list();
    String inForce = releases.get(releases.size() - 1).catalogue();
    Optional<String> before =
        releases.stream()
            .map(Release::catalogue)
            .filter(catalogue -> !catalogue.equals(inForce))
            .reduce((earlier, later) -> later);
    return new CataloguePlan(inForce, before, staged);
  }

  /** Whether a change to this catalogue is under way. */
  public boolean isStaged(String catalogue) {
    return staged.equals(Optional.of(catalogue));
  }

  /** Whether the change under way has come to its release, and the job before is ending. */
  public boolean isCuttingOver() {
    return isStaged(inForce);
  }

  /** Those whose rows the warehouse may still wait for. */
  public List<String> telling() {
    return isCuttingOver() && before.isPresent()
        ? List.of(before.get(), inForce)
        : List.of(inForce);
  }

  /** Those that need a job, the one in force first. */
  public List<String> running() {
    if (staged.isEmpty()) {
      return List.of(inForce);
    }
    return isCuttingOver()
        ? before.map(earlier -> List.of(inForce, earlier)).orElse(List.of(inForce))
        : List.of(inForce, staged.get());
  }
}
