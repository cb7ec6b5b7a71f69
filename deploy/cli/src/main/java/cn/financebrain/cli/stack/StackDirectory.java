package cn.financebrain.cli.stack;

import cn.financebrain.console.CommandFailure;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.FileSystemException;
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
  /** Of the layout of the directory; a file that names none is of the first. */
  private static final int VERSION = 1;

  private static final long DISK_NEEDED_MB = 1_000;

  /** Stacks that were made before there were figures have none. */
  private static final String METRICS_PORT = "metricsPort";

  private static final int NO_METRICS = -1;

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .build();

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

  /** Where an operator declares connections to departments. */
  Path feedsFile() {
    return root.resolve("feeds.yaml");
  }

  /** Where an operator puts JDBC drivers that do not come with the product. */
  Path driversDir() {
    return root.resolve("drivers");
  }

  /** Where the dashboards write the head of the audit trail every day. */
  public Path auditAnchorsFile() {
    return root.resolve("audit-anchors.txt");
  }

  /** Where the process of the operations writes how it can be reached. */
  public Path operationsFile() {
    return root.resolve("operations.json");
  }

  /** Where the office puts the holidays of a coming year, such as {@code 2027.csv}. */
  public Path holidaysDirectory() {
    return root.resolve("calendar");
  }

  public Path firstPasswordFile() {
    return root.resolve("first-password");
  }

  /**
   * The stack's settings, if one was ever started here.
   *
   * @throws CommandFailure if they are damaged or of another version
   */
  public Optional<StackSettings> settings() {
    if (!Files.exists(settingsFile())) {
      return Optional.empty();
    }
    try {
      ObjectNode file = JSON.readValue(settingsFile().toFile(), ObjectNode.class);
      int version = file.path("version").asInt(VERSION);
      if (version != VERSION) {
        throw CommandFailure.unavailable("failure.version", root, version, VERSION);
      }
      file.remove("version");
      if (file.path("web") instanceof ObjectNode web) {
        web.putIfAbsent(METRICS_PORT, IntNode.valueOf(NO_METRICS));
      }
      return Optional.of(JSON.treeToValue(file, StackSettings.class));
    } catch (IOException e) {
      String why = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
      throw CommandFailure.unavailable("failure.stack-file", settingsFile(), why);
    }
  }

  /**
   * Makes the directory where it is not there yet.
   *
   * @throws CommandFailure if it can't be written, or its disk is nearly full
   */
  void requireWritable() {
    try {
      Files.createDirectories(root);
      long free = Files.getFileStore(root).getUsableSpace() >> 20;
      if (free < DISK_NEEDED_MB) {
        throw CommandFailure.unavailable("failure.disk", root, free, DISK_NEEDED_MB);
      }
      Files.delete(Files.createTempFile(root, "probe", ""));
    } catch (IOException e) {
      throw CommandFailure.unavailable("failure.directory", root, reason(e));
    }
  }

  /** The system's own words; Java gives none where a right is missing or a file is in the way. */
  private static String reason(IOException failure) {
    return failure instanceof FileSystemException told && told.getReason() != null
        ? told.getReason()
        : failure.getClass().getSimpleName();
  }

  /** Writes the settings, readable by their owner alone since passwords stand in them. */
  public void write(StackSettings settings) throws IOException {
    Files.createDirectories(root);
    Path draft = Files.createTempFile(root, "stack", ".json");
    ObjectNode file = JSON.createObjectNode().put("version", VERSION);
    JSON.writeValue(draft.toFile(), file.setAll(JSON.<ObjectNode>valueToTree(settings)));
    if (Files.getFileStore(draft).supportsFileAttributeView("posix")) {
      Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString("rw-------"));
    }
    Files.move(draft, settingsFile(), StandardCopyOption.ATOMIC_MOVE);
  }
}
