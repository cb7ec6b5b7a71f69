package cn.financebrain.scoring.text;

import cn.financebrain.scoring.text.Stance.Reach;
import cn.financebrain.scoring.yaml.YamlException;
import cn.financebrain.scoring.yaml.YamlReader;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Reads {@link Stance} from YAML and collects everything that is wrong. */
final class StanceReader {

  private final String file;
  private final List<String> problems = new ArrayList<>();
  private final Set<String> unread = new HashSet<>();

  private StanceReader(String file) {
    this.file = file;
  }

  /**
   * Reads one file.
   *
   * @throws LexiconException with all that is wrong
   */
  static Stance read(String file, String yaml) {
    return new StanceReader(file).read(yaml);
  }

  private Stance read(String yaml) {
    JsonNode root = tree(yaml);
    root.fieldNames().forEachRemaining(unread::add);
    Map<String, Set<Reach>> reaches = new TreeMap<>();
    for (Reach reach : Reach.values()) {
      for (String text : list(root, reach.name().toLowerCase(Locale.ROOT))) {
        reaches.computeIfAbsent(text, key -> EnumSet.noneOf(Reach.class)).add(reach);
      }
    }
    Pattern near = near(root);
    List<String> lure = list(root, "lure");
    unread.forEach(key -> problems.add("%s: unknown key '%s'".formatted(file, key)));
    if (!problems.isEmpty()) {
      throw new LexiconException(problems);
    }
    return new Stance(reaches, Stance.byFirst(reaches.keySet()), near, lure);
  }

  private JsonNode tree(String yaml) {
    try {
      return YamlReader.read(yaml);
    } catch (YamlException e) {
      problems.add("%s is not YAML: %s".formatted(file, e.getMessage()));
      throw new LexiconException(problems);
    }
  }

  private Pattern near(JsonNode root) {
    String fillers = Stance.anyOf(list(root, "fillers")) + "{0,4}";
    String listed = "(?:[^,:;。!?…\n、]{1,8}[、和或及与]" + fillers + "){0,3}";
    return Pattern.compile(
        "(?:(?<with>%s)%s%s|(?<alone>%s)%s|(?<prefix>%s)[“\"]?)$"
            .formatted(
                Stance.anyOf(list(root, "near")),
                fillers,
                listed,
                Stance.anyOf(list(root, "near_alone")),
                fillers,
                Stance.anyOf(list(root, "prefix"))));
  }

  private List<String> list(JsonNode root, String key) {
    unread.remove(key);
    List<String> list = new ArrayList<>();
    for (JsonNode node : root.path(key)) {
      String text = node.asText();
      if (text.isBlank() || list.contains(text)) {
        problems.add("%s, %s: '%s' is empty or there twice".formatted(file, key, text));
      }
      list.add(text);
    }
    if (list.isEmpty()) {
      problems.add("%s: key '%s' is missing or empty".formatted(file, key));
    }
    return list;
  }
}
