package cn.financebrain.scoring.release;

import cn.financebrain.contract.Risk;
import cn.financebrain.scoring.model.ArtifactException;
import cn.financebrain.scoring.model.ArtifactFile;
import cn.financebrain.scoring.model.ModelArtifact;
import cn.financebrain.scoring.model.RiskModel;
import cn.financebrain.scoring.profile.Catalogue;
import cn.financebrain.scoring.rule.Rules;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Releases and artifacts under one directory: {@code releases/000001.json}, {@code
 * artifacts/<id>.json}, seen with one catalogue of tags. Files are immutable once written, so what
 * was read is kept. Safe for threads.
 */
public final class ReleaseDirectory {
  private static final Pattern ARTIFACT_ID = Pattern.compile("[0-9a-f]{16}");

  private static final String SUFFIX = ".json";

  private final boolean withModels;
  private final ReleaseFiles releases;
  private final Path artifacts;
  private final Catalogue catalogue;
  private final CatalogueDirectory catalogues;
  private final Map<String, RiskModel> bound = new ConcurrentHashMap<>();
  private final Map<String, Boolean> own = new ConcurrentHashMap<>();
  private final Map<String, Catalogue> others = new ConcurrentHashMap<>();
  private final RuleBookDirectory ruleBooks;
  private final Map<String, Rules> books = new ConcurrentHashMap<>();
  private final Map<String, Rules> fittingBooks = new ConcurrentHashMap<>();
  private final Set<String> unfit = ConcurrentHashMap.newKeySet();

  public ReleaseDirectory(Path directory, Catalogue catalogue) {
    this(true, directory, catalogue);
  }

  /**
   * Seen with the catalogue of the latest release.
   *
   * @throws ReleaseException if a release or the catalogue can't be read
   */
  public static ReleaseDirectory inForce(Path directory) {
    String catalogue = CataloguePlan.read(directory).inForce();
    return new ReleaseDirectory(directory, new CatalogueDirectory(directory).open(catalogue));
  }

  /**
   * The id of a release's catalogue, see {@link CatalogueDirectory}.
   *
   * @throws ReleaseException if there is no such release or its file is damaged
   */
  public static String catalogueOf(Path directory, int release) {
    return new ReleaseFiles(directory).release(release).catalogue();
  }

  /** Whether the file of a release is there, damaged or not; release 0 needs none. */
  public static boolean isWritten(Path directory, int release) {
    return new ReleaseFiles(directory).isWritten(release);
  }

  /** Has every release, none with a model: for what is only interested in tags. */
  public static ReleaseDirectory withoutModels(Catalogue catalogue) {
    return new ReleaseDirectory(false, Path.of(""), catalogue);
  }

  private ReleaseDirectory(boolean withModels, Path directory, Catalogue catalogue) {
    this.withModels = withModels;
    this.releases = new ReleaseFiles(directory);
    this.artifacts = directory.resolve("artifacts");
    this.catalogue = catalogue;
    this.catalogues = new CatalogueDirectory(directory);
    this.ruleBooks = new RuleBookDirectory(directory);
  }

  /** The catalogue that models are bound to. */
  public Catalogue catalogue() {
    return catalogue;
  }

  /**
   * Whether a release has this catalogue. What a record of the log brings about counts where the
   * record's release has the catalogue that it was worked out with; so of several that work it out,
   * each with a catalogue of its own, exactly one tells it, whatever the speed of each.
   *
   * @throws ReleaseException if there is no such release, or its catalogue can't be read
   */
  public boolean belongs(int release) {
    return !withModels || own.computeIfAbsent(release(release).catalogue(), this::isOwn);
  }

  /** Whether a release's catalogue defines tags as this one does. */
  public boolean definesAlike(int release, Set<String> tags) {
    if (belongs(release)) {
      return true;
    }
    Catalogue other = others.computeIfAbsent(release(release).catalogue(), catalogues::open);
    return tags.stream()
        .allMatch(tag -> other.knownFingerprint(tag).equals(catalogue.knownFingerprint(tag)));
  }

  private boolean isOwn(String id) {
    return catalogues.fingerprint(id).equals(catalogue.fingerprint());
  }

  /** Release 0 and all that were written, by number. */
  public List<Release> list() {
    return releases.list();
  }

  /** The release with the highest number; release 0 if none was written. */
  public Release latest() {
    List<Release> list = list();
    return list.get(list.size() - 1);
  }

  /**
   * @throws ReleaseException if there is no such release or its file is damaged
   */
  public Release release(int number) {
    return withModels ? releases.release(number) : Release.NONE;
  }

  /**
   * The model for a risk in a release, empty where the release has none. A release of another
   * catalogue has those of its models that fit this one too, so that alert episodes go on through a
   * change of the catalogue.
   *
   * @throws ReleaseException if there is no such release
   * @throws ArtifactException if the artifact is refused
   */
  public Optional<RiskModel> model(int release, Risk risk) {
    String id = release(release).models().get(risk);
    if (id == null) {
      return Optional.empty();
    }
    RiskModel model = bound.get(id);
    if (model != null) {
      return Optional.of(model);
    }
    boolean mustFit = belongs(release); // also a model that did not fit in an earlier release
    return !mustFit && unfit.contains(id) ? Optional.empty() : bind(id, mustFit);
  }

