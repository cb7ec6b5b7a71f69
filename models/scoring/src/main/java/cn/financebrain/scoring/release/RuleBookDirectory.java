package cn.financebrain.scoring.release;

import cn.financebrain.scoring.Fingerprint;
import cn.financebrain.scoring.profile.Catalogue;
import cn.financebrain.scoring.profile.CatalogueException;
import cn.financebrain.scoring.rule.Rules;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The books of rules that releases name: the one that the product ships, and those that were added,
 * {@code rules/<id>/*.yaml}, as {@link HashedDirectories} keeps them. Safe for threads.
 */
public final class RuleBookDirectory {
  private final HashedDirectories directories;

  /**
   * @param directory that of releases and artifacts
   */
  public RuleBookDirectory(Path directory) {
    this.directories = new HashedDirectories(root(directory), "rule book");
  }

  static Path root(Path directory) {
    return directory.resolve("rules");
  }

  /** The ids of the books that were added. */
  public List<String> list() {
    return directories.list();
  }

  /**
   * The YAML of a book, by the name of the file.
   *
   * @throws ReleaseException if there is none of this id, or its files were changed
   */
  public Map<String, String> files(String id) {
    return id.equals(Release.PRODUCT) ? Rules.bundledFiles() : directories.files(id);
  }

  /**
   * Compiles a book.
   *
   * @throws ReleaseException if there is none of this id, its files were changed, or it does not
   *     compile against the catalogue
   */
  public Rules open(String id, Catalogue catalogue) {
    try {
      return Rules.compile(files(id), catalogue);
    } catch (CatalogueException e) {
      throw new ReleaseException(
          "rule book %s does not fit the tag catalogue: %s".formatted(id, e.getMessage()), e);
    }
  }

  /**
   * Compiles the rules of a book that fit a catalogue.
   *
   * @throws ReleaseException if there is none of this id, or its files were changed
   */
  Rules openFitting(String id, Catalogue catalogue) {
    return Rules.compileFitting(files(id), catalogue);
  }

  /**
   * The texts of a directory that may not have been added, by the name of the file.
   *
   * @throws ReleaseException if there is none, or one can't be read as UTF-8
   */
  public static Map<String, String> read(Path directory) {
    return HashedDirectories.read(directory);
  }

  /** The id that texts have or would have; the product's for its own. */
  public static String idOf(Map<String, String> texts) {
    String id = Fingerprint.ofTexts(texts);
    return id.equals(Fingerprint.ofTexts(Rules.bundledFiles())) ? Release.PRODUCT : id;
  }

  /**
   * Keeps the files of a book without putting it in force; again it changes nothing.
   *
   * @param texts by the name of the file
   * @return their id
   * @throws CatalogueException if they do not compile against the catalogue
   * @throws ReleaseException if a name is not that of a file, or they can't be written
   */
  public String add(Map<String, String> texts, Catalogue catalogue) {
    Rules.compile(texts, catalogue);
    String id = idOf(texts);
    return id.equals(Release.PRODUCT) ? id : directories.add(texts);
  }
}
