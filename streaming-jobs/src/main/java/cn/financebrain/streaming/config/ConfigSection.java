package cn.financebrain.streaming.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One object of a configuration file, read key by key. What is wrong is noted in a list that all
 * sections share, so that one failure tells of all problems; {@link #close()} notes the keys that
 * nobody asked for.
 */
final class ConfigSection implements AutoCloseable {
  private final String path;
  private final JsonNode node;
  private final List<String> problems;
  private final Set<String> known = new HashSet<>();

  ConfigSection(String path, JsonNode node, List<String> problems) {
    this.path = path;
    this.problems = problems;
    this.node = node.isObject() ? node : JsonNodeFactory.instance.objectNode();
    if (!node.isObject()) {
      problems.add("'%s' is %s, expected an object".formatted(path, shown(node)));
    }
  }

  ConfigSection section(String key) {
    return new ConfigSection(full(key), value(key), problems);
  }

  /** Notes something that is wrong with this section as a whole. */
  void problem(String sentence) {
    problems.add("'%s': %s".formatted(path, sentence));
  }

  /** A text that must be there. */
  String text(String key) {
    JsonNode value = value(key);
    if (!value.isTextual() || value.textValue().isBlank()) {
      problems.add("'%s' is %s, expected a text".formatted(full(key), shown(value)));
      return "";
    }
    return value.textValue();
  }

  /** A text that may be empty or left out. */
  String text(String key, String otherwise) {
    JsonNode value = value(key);
    if (value.isMissingNode()) {
      return otherwise;
    }
    if (!value.isTextual()) {
      problems.add("'%s' is %s, expected a text".formatted(full(key), shown(value)));
      return otherwise;
    }
    return value.textValue();
  }

  int number(String key, int otherwise, int from, int to) {
    JsonNode value = value(key);
    if (value.isMissingNode()) {
      return otherwise;
    }
    if (!value.isInt() || value.intValue() < from || value.intValue() > to) {
      problems.add(
          "'%s' is %s, expected a number from %d to %d"
              .formatted(full(key), shown(value), from, to));
      return otherwise;
    }
    return value.intValue();
  }

  /** Texts by keys of the file's own choice; empty if left out. */
  Map<String, String> texts(String key) {
    Map<String, String> texts = new LinkedHashMap<>();
    JsonNode value = value(key);
    if (!value.isMissingNode()) {
      ConfigSection section = new ConfigSection(full(key), value, problems);
      section.node.fieldNames().forEachRemaining(name -> texts.put(name, section.text(name)));
    }
    return Map.copyOf(texts);
  }

  @Override
  public void close() {
    node.fieldNames()
        .forEachRemaining(
            name -> {
              if (!known.contains(name)) {
                problems.add(
                    "'%s' is not a known key, expected one of %s"
                        .formatted(full(name), known.stream().sorted().toList()));
              }
            });
  }

  private JsonNode value(String key) {
    known.add(key);
    return node.path(key);
  }

  private String full(String key) {
    return path.isEmpty() ? key : path + '.' + key;
  }

  private static String shown(JsonNode value) {
    return value.isMissingNode() ? "missing" : value.toString();
  }
}
