package cn.financebrain.scoring.release;

import cn.financebrain.contract.Risk;
import cn.financebrain.scoring.model.ArtifactFile;
import cn.financebrain.scoring.model.ModelArtifact;
import cn.financebrain.scoring.model.RiskModel;
import cn.financebrain.scoring.profile.Catalogue;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Releases and artifacts under one directory: {@code releases/000001.json}, {@code
 * artifacts/<id>.json}. Files are immutable once written, so what was read is kept. Safe for
 * threads.
 */
public final class ReleaseDirectory {
  private static final Pattern RELEASE_FILE = Pattern.compile("[0-9]{6}\\.json");
  private static final Pattern ARTIFACT_ID = Pattern.compile("[0-9a-f]{16}");

  private final boolean withModels;
  private final Path releases;
  private final Path artifacts;
  private final Catalogue catalogue;
  private final Map<Integer, Release> known = new ConcurrentHashMap<>();
  private final Map<String, RiskModel> bound = new ConcurrentHashMap<>();

  public ReleaseDirectory(Path directory, Catalogue catalogue) {
    this(true, directory, catalogue);
  }

  /** Has every release, none with a model: for what is only interested in tags. */
  public static ReleaseDirectory withoutModels(Catalogue catalogue) {
    return new ReleaseDirectory(false, Path.of(""), catalogue);
  }

  private ReleaseDirectory(boolean withModels, Path directory, Catalogue catalogue) {
    this.withModels = withModels;
    this.releases = directory.resolve("releases");
    this.artifacts = directory.resolve("artifacts");
    this.catalogue = catalogue;
  }

  /** Release 0 and all that were written, by number. */
  public List<Release> list() {
    List<Release> list = new ArrayList<>();
    list.add(Release.NONE);
    files(releases).stream()
        .filter(name -> RELEASE_FILE.matcher(name).matches())
        .forEach(name -> list.add(release(Integer.parseInt(name.substring(0, 6)))));
    return list;
  }

  private static List<String> files(Path directory) {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    } catch (IOException e) {
      throw new ReleaseException("%s can't be read: %s".formatted(directory, e), e);
    }
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
    return number == 0 || !withModels ? Release.NONE : known.computeIfAbsent(number, this::read);
  }

  private Release read(int number) {
    Path file = file(number);
    if (!Files.exists(file)) {
      throw new ReleaseException(
          "release %d is not there: expected %s; has the models directory been moved or reset?"
              .formatted(number, file));
    }
    try {
      Release release = ReleaseJson.read(Files.readAllBytes(file), file.toString());
      if (release.number() != number) {
        throw new ReleaseException("%s holds release %d".formatted(file, release.number()));
      }
      return release;
    } catch (IOException e) {
      throw new ReleaseException("%s can't be read: %s".formatted(file, e), e);
    }
  }

  private Path file(int number) {
    return releases.resolve("%06d.json".formatted(number));
  }

  /**
   * The model for a risk in a release, empty where the release has none.
   *
   * @throws ReleaseException if there is no such release
   * @throws cn.financebrain.scoring.model.ArtifactException if the artifact is refused
   */
  public Optional<RiskModel> model(int release, Risk risk) {
    return Optional.ofNullable(release(release).models().get(risk))
        .map(id -> bound.computeIfAbsent(id, this::bind));
  }

  private RiskModel bind(String id) {
    return RiskModel.bind(artifact(id), catalogue);
  }

  /** All artifacts, in force or not, by id. */
  public List<ModelArtifact> artifacts() {
    return files(artifacts).stream()
        .filter(name -> name.endsWith(".json"))
        .map(name -> ArtifactFile.read(artifacts.resolve(name)))
        .toList();
  }

  /**
   * @throws ReleaseException if there is no such artifact
   * @throws cn.financebrain.scoring.model.ArtifactException if it is refused
   */
  public ModelArtifact artifact(String id) {
    Path file = artifacts.resolve(id + ".json");
    if (!ARTIFACT_ID.matcher(id).matches() || !Files.exists(file)) {
      throw new ReleaseException("artifact %s is not there: expected %s".formatted(id, file));
    }
    return ArtifactFile.read(file);
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
   * @throws cn.financebrain.scoring.model.ArtifactException if the artifact does not fit the
   *     catalogue
   * @throws ReleaseException if another release was written at the same time
   */
  public Release activate(ModelArtifact artifact, Instant at) {
    RiskModel.bind(artifact, catalogue);
    add(artifact);
    Release latest = latest();
    Map<Risk, String> models = new EnumMap<>(Risk.class);
    models.putAll(latest.models());
    models.put(artifact.risk(), artifact.id());
    Release next = new Release(latest.number() + 1, models, at);
    write(next);
    return next;
  }

  private void write(Release release) {
    Path file = file(release.number());
    try {
      Files.createDirectories(releases);
      Path draft = Files.createTempFile(releases, ".release", ".tmp");
      try {
        Files.write(draft, ReleaseJson.write(release));
        Files.createLink(file, draft); // fails where the file exists, unlike a move
      } finally {
        Files.delete(draft);
      }
    } catch (FileAlreadyExistsException e) {
      throw new ReleaseException(
          "release %d was written by somebody else just now; try again".formatted(release.number()),
          e);
    } catch (IOException e) {
      throw new ReleaseException("%s can't be written: %s".formatted(file, e), e);
    }
  }
}
