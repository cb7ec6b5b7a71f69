package cn.financebrain.scoring.profile;

import cn.financebrain.contract.Category;
import cn.financebrain.contract.FieldValue;
import cn.financebrain.contract.TagSpec;
import cn.financebrain.scoring.expression.Expression;
import cn.financebrain.scoring.expression.ExpressionException;
import cn.financebrain.scoring.yaml.YamlException;
import cn.financebrain.scoring.yaml.YamlReader;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the YAML of a catalogue, and collects everything that is wrong with it. */
final class CatalogueReader {
  private static final Set<String> FILE_KEYS =
      Set.of("category", "owner", "from", "signals", "basis", "tags");
  private static final Set<String> TAG_KEYS =
      Set.of(
          "id",
          "zh",
          "en",
          "from",
          "where",
          "value",
          "weight",
          "aggregate",
          "window",
          "compare",
          "decay",
          "silent",
          "result",
          "kind",
          "unit",
          "signals",
          "owner",
          "basis",
          "missing",
          "note",
          "category",
          "formula",
          "peers");
  private static final List<String> EVENT_KEYS =
      List.of(
          "from",
          "where",
          "value",
          "weight",
          "aggregate",
          "window",
          "compare",
          "decay",
          "silent",
          "result");
  private static final Pattern ID = Pattern.compile("[a-z][a-z0-9_]{1,62}");
  private static final Pattern DAYS = Pattern.compile("([1-9][0-9]{0,3})d");
  private static final int MOST_DAYS = 1_100;

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
      root = YamlReader.read(text);
    } catch (YamlException e) {
      problem("is not YAML: %s".formatted(e.getMessage()));
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
    Derivation derivation =
        tag.has("formula") ? formula(tag) : tag.has("peers") ? peers(tag) : events(tag, file);
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
    return new TagDefinition(spec, derivation, remarks(tag, file));
  }

  private TagDefinition.Remarks remarks(JsonNode tag, JsonNode file) {
    return new TagDefinition.Remarks(
        text(tag, "owner").or(() -> text(file, "owner")).orElse(""),
        text(tag, "basis").or(() -> text(file, "basis")).orElse(""),
        text(tag, "missing").orElse(""),
        text(tag, "note").orElse(""));
  }

  private void refuseEventKeys(JsonNode tag, String with) {
    for (String key : EVENT_KEYS) {
      if (tag.has(key)) {
        problem("key '%s' does not go with %s".formatted(key, with));
      }
    }
  }

  private Derivation formula(JsonNode tag) {
    refuseEventKeys(tag, "formula");
    if (tag.has("peers")) {
      problem("key 'peers' does not go with formula");
    }
    return expression(tag, "formula").map(Derivation.FromTags::new).orElse(null);
  }

  private Derivation peers(JsonNode tag) {
    refuseEventKeys(tag, "peers");
    JsonNode peers = tag.get("peers");
    requireKnown(peers, Set.of("of", "within", "log"));
    List<String> within = new ArrayList<>();
    peers.path("within").forEach(name -> within.add(name.asText()));
    if (within.isEmpty()) {
      problem("peers.within is missing, expected a list of code tags, coarsest first");
    }
    return new Derivation.FromPeers(
        required(peers, "of"), List.copyOf(within), truth(peers, "log"));
  }

  private boolean truth(JsonNode node, String key) {
    JsonNode value = node.path(key);
    if (!value.isMissingNode() && !value.isBoolean()) {
      problem("%s is %s, expected true or false".formatted(key, value));
    }
    return value.asBoolean(false);
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
    if (tag.has("weight") && !aggregate.get().takesWeight()) {
      problem("key 'weight' does not go with aggregate %s".formatted(name));
    }
    if (tag.has("decay") && !aggregate.get().additive()) {
      problem("key 'decay' does not go with aggregate %s, only with sum and count".formatted(name));
    }
    Optional<Duration> window = text(tag, "window").flatMap(text -> span("window", text));
    return new Derivation.FromEvents(
        type,
        expression(tag, "where"),
        expression(tag, "value"),
        expression(tag, "weight"),
        aggregate.get(),
        window,
        versus(tag.path("compare"), aggregate.get(), window),
        text(tag, "decay").flatMap(text -> days("decay", text)),
        silent(tag),
        result(tag));
  }

  private Optional<Expression> result(JsonNode tag) {
    Optional<Expression> result = expression(tag, "result");
    if (result.isPresent() && !result.get().names().equals(Set.of(Derivation.FromEvents.IT))) {
      problem("result: '%s', expected an expression over 'it' alone".formatted(result.get()));
    }
    return result;
  }

  private Optional<Versus> versus(
      JsonNode compare, Aggregate aggregate, Optional<Duration> window) {
    if (compare.isMissingNode()) {
      return Optional.empty();
    }
    if (!compare.isObject()) {
      problem("compare is %s, expected the keys as, window and offset".formatted(compare));
      return Optional.empty();
    }
    requireKnown(compare, Set.of("as", "window", "offset"));
    Optional<Versus.As> as = as(required(compare, "as"));
    Optional<Duration> offset =
        text(compare, "offset").flatMap(text -> days("compare.offset", text)).or(() -> window);
    if (offset.isEmpty()) {
      problem("compare.offset is missing, expected days where the tag has no window");
    }
    Optional<Duration> earlier =
        compare.has("window")
            ? text(compare, "window").flatMap(text -> span("compare.window", text))
            : window;
    if (as.equals(Optional.of(Versus.As.SIGMA)) && aggregate != Aggregate.COUNT) {
      problem(
          "compare.as sigma does not go with aggregate %s, only with count"
              .formatted(aggregate.id()));
    }
    return as.isEmpty() || offset.isEmpty()
        ? Optional.empty()
        : Optional.of(new Versus(as.get(), earlier, offset.get()));
  }

  private Optional<Versus.As> as(String id) {
    for (Versus.As as : Versus.As.values()) {
      if (as.id().equals(id)) {
        return Optional.of(as);
      }
    }
    problem(
        "compare.as '%s', expected one of %s"
            .formatted(id, List.of(Versus.As.values()).stream().map(Versus.As::id).toList()));
    return Optional.empty();
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

  /** Empty for all. */
  private Optional<Duration> span(String key, String text) {
    return text.equals("all") ? Optional.empty() : days(key, text);
  }

  private Optional<Duration> days(String key, String text) {
    Matcher matcher = DAYS.matcher(text);
    if (!matcher.matches() || Integer.parseInt(matcher.group(1)) > MOST_DAYS) {
      problem(
          "%s '%s', expected %sdays such as 90d, at most %dd"
              .formatted(key, text, key.endsWith("window") ? "all or " : "", MOST_DAYS));
      return Optional.empty();
    }
    return Optional.of(Duration.ofDays(Integer.parseInt(matcher.group(1))));
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
    Optional<TagSpec.Kind> fixed = fixedKind(derivation);
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

  private static Optional<TagSpec.Kind> fixedKind(Derivation derivation) {
    if (derivation instanceof Derivation.FromPeers) {
      return Optional.of(TagSpec.Kind.QUANTITY);
    }
    return derivation instanceof Derivation.FromEvents events && events.result().isEmpty()
        ? events.versus().isPresent()
            ? Optional.of(TagSpec.Kind.QUANTITY)
            : events.aggregate().kind()
        : Optional.empty();
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
    if (tag.path(key).isMissingNode()) {
      problem("key '%s' is missing".formatted(key));
    }
    return text(tag, key).orElse("");
  }

  /** Nothing where the key is not there; a key that says nothing, or a list, is a problem. */
  private Optional<String> text(JsonNode node, String key) {
    JsonNode value = node.path(key);
    if (value.isMissingNode()) {
      return Optional.empty();
    }
    if (!value.isValueNode() || value.asText().isBlank() || value.isNull()) {
      problem("key '%s' is %s, expected a text".formatted(key, value));
      return Optional.empty();
    }
    return Optional.of(value.asText());
  }
}
