package cn.financebrain.scoring.release;

import cn.financebrain.scoring.files.SyncedFiles;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The files {@code releases/000001.json}. Immutable once written, so what was read is kept. Safe
 * for threads.
 */
final class ReleaseFiles {
  private static final Pattern NAME = Pattern.compile("[0-9]{6}\\.json");

  private final Path directory;
  private final Map<Integer, Release> known = new ConcurrentHashMap<>();

  /**
   * @param root directory of releases and artifacts
   */
  ReleaseFiles(Path root) {
    this.directory = root.resolve("releases");
  }

  /** Release 0 and all that were written, by number. */
  List<Release> list() {
    List<Release> list = new ArrayList<>();
    list.add(Release.NONE);
    names(directory).stream()
        .filter(name -> NAME.matcher(name).matches())
        .forEach(name -> list.add(release(Integer.parseInt(name.substring(0, 6)))));
    return list;
  }

  /** The names of what is in a directory, in order; none where it is not there. */
  static List<String> names(Path directory) {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    } catch (IOException e) {
      throw new ReleaseException("%s can't be read: %s".formatted(directory, e), e);
    }
  }

  /**
   * @throws ReleaseException if there is no such release or its file is damaged
   */
  Release release(int number) {
    return number == 0 ? Release.NONE : known.computeIfAbsent(number, this::read);
  }

  boolean isWritten(int number) {
    return number == 0 || Files.exists(file(number));
  }

  private Release read(int number) {
    Path file = file(number);
    if (!Files.exists(file)) {
      throw new ReleaseException(
          "release %d is not there: expected %s; has the models directory been moved or reset?"
              .formatted(number, file));
    }
    try {
      Release release = ReleaseJson.read(Files.readAllBytes(file), file.toString());
      if (release.number() != number) {
        throw new ReleaseException("%s holds release %d".formatted(file, release.number()));
      }
      return release;
    } catch (IOException e) {
      throw new ReleaseException("%s can't be read: %s".formatted(file, e), e);
    }
  }

  private Path file(int number) {
    return directory.resolve("%06d.json".formatted(number));
  }

  /**
   * Writes a file that is not there yet; it outlasts a power cut.
   *
   * @throws ReleaseException if it is, or can't be written
   */
  Release write(Release release) {
    Path file = file(release.number());
    try {
      SyncedFiles.create(file, ReleaseJson.write(release));
      return release;
    } catch (FileAlreadyExistsException e) {
      throw new ReleaseException(
          "release %d was written by somebody else just now; try again".formatted(release.number()),
          e);
    } catch (IOException e) {
      throw new ReleaseException("%s can't be written: %s".formatted(file, e), e);
    }
  }
}
