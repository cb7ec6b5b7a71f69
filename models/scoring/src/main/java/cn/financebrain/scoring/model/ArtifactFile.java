package cn.financebrain.scoring.model;

import java.nio.file.Path;

/**
 * Model artifacts as canonical JSON: {@code {"format": 1, "id": …, "content": {…}}}, keys in a
 * fixed order, no white space; the id is the SHA-256 of the content's bytes, first 16 hexadecimal
 * digits.
 */
public final class ArtifactFile {
  public static final int FORMAT = 1;

  private ArtifactFile() {}

  /** Hash of the content. */
  public static String id(ModelArtifact artifact) {
    return cn.financebrain.scoring.profile.Pending.value();
  }

  public static byte[] bytes(ModelArtifact artifact) {
    return cn.financebrain.scoring.profile.Pending.value();
  }

  /**
   * @param origin named in messages, such as the file
   * @throws ArtifactException if the bytes are not JSON of a known format, a key is missing,
   *     unknown or out of range, or the hash does not fit the content
   */
  public static ModelArtifact parse(byte[] bytes, String origin) {
    return cn.financebrain.scoring.profile.Pending.value();
  }

  /** Writes {@code <id>.json} into the directory (made if absent) and returns its path. */
  public static Path write(ModelArtifact artifact, Path directory) {
    return cn.financebrain.scoring.profile.Pending.value();
  }

  /**
   * @throws ArtifactException as {@link #parse}, and if the file can't be read
   */
  public static ModelArtifact read(Path file) {
    return cn.financebrain.scoring.profile.Pending.value();
  }
}
