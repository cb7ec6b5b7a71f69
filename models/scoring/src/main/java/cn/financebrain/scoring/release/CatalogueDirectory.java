package cn.financebrain.scoring.release;

import cn.financebrain.scoring.profile.Catalogue;
import cn.financebrain.scoring.profile.CatalogueException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The catalogues of tags that releases name: the one that the product ships, and those that were
 * added, {@code catalogues/<id>/*.yaml}, as {@link HashedDirectories} keeps them. Safe for threads.
 */
public final class CatalogueDirectory {
  private final HashedDirectories directories;
  private final Map<String, String> fingerprints = new ConcurrentHashMap<>();

  /**
   * @param directory that of releases and artifacts
   */
  public CatalogueDirectory(Path directory) {
    this.directories = new HashedDirectories(root(directory), "catalogue");
  }

  static Path root(Path directory) {
    return directory.resolve("catalogues");
  }

  static boolean isId(String text) {
    return HashedDirectories.isId(text);
  }

  /** The ids of the catalogues that were added. */
  public List<String> list() {
    return directories.list();
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
      return Catalogue.load(directories.path(id));
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
    return id.equals(Release.PRODUCT) ? Catalogue.bundledFiles() : directories.files(id);
  }

  /**
   * The id that the files of a directory have or would have; {@link Release#PRODUCT} for the
   * product's.
   */
  public static String idOf(Path directory) {
    String id = HashedDirectories.id(HashedDirectories.read(directory));
    return id.equals(HashedDirectories.id(Catalogue.bundledFiles())) ? Release.PRODUCT : id;
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
    return idOf(directory).equals(Release.PRODUCT)
        ? Release.PRODUCT
        : directories.add(HashedDirectories.read(directory));
  }
}
