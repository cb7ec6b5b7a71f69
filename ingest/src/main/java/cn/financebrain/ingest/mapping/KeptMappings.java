package cn.financebrain.ingest.mapping;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * The mappings that feeds were loaded by last, so that a row can be mapped again when the file of
 * its mapping is somewhere else. Those of the product are not kept: it has them itself.
 *
 * @param directory {@code DATA/ingest/mappings}
 */
public record KeptMappings(Path directory) {

  /**
   * @param ingest the directory {@code DATA/ingest}
   */
  public static KeptMappings in(Path ingest) {
    return new KeptMappings(ingest.resolve("mappings"));
  }

  /** Notes that its feed is loaded by this mapping now. */
  public void keep(FeedMapping mapping) {
    try {
      if (bundled(mapping.feed())
          .map(FeedMapping::text)
          .filter(mapping.text()::equals)
          .isPresent()) {
        Files.deleteIfExists(file(mapping.feed()));
      } else if (!text(mapping.feed()).equals(Optional.of(mapping.text()))) {
        write(mapping);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the mapping of " + mapping.feed() + " can't be kept", e);
    }
  }

  private void write(FeedMapping mapping) throws IOException {
    Path file = file(mapping.feed());
    Files.createDirectories(file.getParent());
    Path draft = Files.createTempFile(file.getParent(), "mapping", ".tmp");
    Files.writeString(draft, mapping.text());
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /**
   * The mapping that a feed is loaded by.
   *
   * @return nothing if the feed is not of the product, and was last loaded by a version that kept
   *     no mappings
   * @throws MappingException if what is kept can't be used any more
   */
  public Optional<FeedMapping> find(String feed) {
    try {
      Optional<String> kept = text(feed);
      return kept.isPresent()
          ? Optional.of(MappingReader.read(feed + ".yaml", kept.get()))
          : bundled(feed);
    } catch (IOException e) {
      throw new UncheckedIOException("the mapping of " + feed + " can't be read", e);
    }
  }

  private Optional<String> text(String feed) throws IOException {
    Path file = file(feed);
    return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
  }

  private Path file(String feed) {
    Path file = directory.resolve(feed + ".yaml").normalize();
    if (!file.startsWith(directory.normalize())) {
      throw new IllegalArgumentException("no name of a feed: " + feed);
    }
    return file;
  }

  private static Optional<FeedMapping> bundled(String feed) {
    String set = feed.substring(0, Math.max(0, feed.indexOf('/')));
    return FeedSet.BUNDLED.contains(set)
        ? FeedSet.open(set).mappings().stream()
            .filter(mapping -> mapping.feed().equals(feed))
            .findFirst()
        : Optional.empty();
  }
}
