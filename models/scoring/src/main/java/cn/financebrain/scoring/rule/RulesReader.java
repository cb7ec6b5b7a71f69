package cn.financebrain.scoring.rule;

import cn.financebrain.contract.Band;
import cn.financebrain.contract.EnterpriseId;
import cn.financebrain.contract.Risk;
import cn.financebrain.scoring.profile.Catalogue;
import cn.financebrain.scoring.profile.CatalogueException;
import cn.financebrain.scoring.yaml.YamlException;
import cn.financebrain.scoring.yaml.YamlReader;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Reads a book of rules from YAML and collects everything that is wrong. */
final class RulesReader {
  private static final Set<String> NEEDED =
      Set.of("id", "kind", "risk", "zh", "en", "basis", "author");

  /** What each kind of rule needs beside these. */
  private static final Map<String, Set<String>> NEEDED_BY_KIND =
      Map.of(
          "hard", Set.of("band", "condition"),
          "points", Set.of("points", "condition"),
          "veto", Set.of("condition"),
          "whitelist", Set.of("enterprises", "reason", "until"));

  private static final Set<String> OPTIONAL = Set.of("since", "until", "condition");

  private final CelLanguage language;
  private final boolean onlyFitting;
  private final List<String> problems = new ArrayList<>();
  private final Set<String> ids = new HashSet<>();

  /**
   * @param onlyFitting whether rules whose condition does not compile are left out in silence
   */
  RulesReader(Catalogue catalogue, boolean onlyFitting) {
    this.language = new CelLanguage(catalogue);
    this.onlyFitting = onlyFitting;
  }

  /** Reads one file; what is wrong is kept for {@link #requireSound}. */
  List<Rules.Compiled> read(String file, String yaml) {
    List<Rules.Compiled> compiled = new ArrayList<>();
    try {
      JsonNode document = YamlReader.read(yaml);
      document
          .fieldNames()
          .forEachRemaining(
              key -> {
                if (!key.equals("rules")) {
                  problems.add("%s: unknown key '%s', expected rules".formatted(file, key));
                }
              });
      JsonNode list = document.path("rules");
      if (!list.isArray()) {
        problems.add("%s: expected the key rules (a list)".formatted(file));
      }
      list.forEach(node -> read(file, node, compiled));
    } catch (YamlException e) {
      problems.add("%s is not YAML: %s".formatted(file, e.getMessage()));
    }
    return compiled;
  }

  /**
   * @throws CatalogueException naming everything that was wrong in any file
   */
  void requireSound() {
    if (!problems.isEmpty()) {
      throw new CatalogueException("the book of rules", problems);
    }
  }

  private void read(String file, JsonNode node, List<Rules.Compiled> compiled) {
    String place = "%s, rule %s".formatted(file, node.path("id").asText("?"));
    int before = problems.size();
    requireKeys(node, place);
    if (problems.size() > before) {
      return;
    }
    try {
      Rule rule = rule(node);
      List<String> wrong = new ArrayList<>();
      language
          .compile(rule.condition(), wrong)
          .ifPresent(condition -> compiled.add(new Rules.Compiled(rule, condition)));
      if (!onlyFitting) {
        wrong.forEach(problem -> problems.add("%s: %s".formatted(place, problem)));
      }
    } catch (IllegalArgumentException | DateTimeException e) {
      problems.add("%s: %s".formatted(place, e.getMessage()));
    }
  }

  private static Rule rule(JsonNode node) {
    return new Rule(
        text(node, "id"),
        Risk.ofId(text(node, "risk")),
        effect(node),
        text(node, "zh"),
        text(node, "en"),
        text(node, "basis"),
        text(node, "author"),
        day(node, "since", Rule.ALWAYS_SINCE),
        day(node, "until", Rule.ALWAYS_UNTIL),
        node.has("condition") ? text(node, "condition").strip() : "true");
  }

  private static String text(JsonNode node, String key) {
    return node.get(key).asText();
  }

  private static LocalDate day(JsonNode node, String key, LocalDate otherwise) {
    return node.has(key) ? LocalDate.parse(text(node, key)) : otherwise;
  }

  private static Rule.Effect effect(JsonNode node) {
    return switch (text(node, "kind")) {
      case "hard" -> new Rule.Effect.Hard(band(text(node, "band")));
      case "points" -> new Rule.Effect.Points(points(node.get("points")));
      case "veto" -> new Rule.Effect.Veto();
      default -> new Rule.Effect.Whitelist(enterprises(node), text(node, "reason"));
    };
  }

  private static Band band(String text) {
    return Arrays.stream(Band.values())
        .filter(band -> band.name().equalsIgnoreCase(text))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "band '%s', expected red, orange, yellow, blue or green".formatted(text)));
  }

  private static int points(JsonNode points) {
    if (!points.isInt()) {
      throw new IllegalArgumentException(
          "points %s, expected a whole number".formatted(points.asText()));
    }
    return points.intValue();
  }

  private static Set<EnterpriseId> enterprises(JsonNode node) {
    Set<EnterpriseId> enterprises = new HashSet<>();
    node.get("enterprises").forEach(id -> enterprises.add(EnterpriseId.parse(id.asText())));
    return enterprises;
  }

  private void requireKeys(JsonNode node, String place) {
    String kind = node.path("kind").asText();
    Set<String> own = NEEDED_BY_KIND.get(kind);
    if (own == null) {
      problems.add(
          "%s: kind '%s', expected one of %s"
              .formatted(place, kind, new TreeSet<>(NEEDED_BY_KIND.keySet())));
      own = Set.of();
    } else {
      refuseUnknown(node, place, own);
    }
    Set<String> needed = new TreeSet<>(NEEDED);
    needed.addAll(own);
    for (String key : needed) {
      JsonNode value = node.path(key);
      boolean there =
          key.equals("enterprises")
              ? value.isArray() && !value.isEmpty()
              : value.isValueNode() && !value.asText().isBlank();
      if (!there) {
        problems.add("%s: key '%s' is missing".formatted(place, key));
      }
    }
    if (!ids.add(node.path("id").asText())) {
      problems.add("%s: the id is used twice".formatted(place));
    }
  }

  private void refuseUnknown(JsonNode node, String place, Set<String> own) {
    Set<String> known = new TreeSet<>(NEEDED);
    known.addAll(own);
    known.addAll(OPTIONAL);
    node.fieldNames()
        .forEachRemaining(
            key -> {
              if (!known.contains(key)) {
                problems.add(
                    "%s: unknown key '%s', expected one of %s".formatted(place, key, known));
              }
            });
    OPTIONAL.stream()
        .filter(node::has)
        .filter(key -> !node.get(key).isValueNode() || node.get(key).asText().isBlank())
        .filter(key -> !own.contains(key))
        .forEach(key -> problems.add("%s: key '%s' is empty".formatted(place, key)));
  }
}
