package cn.financebrain.training.imports;

import cn.financebrain.scoring.yaml.YamlException;
import cn.financebrain.scoring.yaml.YamlReader;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;

/**
 * Which tag each feature of a foreign model is, from YAML: {@code features}, by name a tag's id, or
 * a map of {@code tag} and one of {@code codes} (with {@code otherwise}), {@code code} and {@code
 * missing}. A feature that is not in it is the tag of its own name.
 *
 * @param sources by the feature's name
 */
public record FeatureMapping(Map<String, Source> sources) {
  /** Every feature is the tag of its own name. */
  public static final FeatureMapping BY_NAME = new FeatureMapping(Map.of());

  private static final Set<String> KEYS = Set.of("tag", "codes", "otherwise", "code", "missing");

  public FeatureMapping {
    sources = Collections.unmodifiableMap(new TreeMap<>(sources));
  }

  /**
   * @throws ImportException naming everything that is wrong
   */
  public static FeatureMapping parse(String yaml) {
    JsonNode file;
    try {
      file = YamlReader.read(yaml);
    } catch (YamlException e) {
      throw new ImportException("is not YAML: " + e.getMessage(), e);
    }
    List<String> problems = new ArrayList<>();
    Map<String, Source> sources = new TreeMap<>();
    if (!file.path("features").isObject() || file.size() != 1) {
      throw new ImportException("expected one key, 'features', with a tag for each feature");
    }
    file.path("features")
        .properties()
        .forEach(entry -> add(entry.getKey(), entry.getValue(), sources, problems));
    if (!problems.isEmpty()) {
      throw new ImportException(String.join("; ", problems));
    }
    return new FeatureMapping(sources);
  }

  private static void add(
      String name, JsonNode node, Map<String, Source> sources, List<String> problems) {
    try {
      sources.put(name, source(node));
    } catch (IllegalArgumentException e) {
      problems.add("feature '%s': %s".formatted(name, e.getMessage()));
    }
  }

  private static Source source(JsonNode node) {
    if (node.isTextual()) {
      return new Source.Value(node.textValue());
    }
    String tag = node.path("tag").asText("");
    List<String> kinds = List.of("codes", "code", "missing").stream().filter(node::has).toList();
    List<String> unknown = new ArrayList<>();
    node.fieldNames().forEachRemaining(key -> unknown.add(key));
    unknown.removeAll(KEYS);
    if (tag.isEmpty() || kinds.size() > 1 || !unknown.isEmpty()) {
      throw new IllegalArgumentException(
          "expected a tag, or 'tag' and one of codes (with otherwise), code and missing, not %s"
              .formatted(node));
    }
    if (node.has("otherwise") && !node.has("codes")) {
      throw new IllegalArgumentException("'otherwise' goes with 'codes' only");
    }
    if (kinds.isEmpty()) {
      return new Source.Value(tag);
    }
    return switch (kinds.get(0)) {
      case "codes" -> codes(tag, node);
      case "code" -> indicator(tag, node.path("code"));
      default -> missing(tag, node.path("missing"));
    };
  }

  private static Source codes(String tag, JsonNode node) {
    Map<String, Double> numbers = new TreeMap<>();
    node.path("codes")
        .properties()
        .forEach(entry -> numbers.put(entry.getKey(), number(entry.getKey(), entry.getValue())));
    if (numbers.isEmpty()) {
      throw new IllegalArgumentException("'codes' expects the number of each code");
    }
    return new Source.Codes(
        tag,
        numbers,
        node.has("otherwise")
            ? OptionalDouble.of(number("otherwise", node.path("otherwise")))
            : OptionalDouble.empty());
  }

  private static double number(String key, JsonNode value) {
    if (!value.isNumber() || !Double.isFinite(value.doubleValue())) {
      throw new IllegalArgumentException("'%s' is %s, expected a number".formatted(key, value));
    }
    return value.doubleValue();
  }

  private static Source indicator(String tag, JsonNode code) {
    if (!code.isTextual()) {
      throw new IllegalArgumentException(
          "code %s, expected a text; put it in quotes".formatted(code));
    }
    return new Source.Indicator(tag, code.textValue());
  }

  private static Source missing(String tag, JsonNode yes) {
    if (!yes.isBoolean() || !yes.booleanValue()) {
      throw new IllegalArgumentException("missing %s, expected true".formatted(yes));
    }
    return new Source.Missing(tag);
  }
}
