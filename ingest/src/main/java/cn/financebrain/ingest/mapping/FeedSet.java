package cn.financebrain.ingest.mapping;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The mappings of one feed, by name: those that come with the product ({@link #BUNDLED}), or the
 * {@code *.yaml} files of a directory. {@code labels.yaml} among them says how label files are
 * read.
 */
public final class FeedSet {
  public static final List<String> BUNDLED = List.of("bdci", "american", "city");

  private static final String LABELS = "labels.yaml";

  private final String name;
  private final List<FeedMapping> mappings;
  private final Optional<LabelMapping> labels;

  private FeedSet(String name, List<FeedMapping> mappings, Optional<LabelMapping> labels) {
    this.name = name;
    this.mappings = List.copyOf(mappings);
    this.labels = labels;
  }

  /**
   * @param nameOrPath a bundled name, a directory of mappings, or one mapping file
   * @throws MappingException telling all problems of all files at once
   */
  public static FeedSet open(String nameOrPath) {
    return BUNDLED.contains(nameOrPath) ? bundled(nameOrPath) : read(Path.of(nameOrPath));
  }

  private static FeedSet bundled(String name) {
    Map<String, String> texts = new HashMap<>();
    for (String file : resource(name + "/index.txt").lines().toList()) {
      texts.put(file + ".yaml", resource(name + '/' + file + ".yaml"));
    }
    texts.put(LABELS, resource(name + '/' + LABELS));
    return of(name, texts);
  }

  private static String resource(String path) {
    try (InputStream in = FeedSet.class.getResourceAsStream("/feeds/" + path)) {
      if (in == null) {
        throw new IllegalStateException("feeds/" + path + " is not in the jar");
      }
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static FeedSet read(Path path) {
    if (!Files.exists(path)) {
      throw new MappingException(
          path.toString(),
          List.of(
              "no such feed, expected one of %s, a mapping file or a directory of them"
                  .formatted(String.join(", ", BUNDLED))));
    }
    try (Stream<Path> files = Files.isDirectory(path) ? Files.list(path) : Stream.of(path)) {
      Map<String, String> texts = new HashMap<>();
      for (Path file : files.filter(file -> file.toString().endsWith(".yaml")).toList()) {
        texts.put(file.getFileName().toString(), text(file));
      }
      if (texts.keySet().stream().allMatch(LABELS::equals)) {
        throw new MappingException(path.toString(), List.of("holds no mapping (*.yaml)"));
      }
      return of(path.getFileName().toString(), texts);
    } catch (IOException e) {
      throw new MappingException(path.toString(), List.of("can't be read: " + e));
    }
  }

  private static String text(Path file) throws IOException {
    try {
      return Files.readString(file);
    } catch (CharacterCodingException e) {
      throw new MappingException(file.toString(), List.of("the file is not UTF-8"));
    }
  }

  private static FeedSet of(String name, Map<String, String> texts) {
    List<String> problems = new ArrayList<>();
    List<FeedMapping> mappings = new ArrayList<>();
    Optional<LabelMapping> labels = Optional.empty();
    for (String file : texts.keySet().stream().sorted().toList()) {
      try {
        if (file.equals(LABELS)) {
          labels = Optional.of(LabelMapping.read(file, texts.get(file)));
        } else {
          FeedMapping mapping = MappingReader.read(file, texts.get(file));
          if (mappings.stream().anyMatch(other -> other.feed().equals(mapping.feed()))) {
            problems.add(
                "%s: 'feed' is '%s', which another file has already"
                    .formatted(file, mapping.feed()));
          }
          mappings.add(mapping);
        }
      } catch (MappingException e) {
        e.problems().forEach(problem -> problems.add(file + ": " + problem));
      }
    }
    if (!problems.isEmpty()) {
      throw new MappingException("feed " + name, problems);
    }
    return new FeedSet(name, mappings, labels);
  }

  public String name() {
    return name;
  }

  public List<FeedMapping> mappings() {
    return mappings;
  }

  /** How label files of this feed are read, if it says so. */
  public Optional<LabelMapping> labels() {
    return labels;
  }

  /** The mappings whose patterns match the name of the file. */
  public List<FeedMapping> matching(Path file) {
    return mappings.stream().filter(mapping -> matches(mapping.files(), file)).toList();
  }

  /** Whether the file is one of labels, which are not ingested. */
  public boolean isLabels(Path file) {
    return labels.filter(mapping -> matches(mapping.files(), file)).isPresent();
  }

  private static boolean matches(List<String> globs, Path file) {
    return globs.stream()
        .anyMatch(
            glob ->
                FileSystems.getDefault()
                    .getPathMatcher("glob:" + glob)
                    .matches(file.getFileName()));
  }
}
