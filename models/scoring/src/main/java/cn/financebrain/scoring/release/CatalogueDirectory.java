package cn.financebrain.scoring.release;

import cn.financebrain.scoring.Fingerprint;
import cn.financebrain.scoring.profile.Catalogue;
import cn.financebrain.scoring.profile.CatalogueException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The catalogues of tags that releases name: the one that the product ships, and those that were
 * added, {@code catalogues/<id>/*.yaml}. An id is the hash of the files' names and texts, so that
 * files which were changed afterwards are found out. Immutable once added. Safe for threads.
 */
public final class CatalogueDirectory {
  private static final Pattern ID = Pattern.compile("[0-9a-f]{16}");
  private static final String SUFFIX = ".yaml";

  private final Path root;
  private final Map<String, String> fingerprints = new ConcurrentHashMap<>();

  /**
   * @param directory that of releases and artifacts
   */
  public CatalogueDirectory(Path directory) {
    this.root = root(directory);
  }

  static Path root(Path directory) {
    return directory.resolve("catalogues");
  }

  static boolean isId(String text) {
    return ID.matcher(text).matches();
  }

  /** The ids of the catalogues that were added. */
  public List<String> list() {
    if (!Files.isDirectory(root)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(root)) {
      return entries
          .map(entry -> entry.getFileName().toString())
          .filter(CatalogueDirectory::isId)
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new ReleaseException("%s can't be read: %s".formatted(root, e), e);
    }
  }

  /**
   * Compiles a catalogue.
   *
   * @throws ReleaseException if there is none of this id, its files were changed, or this version
   *     of the product can't compile it
   */
  public Catalogue open(String id) {
    if (id.equals(Release.PRODUCT)) {
      return Catalogue.bundled();
    }
    files(id);
    try {
      return Catalogue.load(root.resolve(id));
    } catch (CatalogueException e) {
      throw new ReleaseException(
          "catalogue %s does not compile under this version: %s".formatted(id, e.getMessage()), e);
    }
  }

  /** {@link Catalogue#fingerprint()} of a catalogue, which is compiled once for it. */
  public String fingerprint(String id) {
    return id.equals(Release.PRODUCT)
        ? Product.FINGERPRINT
        : fingerprints.computeIfAbsent(id, any -> open(id).fingerprint());
  }

  private static final class Product {
    private static final String FINGERPRINT = Catalogue.bundled().fingerprint();
  }

  /**
   * The YAML of a catalogue, by the name of the file.
   *
   * @throws ReleaseException if there is none of this id, or its files were changed
   */
  public Map<String, String> files(String id) {
    if (id.equals(Release.PRODUCT)) {
      return Catalogue.bundledFiles();
    }
    Path files = root.resolve(id);
    if (!isId(id) || !Files.isDirectory(files)) {
      throw new ReleaseException("catalogue %s is not there: expected %s".formatted(id, files));
    }
    Map<String, String> texts = read(files);
    String found = id(texts);
    if (!found.equals(id)) {
      throw new ReleaseException(
          "%s: the files have hash %s; they were changed after they were written"
              .formatted(files, found));
    }
    return texts;
  }

  /** The texts of all {@code *.yaml} of a directory. */
  private static Map<String, String> read(Path directory) {
    Map<String, String> texts = new TreeMap<>();
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.filter(f -> f.toString().endsWith(SUFFIX)).toList()) {
        texts.put(file.getFileName().toString(), Files.readString(file));
      }
      return texts;
    } catch (IOException e) {
      throw new ReleaseException("%s can't be read: %s".formatted(directory, e), e);
    }
  }

  private static String id(Map<String, String> texts) {
    List<String> parts = new ArrayList<>();
    new TreeMap<>(texts)
        .forEach(
            (file, text) -> {
              parts.add(file);
              parts.add(text);
            });
    return Fingerprint.of(parts);
  }

  /**
   * The id that the files of a directory have or would have; {@link Release#PRODUCT} for the
   * product's.
   */
  public static String idOf(Path directory) {
    String id = id(read(directory));
    return id.equals(id(Catalogue.bundledFiles())) ? Release.PRODUCT : id;
  }

  /**
   * Keeps the files of a directory without putting them in force. Atomic, and outlasts a power cut;
   * again it changes nothing.
   *
   * @return their id
   * @throws CatalogueException if they do not compile, naming everything that is wrong
   * @throws ReleaseException if they can't be written
   */
  public String add(Path directory) {
    Catalogue.load(directory);
    Map<String, String> texts = read(directory);
    String id = idOf(directory);
    if (id.equals(Release.PRODUCT) || Files.isDirectory(root.resolve(id))) {
      return id;
    }
    try {
      Files.createDirectories(root);
      Path draft = Files.createTempDirectory(root, ".draft");
      for (Map.Entry<String, String> text : texts.entrySet()) {
        SyncedFiles.write(
            draft.resolve(text.getKey()), text.getValue().getBytes(StandardCharsets.UTF_8));
      }
      SyncedFiles.syncNames(draft);
      Files.move(draft, root.resolve(id), StandardCopyOption.ATOMIC_MOVE);
      SyncedFiles.syncNames(root);
      return id;
    } catch (IOException e) {
      throw new ReleaseException("%s can't be written: %s".formatted(root.resolve(id), e), e);
    }
  }
}
