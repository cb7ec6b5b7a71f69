package cn.financebrain.scoring.release;

import cn.financebrain.scoring.files.SyncedFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/**
 * A change of the catalogue that is under way, {@code catalogues/staged.json}. While the file is
 * there, two jobs run: before the release that brings the catalogue, the one that fills it from
 * history beside the one in force; after it, the one that was in force until it has told all that
 * is its own.
 *
 * @param catalogue id of a {@link CatalogueDirectory}
 * @param since when it was staged
 */
public record StagedCatalogue(String catalogue, Instant since) {
  private static Path file(Path directory) {
    return CatalogueDirectory.root(directory).resolve("staged.json");
  }

  /**
   * @param directory that of releases and artifacts
   * @throws ReleaseException if the file is damaged
   */
  public static Optional<StagedCatalogue> read(Path directory) {
    Path file = file(directory);
    try {
      return Optional.of(StagedCatalogueJson.read(Files.readAllBytes(file)));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException | IllegalArgumentException | DateTimeException e) {
      throw new ReleaseException("%s is damaged: %s".formatted(file, e.getMessage()), e);
    }
  }

  /** Whether any is under way: a look at the file's name alone. */
  public static boolean isThere(Path directory) {
    return Files.exists(file(directory));
  }

  /** Writes the file in one step, over another one; it outlasts a power cut. */
  public void write(Path directory) {
    Path file = file(directory);
    try {
      Files.createDirectories(file.getParent());
      Path draft = Files.createTempFile(file.getParent(), ".staged", ".tmp");
      SyncedFiles.write(draft, StagedCatalogueJson.write(this));
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
      SyncedFiles.syncNames(file.getParent());
    } catch (IOException e) {
      throw new ReleaseException("%s can't be written: %s".formatted(file, e), e);
    }
  }

  /** The change is over, or given up. */
  public static void delete(Path directory) {
    try {
      Files.deleteIfExists(file(directory));
    } catch (IOException e) {
      throw new ReleaseException("%s can't be deleted: %s".formatted(file(directory), e), e);
    }
  }
}
