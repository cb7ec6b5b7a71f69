package cn.financebrain.cli;

import cn.financebrain.console.CommandFailure;
import cn.financebrain.scoring.profile.Catalogue;
import cn.financebrain.scoring.profile.CatalogueException;
import cn.financebrain.scoring.release.CatalogueDirectory;
import cn.financebrain.scoring.release.Release;
import cn.financebrain.scoring.release.ReleaseException;
import cn.financebrain.scoring.release.RuleBookDirectory;
import cn.financebrain.scoring.rule.Rules;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The catalogue that a user means, compiled together with the rules that read its tags.
 *
 * @param id that it has or would have among the stack's
 */
record CatalogueSource(String id, Catalogue catalogue) {

  /**
   * @param directoryOrId a directory of YAML files, an id or its beginning, or {@code product}
   * @throws CommandFailure if there is none, or naming everything that is wrong with it
   */
  static CatalogueSource find(Path models, String directoryOrId) {
    try {
      Path directory = Path.of(directoryOrId);
      if (Files.isDirectory(directory)) {
        Catalogue catalogue = Catalogue.load(directory);
        requireRules(models, catalogue);
        return new CatalogueSource(CatalogueDirectory.idOf(directory), catalogue);
      }
      String id = id(models, directoryOrId);
      Catalogue catalogue = new CatalogueDirectory(models).open(id);
      requireRules(models, catalogue);
      return new CatalogueSource(id, catalogue);
    } catch (CatalogueException | ReleaseException e) {
      throw CommandFailure.failed("failure.catalogue", e.getMessage());
    }
  }

  /** The product's rules, by which earlier records were judged, and those in force. */
  private static void requireRules(Path models, Catalogue catalogue) {
    Rules.bundled(catalogue);
    String book = Releases.inForce(models).latest().rules();
    new RuleBookDirectory(models).open(book, catalogue);
  }

  /**
   * The one id that begins so.
   *
   * @throws CommandFailure if there is none, or several
   */
  static String id(Path models, String beginning) {
    if (beginning.equals(CatalogueCommand.PRODUCT)) {
      return Release.PRODUCT;
    }
    List<String> fitting =
        new CatalogueDirectory(models)
            .list().stream().filter(id -> id.startsWith(beginning)).toList();
    if (fitting.size() != 1) {
      throw CommandFailure.failed("failure.no-catalogue", beginning, fitting.size());
    }
    return fitting.get(0);
  }
}