  /**
   * The models that score in the shadow of a risk's champion, in the order in which they came.
   * Those that do not fit this catalogue or can't be read are left out: nothing hangs on them.
   *
   * @throws ReleaseException if there is no such release
   */
  public List<RiskModel> challengers(int release, Risk risk) {
    List<String> ids = release(release).challengers(risk);
    if (ids.isEmpty()) {
      return List.of(); // as for nearly every record
    }
    List<RiskModel> models = new ArrayList<>(ids.size());
    for (String id : ids) {
      RiskModel model = bound.get(id);
      if (model != null) {
        models.add(model);
      } else if (!unfit.contains(id)) {
        bind(id, false).ifPresent(models::add);
      }
    }
    return models;
  }

  private Optional<RiskModel> bind(String id, boolean mustFit) {
    try {
      RiskModel model = RiskModel.bind(artifact(id), catalogue);
      bound.put(id, model);
      return Optional.of(model);
    } catch (ArtifactException | ReleaseException e) {
      if (mustFit) {
        throw e;
      }
      unfit.add(id);
      return Optional.empty();
    }
  }

  /**
   * The book of rules of a release. Of a release of another catalogue those rules that compile
   * against this one too, as with models.
   *
   * @param product the product's book
   * @throws ReleaseException if there is no such release, or its book can't be read
   */
  public Rules rules(int release, Rules product) {
    String id = release(release).rules();
    if (id.equals(Release.PRODUCT)) {
      return product;
    }
    return belongs(release)
        ? books.computeIfAbsent(id, any -> ruleBooks.open(id, catalogue))
        : fittingBooks.computeIfAbsent(id, any -> ruleBooks.openFitting(id, catalogue));
  }

  /** How often a condition of a book was given up since it took too many steps. */
  public long rulesOverBudget() {
    return Stream.concat(books.values().stream(), fittingBooks.values().stream())
        .mapToLong(Rules::overBudget)
        .sum();
  }

  /** Ids of all artifacts, in force or not, in order. */
  public List<String> artifactIds() {
    return ReleaseFiles.names(artifacts).stream()
        .filter(name -> name.endsWith(SUFFIX))
        .map(name -> name.substring(0, name.length() - SUFFIX.length()))
        .filter(id -> ARTIFACT_ID.matcher(id).matches())
        .toList();
  }

  /**
   * @throws ReleaseException if there is no such artifact
   * @throws ArtifactException if it is refused
   */
  public ModelArtifact artifact(String id) {
    Path file = artifacts.resolve(id + SUFFIX);
    if (!ARTIFACT_ID.matcher(id).matches() || !Files.exists(file)) {
      throw new ReleaseException("artifact %s is not there: expected %s".formatted(id, file));
    }
    return ArtifactFile.read(file);
  }

  /**
   * @throws ArtifactException if the artifact does not fit the catalogue
   */
  void requireFit(ModelArtifact artifact) {
    RiskModel.bind(artifact, catalogue);
  }

  /** Keeps an artifact without putting it in force. */
  public void add(ModelArtifact artifact) {
    ArtifactFile.write(artifact, artifacts);
  }

  /**
   * Puts a model in force: writes the release after the latest, which has this model for its risk
   * and the latest's models for the others. Atomic: of two at once one fails.
   *
   * @param at when, for the record
   * @throws ArtifactException if the artifact does not fit the catalogue
   * @throws ReleaseException if another release was written at the same time
   */
  public Release activate(ModelArtifact artifact, Instant at) {
    requireFit(artifact);
    add(artifact);
    return write(next -> next.withModel(artifact.risk(), artifact.id()), at);
  }

  /**
   * Puts a catalogue in force: writes the release after the latest. Atomic: of two at once one
   * fails.
   *
   * @param catalogueId of a catalogue that is kept, or the product's
   * @param models all models of the release
   * @param at when, for the record
   * @throws ArtifactException if a model does not fit the catalogue
   * @throws ReleaseException if the catalogue or an artifact can't be read, the book of rules in
   *     force does not compile against the catalogue, or another release was written at the same
   *     time
   */
  public Release activate(String catalogueId, Map<Risk, String> models, Instant at) {
    return write(next -> next.withModels(models).withCatalogue(catalogueId), at);
  }

  /**
   * Writes the release after the latest, if its champions and its book of rules fit its catalogue.
   * Challengers need not: they are left out where they do not.
   *
   * @throws ArtifactException if a champion does not fit
   * @throws ReleaseException if anything that it names can't be read, its book of rules does not
   *     fit, or another release was written at the same time
   */
  Release write(UnaryOperator<Release> change, Instant at) {
    Release latest = latest();
    Release next = change.apply(latest.next(at));
    Catalogue its =
        next.catalogue().equals(latest.catalogue()) ? catalogue : catalogues.open(next.catalogue());
    next.models().values().forEach(id -> RiskModel.bind(artifact(id), its));
    ruleBooks.open(next.rules(), its);
    return releases.write(next);
  }
}
