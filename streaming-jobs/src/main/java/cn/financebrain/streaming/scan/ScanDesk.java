package cn.financebrain.streaming.scan;

import cn.financebrain.scoring.files.SyncedFiles;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where scans are asked for: a plan in {@code scans/wanted} is worked off by the cluster, one in
 * {@code scans/held} waits to be resumed. A scan that is done has no plan any more. Any process may
 * move a plan; each step is one rename.
 *
 * @param models directory of releases and artifacts, which every part of the stack sees
 */
public record ScanDesk(Path models) {
  private static final String SUFFIX = ".json";
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .addModule(
              new SimpleModule()
                  .addSerializer(Instant.class, ToStringSerializer.instance)
                  .addDeserializer(Instant.class, new InstantReader()))
          .build();

  private static final class InstantReader extends JsonDeserializer<Instant> {
    @Override
    public Instant deserialize(JsonParser json, DeserializationContext context) throws IOException {
      return Instant.parse(json.getText());
    }
  }

  private Path wantedDirectory() {
    return models.resolve("scans").resolve("wanted");
  }

  private Path heldDirectory() {
    return models.resolve("scans").resolve("held");
  }

  private static Path file(Path directory, String id) {
    if (!id.matches("[A-Za-z0-9_-]{1,64}")) {
      throw new IllegalArgumentException(
          "scan '%s', expected letters, digits, - and _".formatted(id));
    }
    return directory.resolve(id + SUFFIX);
  }

  /**
   * Asks for a scan.
   *
   * @throws java.nio.file.FileAlreadyExistsException if there is one of this id
   */
  public void want(ScanPlan plan) throws IOException {
    Files.createDirectories(heldDirectory());
    SyncedFiles.create(file(wantedDirectory(), plan.scan().id()), JSON.writeValueAsBytes(plan));
  }

  /**
   * Whether any scan is asked for: a look at names alone.
   *
   * @throws UncheckedIOException if the directory can't be read
   */
  public boolean isAnyWanted() {
    return !ids(wantedDirectory()).isEmpty();
  }

  public boolean isWanted(String id) {
    return Files.exists(file(wantedDirectory(), id));
  }

  /** Ids of the scans that are asked for, the oldest first. */
  public List<String> wanted() {
    return ids(wantedDirectory());
  }

  private static List<String> ids(Path directory) {
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(SUFFIX) && !name.startsWith("."))
          .map(name -> name.substring(0, name.length() - SUFFIX.length()))
          .sorted()
          .toList();
    } catch (NoSuchFileException e) {
      return List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The plan of a scan that is not done.
   *
   * @throws IOException if its file is damaged
   */
  public Optional<ScanPlan> plan(String id) throws IOException {
    Path wanted = file(wantedDirectory(), id);
    Path held = file(heldDirectory(), id);
    for (Path file : List.of(wanted, held, wanted)) { // it may be moved meanwhile
      if (Files.exists(file)) {
        return Optional.of(read(file));
      }
    }
    return Optional.empty();
  }

  /**
   * Reads a plan from a file.
   *
   * @throws IOException if it can't be read
   */
  public static ScanPlan read(Path file) throws IOException {
    return JSON.readValue(Files.readAllBytes(file), ScanPlan.class);
  }

  /** Writes what {@link #read} reads. */
  public static void write(Path file, ScanPlan plan) throws IOException {
    Files.write(file, JSON.writeValueAsBytes(plan));
  }

  /**
   * A scan is not to go on for now.
   *
   * @return whether it was asked for
   */
  public boolean hold(String id) throws IOException {
    return move(file(wantedDirectory(), id), file(heldDirectory(), id));
  }

  /**
   * A scan that was held is to go on.
   *
   * @return whether it was held
   */
  public boolean resume(String id) throws IOException {
    return move(file(heldDirectory(), id), file(wantedDirectory(), id));
  }

  private static boolean move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
      return true;
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  /** A scan is done: its plan is not needed any more. */
  public void done(String id) throws IOException {
    Files.deleteIfExists(file(wantedDirectory(), id));
    Files.deleteIfExists(file(heldDirectory(), id));
  }
}
