package cn.financebrain.scoring;

import cn.financebrain.scoring.alert.AlertPolicy;
import cn.financebrain.scoring.profile.Catalogue;
import cn.financebrain.scoring.release.CatalogueDirectory;
import cn.financebrain.scoring.release.ReleaseDirectory;
import cn.financebrain.scoring.rule.Rules;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The evaluators of past releases, each with the catalogue of its release. Safe for threads. */
public final class PastEvaluators {
  private final Path models;

  /** By the id of the catalogue. */
  private final Map<String, Evaluator> evaluators = new ConcurrentHashMap<>();

  /**
   * @param models directory of releases, artifacts and catalogues; read when they are needed, so
   *     that what is added later is found, and kept
   */
  public PastEvaluators(Path models) {
    this.models = models;
  }

  /**
   * @throws cn.financebrain.scoring.release.ReleaseException if the release is not there, or its
   *     catalogue can't be read
   */
  public Evaluator of(int release) {
    return evaluators.computeIfAbsent(
        ReleaseDirectory.catalogueOf(models, release), this::withCatalogue);
  }

  private Evaluator withCatalogue(String id) {
    Catalogue catalogue = new CatalogueDirectory(models).open(id);
    return new Evaluator(
        catalogue,
        Rules.bundled(catalogue),
        AlertPolicy.DEFAULT,
        new ReleaseDirectory(models, catalogue));
  }
}
