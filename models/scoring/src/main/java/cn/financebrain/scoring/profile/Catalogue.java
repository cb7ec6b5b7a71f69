package cn.financebrain.scoring.profile;

import cn.financebrain.contract.TagSpec;
import java.nio.file.Path;
import java.util.List;

/**
 * The tags that are computed, in their order. Read from YAML and compiled once; immutable and safe
 * to share between threads.
 */
public final class Catalogue {
  private final List<TagSpec> tags;

  @SuppressWarnings("UnusedMethod")
  private Catalogue(List<TagSpec> tags) {
    this.tags = tags;
  }

  /** The catalogue that the product ships. */
  public static Catalogue bundled() {
    return cn.financebrain.scoring.profile.Pending.value();
  }

  /**
   * Reads all {@code *.yaml} of a directory, in the order of their names.
   *
   * @throws CatalogueException naming everything that is wrong, each with file, tag and key
   */
  public static Catalogue load(Path directory) {
    return cn.financebrain.scoring.profile.Pending.value();
  }

  /** In catalogue order: the order of the values of a {@link TagVector}. */
  public List<TagSpec> tags() {
    return tags;
  }

  /**
   * Place of a tag in {@link #tags()}.
   *
   * @throws IllegalArgumentException if there is no such tag
   */
  public int indexOf(String tag) {
    return cn.financebrain.scoring.profile.Pending.value();
  }

  public boolean contains(String tag) {
    return cn.financebrain.scoring.profile.Pending.value();
  }

  /** Hash of all definitions: 16 hexadecimal digits. */
  public String fingerprint() {
    return cn.financebrain.scoring.profile.Pending.value();
  }

  /** Hash of what decides the value of one tag, the definitions that it builds upon included. */
  public String fingerprint(String tag) {
    return cn.financebrain.scoring.profile.Pending.value();
  }
}
