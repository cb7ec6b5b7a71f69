package cn.financebrain.training.command;

import cn.financebrain.store.WarehouseSettings;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What training reads of a stack's settings file {@code stack.json}; the launcher writes it and
 * owns its form, so other entries are left alone.
 *
 * @param modelsDir where artifacts are kept
 */
record StackFile(WarehouseSettings warehouse, Path modelsDir) {
  private static final ObjectMapper JSON = new ObjectMapper();

  static StackFile read(Path directory) {
    Path file = directory.resolve("stack.json");
    if (!Files.isRegularFile(file)) {
      throw CommandFailure.failed("failure.no-stack", directory);
    }
    try {
      JsonNode stack = JSON.readTree(file.toFile());
      JsonNode clickhouse = stack.path("clickhouse");
      return new StackFile(
          new WarehouseSettings(
              text(file, clickhouse, "url"),
              text(file, clickhouse, "user"),
              clickhouse.path("password").asText(""),
              clickhouse.path("database").asText(WarehouseSettings.DATABASE)),
          models(directory, text(file, stack, "modelsDir")));
    } catch (IOException | IllegalArgumentException e) {
      throw CommandFailure.failed("failure.stack-file", file, e.getMessage());
    }
  }

  private static String text(Path file, JsonNode node, String key) {
    JsonNode value = node.path(key);
    if (!value.isTextual()) {
      throw CommandFailure.failed("failure.stack-file", file, key);
    }
    return value.textValue();
  }

  /** Jackson writes a path as a {@code file:} address. */
  private static Path models(Path directory, String text) {
    return text.startsWith("file:") ? Path.of(java.net.URI.create(text)) : directory.resolve(text);
  }
}
