package cn.financebrain.training.model;

import cn.financebrain.contract.Risk;
import cn.financebrain.scoring.yaml.YamlException;
import cn.financebrain.scoring.yaml.YamlReader;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads directions: for each risk (or {@link #TABLE}) the tags with which the score {@code rises}
 * and those with which it {@code falls}.
 */
public final class DirectionsReader {
  /** The part of a file that is about the columns of a table of features. */
  public static final String TABLE = "table";

  private static final String BUNDLED = "/cn/financebrain/training/directions.yaml";
  private static final Set<String> PARTS =
      Stream.concat(Arrays.stream(Risk.values()).map(Risk::id), Stream.of(TABLE))
          .collect(Collectors.toUnmodifiableSet());
  private static final String RISES = "rises";
  private static final String FALLS = "falls";

  private final Predicate<String> known;
  private final Map<String, Boolean> rises = new TreeMap<>();
  private final List<String> problems = new ArrayList<>();

  private DirectionsReader(Predicate<String> known) {
    this.known = known;
  }

  /** A part of what the product ships with; the tags may be more than a catalogue has. */
  public static TagDirections bundled(String part) {
    return read(text(), part, tag -> true);
  }

  private static String text() {
    try (InputStream in = DirectionsReader.class.getResourceAsStream(BUNDLED)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new LinkageError("the product has its directions within", e);
    }
  }

  /**
   * One part of a file; nothing where the file has none.
   *
   * @param part id of a risk, or {@link #TABLE}
   * @param known whether a tag exists whose values have an order
   * @throws IllegalArgumentException with all problems, a line each
   */
  public static TagDirections read(String yaml, String part, Predicate<String> known) {
    DirectionsReader reader = new DirectionsReader(known);
    try {
      reader.read(YamlReader.read(yaml), part);
    } catch (YamlException e) {
      reader.problems.add(e.problem());
    }
    if (!reader.problems.isEmpty()) {
      throw new IllegalArgumentException(String.join("\n", reader.problems));
    }
    return new TagDirections(reader.rises);
  }

  private void read(JsonNode file, String part) {
    if (!file.isObject()) {
      problems.add("a document of parts %s is expected".formatted(sorted(PARTS)));
      return;
    }
    file.fieldNames()
        .forEachRemaining(
            name -> {
              if (!PARTS.contains(name)) {
                problems.add("part '%s', expected one of %s".formatted(name, sorted(PARTS)));
              }
            });
    JsonNode node = file.path(part);
    node.fieldNames()
        .forEachRemaining(
            key -> {
              if (!key.equals(RISES) && !key.equals(FALLS)) {
                problems.add("%s: key '%s', expected rises or falls".formatted(part, key));
              }
            });
    tags(part, RISES, node.path(RISES), true);
    tags(part, FALLS, node.path(FALLS), false);
  }

  private void tags(String part, String key, JsonNode tags, boolean up) {
    if (!tags.isMissingNode() && !tags.isArray()) {
      problems.add("%s, %s: expected a list of tags".formatted(part, key));
    }
    for (JsonNode tag : tags) {
      String id = tag.asText();
      if (!known.test(id)) {
        problems.add("%s, %s: '%s' is no tag whose values have an order".formatted(part, key, id));
      } else if (rises.putIfAbsent(id, up) != null) {
        problems.add("%s, %s: '%s' stands there twice".formatted(part, key, id));
      }
    }
  }

  private static String sorted(Set<String> names) {
    return names.stream().sorted().collect(Collectors.joining(", "));
  }
}
