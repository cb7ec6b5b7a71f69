package cn.financebrain.scoring.rule;

import cn.financebrain.contract.Band;
import cn.financebrain.contract.Risk;
import cn.financebrain.scoring.expression.Expression;
import cn.financebrain.scoring.expression.ExpressionException;
import cn.financebrain.scoring.profile.Catalogue;
import cn.financebrain.scoring.profile.CatalogueException;
import cn.financebrain.scoring.yaml.YamlException;
import cn.financebrain.scoring.yaml.YamlReader;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Reads rules from YAML and collects everything that is wrong. */
final class RulesReader {
  private static final Set<String> KEYS =
      Set.of("id", "risk", "band", "zh", "en", "basis", "condition");

  private final String file;
  private final Catalogue catalogue;
  private final List<String> problems = new ArrayList<>();
  private final Set<String> ids = new HashSet<>();

  RulesReader(String file, Catalogue catalogue) {
    this.file = file;
    this.catalogue = catalogue;
  }

  List<Rules.Compiled> read(String yaml) {
    List<Rules.Compiled> compiled = new ArrayList<>();
    try {
      JsonNode list = YamlReader.read(yaml).path("rules");
      if (!list.isArray()) {
        problems.add("%s: expected the key rules (a list)".formatted(file));
      }
      list.forEach(node -> read(node, compiled));
    } catch (YamlException e) {
      problems.add("%s is not YAML: %s".formatted(file, e.getMessage()));
    }
    if (!problems.isEmpty()) {
      throw new CatalogueException(problems);
    }
    return compiled;
  }

  private void read(JsonNode node, List<Rules.Compiled> compiled) {
    String place = "%s, rule %s".formatted(file, node.path("id").asText("?"));
    int before = problems.size();
    requireKeys(node, place);
    if (problems.size() > before) {
      return;
    }
    try {
      Rule rule =
          new Rule(
              node.get("id").asText(),
              Risk.ofId(node.get("risk").asText()),
              Band.valueOf(node.get("band").asText().toUpperCase(Locale.ROOT)),
              node.get("zh").asText(),
              node.get("en").asText(),
              node.get("basis").asText(),
              node.get("condition").asText());
      Expression condition = Expression.parse(rule.condition());
      condition.names().stream()
          .filter(name -> !catalogue.contains(name))
          .forEach(
              name ->
                  problems.add("%s: condition reads '%s', which is no tag".formatted(place, name)));
      compiled.add(new Rules.Compiled(rule, condition));
    } catch (IllegalArgumentException | ExpressionException e) {
      problems.add("%s: %s".formatted(place, e.getMessage()));
    }
  }

  private void requireKeys(JsonNode node, String place) {
    node.fieldNames()
        .forEachRemaining(
            key -> {
              if (!KEYS.contains(key)) {
                problems.add(
                    "%s: unknown key '%s', expected one of %s"
                        .formatted(place, key, KEYS.stream().sorted().toList()));
              }
            });
    for (String key : KEYS.stream().sorted().toList()) {
      if (!node.path(key).isValueNode() || node.path(key).asText().isEmpty()) {
        problems.add("%s: key '%s' is missing".formatted(place, key));
      }
    }
    if (!ids.add(node.path("id").asText())) {
      problems.add("%s: the id is used twice".formatted(place));
    }
  }
}
