package cn.financebrain.scoring.profile;

import cn.financebrain.contract.Category;
import cn.financebrain.contract.FieldValue;
import cn.financebrain.contract.TagSpec;
import cn.financebrain.scoring.expression.Expression;
import cn.financebrain.scoring.expression.ExpressionException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the YAML of a catalogue, and collects everything that is wrong with it. */
final class CatalogueReader {
  private static final ObjectMapper YAML =
      new ObjectMapper(
          YAMLFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build());
  private static final Set<String> FILE_KEYS = Set.of("category", "from", "signals", "tags");
  private static final Set<String> TAG_KEYS =
      Set.of(
          "id",
          "zh",
          "en",
          "from",
          "where",
          "value",
          "aggregate",
          "window",
          "silent",
          "kind",
          "unit",
          "signals",
          "category",
          "formula");
  private static final Pattern ID = Pattern.compile("[a-z][a-z0-9_]{1,62}");
  private static final Pattern WINDOW = Pattern.compile("all|(7|30|90|180|365|730)d");

  private final List<String> problems = new ArrayList<>();
  private final List<TagDefinition> definitions = new ArrayList<>();
  private String place = "";

  List<String> problems() {
    return problems;
  }

  List<TagDefinition> definitions() {
    return definitions;
  }

  private void problem(String what) {
    problems.add(place + ": " + what);
  }

  void read(String file, String text) {
    place = file;
    JsonNode root;
    try {
      root = YAML.readTree(text);
    } catch (JsonProcessingException e) {
      problem("is not YAML: %s".formatted(e.getOriginalMessage()));
      return;
    }
    if (!root.isObject() || !root.path("tags").isArray()) {
      problem("expected the keys category, from and tags (a list)");
      return;
    }
    requireKnown(root, FILE_KEYS);
    int number = 0;
    for (JsonNode tag : root.get("tags")) {
      number++;
      place = "%s, tag %s".formatted(file, tag.path("id").asText("number " + number));
      int before = problems.size();
      TagDefinition definition = tag(tag, root);
      if (problems.size() == before) {
        definitions.add(definition);
      }
    }
  }

  private void requireKnown(JsonNode node, Set<String> keys) {
    for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      if (!keys.contains(name)) {
        problem(
            "unknown key '%s', expected one of %s"
                .formatted(name, keys.stream().sorted().toList()));
      }
    }
  }

  private TagDefinition tag(JsonNode tag, JsonNode file) {
    requireKnown(tag, TAG_KEYS);
    String id = required(tag, "id");
    if (!ID.matcher(id).matches()) {
      problem("id '%s', expected a lower-case identifier".formatted(id));
    }
    Derivation derivation = tag.has("formula") ? formula(tag) : events(tag, file);
    TagSpec.Kind kind = kind(tag, derivation);
    String signals = text(tag, "signals").or(() -> text(file, "signals")).orElse("B");
    if (!Set.of("F", "D", "B").contains(signals)) {
      problem("signals '%s', expected F, D or B".formatted(signals));
    }
    TagSpec spec =
        new TagSpec(
            id,
            required(tag, "zh"),
            required(tag, "en"),
            category(tag, file),
            kind,
            text(tag, "unit").orElse(""),
            signals,
            derivation == null ? "" : derivation.describe());
    return new TagDefinition(spec, derivation);
  }

  private Derivation formula(JsonNode tag) {
    for (String key : List.of("from", "where", "value", "aggregate", "window", "silent")) {
      if (tag.has(key)) {
        problem("key '%s' does not go with formula".formatted(key));
      }
    }
    return expression(tag, "formula").map(Derivation.FromTags::new).orElse(null);
  }

  private Derivation events(JsonNode tag, JsonNode file) {
    String type = text(tag, "from").or(() -> text(file, "from")).orElse("");
    if (type.isEmpty()) {
      problem("key 'from' is missing, expected an event type");
    }
    String name = text(tag, "aggregate").orElse("last");
    Optional<Aggregate> aggregate = Aggregate.ofId(name);
    if (aggregate.isEmpty()) {
      problem(
          "aggregate '%s', expected one of %s"
              .formatted(name, List.of(Aggregate.values()).stream().map(Aggregate::id).toList()));
      return null;
    }
    if (aggregate.get().needsValue() && !tag.has("value")) {
      problem("key 'value' is missing, aggregate %s needs it".formatted(name));
    }
    return new Derivation.FromEvents(
        type,
        expression(tag, "where"),
        expression(tag, "value"),
        aggregate.get(),
        window(tag),
        silent(tag));
  }

  private Optional<Expression> expression(JsonNode tag, String key) {
    return text(tag, key)
        .flatMap(
            source -> {
              try {
                return Optional.of(Expression.parse(source));
              } catch (ExpressionException e) {
                problem("%s: %s".formatted(key, e.getMessage()));
                return Optional.empty();
              }
            });
  }

  private Optional<Duration> window(JsonNode tag) {
    String window = text(tag, "window").orElse("all");
    if (!WINDOW.matcher(window).matches()) {
      problem("window '%s', expected all, 7d, 30d, 90d, 180d, 365d or 730d".formatted(window));
      return Optional.empty();
    }
    return window.equals("all")
        ? Optional.empty()
        : Optional.of(Duration.ofDays(Long.parseLong(window.substring(0, window.length() - 1))));
  }

  private FieldValue silent(JsonNode tag) {
    String silent = text(tag, "silent").orElse("missing");
    return switch (silent) {
      case "zero" -> new FieldValue.Quantity(0);
      case "false" -> new FieldValue.Flag(false);
      case "missing" -> null;
      default -> {
        problem("silent '%s', expected missing, zero or false".formatted(silent));
        yield null;
      }
    };
  }

  private TagSpec.Kind kind(JsonNode tag, Derivation derivation) {
    Optional<TagSpec.Kind> fixed =
        derivation instanceof Derivation.FromEvents events
            ? events.aggregate().kind()
            : Optional.empty();
    Optional<String> told = text(tag, "kind");
    if (told.isEmpty()) {
      return fixed.orElse(TagSpec.Kind.QUANTITY);
    }
    for (TagSpec.Kind kind : TagSpec.Kind.values()) {
      if (kind.name().toLowerCase(Locale.ROOT).equals(told.get())) {
        if (fixed.isPresent() && fixed.get() != kind) {
          problem("kind '%s', but the aggregate gives %s".formatted(told.get(), fixed.get()));
        }
        return kind;
      }
    }
    problem("kind '%s', expected quantity, code or truth".formatted(told.get()));
    return TagSpec.Kind.QUANTITY;
  }

  private Category category(JsonNode tag, JsonNode file) {
    String id = text(tag, "category").or(() -> text(file, "category")).orElse("");
    try {
      return Category.ofId(id);
    } catch (IllegalArgumentException e) {
      problem("category: %s".formatted(e.getMessage()));
      return Category.REGISTRATION;
    }
  }

  private String required(JsonNode tag, String key) {
    Optional<String> text = text(tag, key);
    if (text.isEmpty()) {
      problem("key '%s' is missing".formatted(key));
    }
    return text.orElse("");
  }

  private static Optional<String> text(JsonNode node, String key) {
    JsonNode value = node.path(key);
    return value.isValueNode() && !value.isNull() ? Optional.of(value.asText()) : Optional.empty();
  }
}
