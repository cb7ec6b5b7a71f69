package cn.financebrain.scoring.release;

import cn.financebrain.contract.Risk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A release that was never in force, behind those that were, in a directory of its own: so that
 * what it would have brought about is found by the same code.
 */
public final class TrialRelease {
  private static final List<String> PARTS = List.of("releases", "artifacts", "catalogues", "rules");

  private TrialRelease() {}

  /**
   * Copies releases and all that they name.
   *
   * @param models directory of releases
   * @param copy an empty directory
   * @throws ReleaseException if anything can't be read or written
   */
  public static void copy(Path models, Path copy) {
    for (String part : PARTS) {
      Path from = models.resolve(part);
      if (Files.isDirectory(from)) {
        copyTree(from, copy.resolve(part));
      }
    }
  }

  private static void copyTree(Path from, Path to) {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) { // a directory before what is in it
        Files.copy(file, to.resolve(from.relativize(file).toString()));
      }
    } catch (IOException e) {
      throw new ReleaseException("%s can't be copied: %s".formatted(from, e), e);
    }
  }

  /**
   * Writes the release after the latest.
   *
   * @param copy what {@link #copy} made
   * @param book id of a book of rules there; empty for that of the latest
   * @param model id of an artifact there, instead of the latest's model of its risk
   * @throws ReleaseException if book or artifact is not there, or the book does not compile
   * @throws cn.financebrain.scoring.model.ArtifactException if the model is refused, or does not
   *     fit the catalogue
   */
  public static Release write(
      Path copy, Optional<String> book, Optional<String> model, Instant at) {
    ReleaseDirectory releases = ReleaseDirectory.inForce(copy);
    Optional<Risk> risk = model.map(id -> releases.artifact(id).risk());
    return releases.write(
        next -> {
          Release withBook = book.map(next::withRules).orElse(next);
          return risk.map(of -> withBook.withModel(of, model.orElseThrow())).orElse(withBook);
        },
        at);
  }
}
