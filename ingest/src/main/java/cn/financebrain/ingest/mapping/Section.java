package cn.financebrain.ingest.mapping;

import cn.financebrain.scoring.yaml.YamlException;
import cn.financebrain.scoring.yaml.YamlReader;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * A map of a YAML file that is being read. Problems are collected, not thrown, so that one failure
 * tells them all; a key that nobody asked for is one of them.
 */
public final class Section {
  private final String path;
  private final JsonNode node;
  private final List<String> problems;
  private final String what;
  private final Set<String> asked = new HashSet<>();

  private Section(String path, JsonNode node, String what, List<String> problems) {
    this.path = path;
    this.what = what;
    this.problems = problems;
    if (node.isObject()) {
      this.node = node;
    } else {
      this.node = MissingNode.getInstance();
      problems.add("%s is %s, expected a map".formatted(name(path), show(node)));
    }
  }

  /**
   * The whole of a file.
   *
   * @param what the file is, such as "a mapping"
   * @param problems takes all that will be found wrong
   * @throws MappingException if it is not YAML
   */
  public static Section parse(String name, String yaml, String what, List<String> problems) {
    try {
      return new Section("", YamlReader.read(yaml), what, problems);
    } catch (YamlException e) {
      throw new MappingException(name, List.of(e.problem()));
    }
  }

  private static String name(String path) {
    return path.isEmpty() ? "the file" : "'" + path + "'";
  }

  private static String show(JsonNode node) {
    String text = node.isTextual() ? "'" + node.textValue() + "'" : node.toString();
    return node.isMissingNode() || node.isNull()
        ? "missing"
        : text.substring(0, Math.min(80, text.length()));
  }

  private String key(String key) {
    return path.isEmpty() ? key : path + '.' + key;
  }

  private JsonNode get(String key) {
    asked.add(key);
    return node.path(key);
  }

  public boolean has(String key) {
    return !get(key).isMissingNode();
  }

  public void problem(String key, String expected) {
    problems.add("'%s' is %s, expected %s".formatted(key(key), show(get(key)), expected));
  }

  /** The text, read by {@code reader}; what it throws as illegal argument is a problem. */
  public <T> Optional<T> optional(String key, String expected, Function<String, T> reader) {
    JsonNode value = get(key);
    if (value.isMissingNode()) {
      return Optional.empty();
    }
    if (value.isValueNode() && !value.isNull()) {
      try {
        return Optional.of(reader.apply(value.asText()));
      } catch (IllegalArgumentException | DateTimeException e) {
        // told below
      }
    }
    problem(key, expected);
    return Optional.empty();
  }

  /** Like {@link #optional}; that it is missing is a problem too, and {@code fallback} goes on. */
  public <T> T required(String key, String expected, T fallback, Function<String, T> reader) {
    if (get(key).isMissingNode()) {
      problem(key, expected);
      return fallback;
    }
    return optional(key, expected, reader).orElse(fallback);
  }

  public String text(String key, String expected) {
    return required(key, expected, "", Section::notEmpty);
  }

  public boolean flag(String key) {
    return optional(key, "true or false", Section::truth).orElse(false);
  }

  private static boolean truth(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException();
    };
  }

  public static String notEmpty(String text) {
    if (text.isBlank()) {
      throw new IllegalArgumentException();
    }
    return text;
  }

  /** A list of texts; empty if missing. */
  public List<String> texts(String key, String expected) {
    JsonNode value = get(key);
    List<String> texts = new ArrayList<>();
    if (value.isMissingNode()) {
      return texts;
    }
    if (!value.isArray()) {
      problem(key, expected);
      return texts;
    }
    for (JsonNode item : value) {
      if (item.isValueNode() && !item.isNull()) {
        texts.add(item.asText());
      } else {
        problem(key, expected);
      }
    }
    return texts;
  }

  /** A map of texts, or a list of texts that stand for themselves; empty if missing. */
  public Map<String, String> codes(String key) {
    JsonNode value = get(key);
    Map<String, String> codes = new LinkedHashMap<>();
    if (value.isObject()) {
      for (Map.Entry<String, JsonNode> entry : value.properties()) {
        codes.put(entry.getKey(), entry.getValue().asText());
      }
    } else {
      for (String code : texts(key, "a list of codes, or a map of source text to code")) {
        codes.put(code, code);
      }
    }
    if (codes.containsValue("")) { // what is no text counts as empty
      problem(key, "texts that are not empty");
      return Map.of();
    }
    return codes;
  }

  public Section section(String key) {
    return new Section(key(key), get(key), what, problems);
  }

  /** The sections of a list, in order. */
  public List<Section> list(String key) {
    List<Section> sections = new ArrayList<>();
    JsonNode value = get(key);
    if (!value.isArray() || value.isEmpty()) {
      problem(key, "a list with at least one entry");
      return sections;
    }
    for (int i = 0; i < value.size(); i++) {
      sections.add(new Section("%s[%d]".formatted(key(key), i + 1), value.get(i), what, problems));
    }
    return sections;
  }

  /** The sections of a map, by key, in order. */
  public Map<String, Section> map(String key) {
    Map<String, Section> sections = new LinkedHashMap<>();
    JsonNode value = get(key);
    if (!value.isObject() || value.isEmpty()) {
      problem(key, "a map with at least one entry");
      return sections;
    }
    value
        .properties()
        .forEach(
            entry ->
                sections.put(
                    entry.getKey(),
                    new Section(
                        "%s.%s".formatted(key(key), entry.getKey()),
                        entry.getValue(),
                        what,
                        problems)));
    return sections;
  }

  /** Tells every key that was not asked for. */
  public void finish() {
    node.fieldNames()
        .forEachRemaining(
            key -> {
              if (!asked.contains(key)) {
                problems.add("'%s' is not a key of %s".formatted(key(key), what));
              }
            });
  }
}
