package cn.financebrain.ingest.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A directory for the length of one load. What a killed load left behind goes when the next begins.
 */
record ScratchDirectory(Path path) implements AutoCloseable {

  /** No feed's name begins with a dot. */
  private static final String NAME = ".history";

  static ScratchDirectory in(Path parent) throws IOException {
    ScratchDirectory scratch = new ScratchDirectory(parent.resolve(NAME));
    scratch.close();
    Files.createDirectories(scratch.path());
    return scratch;
  }

  /** Deletes it with all that it holds. */
  @Override
  public void close() throws IOException {
    if (Files.exists(path)) {
      try (Stream<Path> found = Files.walk(path)) {
        List<Path> deepestFirst = found.sorted(Comparator.reverseOrder()).toList();
        for (Path each : deepestFirst) {
          Files.delete(each);
        }
      }
    }
  }
}
