package cn.financebrain.scoring.model;

import cn.financebrain.scoring.Fingerprint;
import cn.financebrain.scoring.files.SyncedFiles;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;

/**
 * Model artifacts as canonical JSON: {@code {"format": 1, "id": …, "content": {…}}}, keys in a
 * fixed order, no white space; the id is the SHA-256 of the content's bytes, first 16 hexadecimal
 * digits.
 */
public final class ArtifactFile {
  public static final int FORMAT = 1;

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private ArtifactFile() {}

  /** Hash of the content. */
  public static String id(ModelArtifact artifact) {
    return Fingerprint.of(serialize(ArtifactJson.write(artifact)));
  }

  public static byte[] bytes(ModelArtifact artifact) {
    JsonNode content = ArtifactJson.write(artifact);
    ObjectNode file = JSON.createObjectNode();
    file.put("format", FORMAT);
    file.put("id", Fingerprint.of(serialize(content)));
    file.set("content", content);
    return serialize(file);
  }

  private static byte[] serialize(JsonNode node) {
    try {
      return JSON.writeValueAsBytes(node);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of JSON nodes can always be written", e);
    }
  }

  /**
   * @param origin named in messages, such as the file
   * @throws ArtifactException if the bytes are not JSON of a known format, a key is missing,
   *     unknown or out of range, or the hash does not fit the content
   */
  public static ModelArtifact parse(byte[] bytes, String origin) {
    try {
      JsonNode file = JSON.readTree(bytes);
      int format = file.path("format").asInt(-1);
      if (format != FORMAT) {
        throw new ArtifactException(
            "%s: format %s, expected %d".formatted(origin, file.path("format"), FORMAT));
      }
      ModelArtifact artifact = ArtifactJson.read(file.path("content"));
      String id = artifact.id();
      if (!id.equals(file.path("id").asText())) {
        throw new ArtifactException(
            "%s: the content has hash %s, the file says %s; it was changed after it was written"
                .formatted(origin, id, file.path("id")));
      }
      return artifact;
    } catch (IOException e) {
      throw new ArtifactException(
          "%s is not a model artifact: not JSON, or cut short (%s)"
              .formatted(origin, e.getMessage()),
          e);
    } catch (IllegalArgumentException e) {
      throw new ArtifactException("%s: %s".formatted(origin, e.getMessage()), e);
    }
  }

  /**
   * Writes {@code <id>.json} into the directory (made if absent) and returns its path. Outlasts a
   * power cut; where the file has these bytes already it is left alone.
   */
  public static Path write(ModelArtifact artifact, Path directory) {
    Path file = directory.resolve(artifact.id() + ".json");
    byte[] bytes = bytes(artifact);
    try {
      Files.createDirectories(directory);
      if (Files.exists(file) && Arrays.equals(Files.readAllBytes(file), bytes)) {
        return file;
      }
      Path draft = Files.createTempFile(directory, ".artifact", ".tmp");
      SyncedFiles.write(draft, bytes);
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      SyncedFiles.syncNames(directory);
      return file;
    } catch (IOException e) {
      throw new ArtifactException("%s can't be written: %s".formatted(file, e), e);
    }
  }

  /**
   * @throws ArtifactException as {@link #parse}, and if the file can't be read
   */
  public static ModelArtifact read(Path file) {
    try {
      return parse(Files.readAllBytes(file), file.toString());
    } catch (IOException e) {
      throw new ArtifactException("%s can't be read: %s".formatted(file, e), e);
    }
  }
}
