package cn.financebrain.cli.stack;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/**
 * The data directory of one stack: {@code stack.json} and a folder for every service's data, logs
 * and pid file.
 */
public record StackDirectory(Path root) {
  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  public Path settingsFile() {
    return root.resolve("stack.json");
  }

  public Path data(String service) {
    return root.resolve(service);
  }

  public Path log(String service) {
    return root.resolve("log").resolve(service + ".log");
  }

  public Path pidFile(String service) {
    return root.resolve("run").resolve(service + ".pid");
  }

  public Path firstPasswordFile() {
    return root.resolve("first-password");
  }

  /** The stack's settings, if one was ever started here. */
  public Optional<StackSettings> settings() {
    if (!Files.exists(settingsFile())) {
      return Optional.empty();
    }
    try {
      return Optional.of(JSON.readValue(settingsFile().toFile(), StackSettings.class));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + settingsFile(), e);
    }
  }

  /** Writes the settings, readable by their owner alone since passwords stand in them. */
  public void write(StackSettings settings) throws IOException {
    Files.createDirectories(root);
    Path draft = Files.createTempFile(root, "stack", ".json");
    JSON.writeValue(draft.toFile(), settings);
    if (Files.getFileStore(draft).supportsFileAttributeView("posix")) {
      Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString("rw-------"));
    }
    Files.move(draft, settingsFile(), StandardCopyOption.ATOMIC_MOVE);
  }
}
