package cn.financebrain.scoring.text;

import cn.financebrain.scoring.yaml.YamlException;
import cn.financebrain.scoring.yaml.YamlReader;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads lexicons from YAML and collects everything that is wrong, each with file and word. */
final class LexiconReader {
  private static final Set<String> KEYS =
      Set.of("id", "zh", "en", "basis", "words", "weights", "except", "promises");
  private static final int LONGEST = 20;

  private final List<String> problems = new ArrayList<>();
  private final Map<String, Lexicon> lexicons = new LinkedHashMap<>();
  private String file = "";

  /**
   * What was read, by id.
   *
   * @throws LexiconException if anything is wrong with any of the files
   */
  Map<String, Lexicon> lexicons() {
    if (!problems.isEmpty()) {
      throw new LexiconException(problems);
    }
    return lexicons;
  }

  void read(String name, String yaml) {
    file = name;
    JsonNode root;
    try {
      root = YamlReader.read(yaml);
    } catch (YamlException e) {
      problem("is not YAML: %s".formatted(e.getMessage()));
      return;
    }
    requireKnownKeys(root);
    String id = text(root, "id");
    if (!file.equals(id + ".yaml")) {
      problem("id '%s', expected the name of the file".formatted(id));
    }
    Map<String, Integer> words = words(root, "words");
    if (words.isEmpty()) {
      problem("key 'words' is missing or empty");
    }
    if (root.has("weights") && !root.get("weights").isObject()) {
      problem("weights %s, expected a map of words to numbers".formatted(root.get("weights")));
    }
    root.path("weights").properties().forEach(entry -> weigh(words, entry));
    Lexicon lexicon =
        new Lexicon(
            id,
            text(root, "zh"),
            text(root, "en"),
            text(root, "basis"),
            words,
            Lexicon.longestFirst(words.keySet(), exceptions(root, words)),
            promises(root));
    if (lexicons.putIfAbsent(id, lexicon) != null) {
      problem("the id '%s' is used twice".formatted(id));
    }
  }

  private boolean promises(JsonNode root) {
    JsonNode promises = root.path("promises");
    if (!promises.isMissingNode() && !promises.isBoolean()) {
      problem("promises %s, expected true or false".formatted(promises));
    }
    return promises.asBoolean(false);
  }

  private void problem(String what) {
    problems.add(file + ": " + what);
  }

  private void problem(String word, String what) {
    problems.add("%s, word '%s': %s".formatted(file, word, what));
  }

  private void requireKnownKeys(JsonNode root) {
    root.fieldNames()
        .forEachRemaining(
            key -> {
              if (!KEYS.contains(key)) {
                problem(
                    "unknown key '%s', expected one of %s"
                        .formatted(key, KEYS.stream().sorted().toList()));
              }
            });
  }

  private String text(JsonNode root, String key) {
    String text = root.path(key).asText().strip();
    if (text.isEmpty()) {
      problem("key '%s' is missing".formatted(key));
    }
    return text;
  }

  private Map<String, Integer> words(JsonNode root, String key) {
    Map<String, Integer> words = new LinkedHashMap<>();
    if (root.has(key) && !root.get(key).isArray()) {
      problem("%s %s, expected a list of words".formatted(key, root.get(key)));
    }
    for (JsonNode node : root.path(key)) {
      String word = node.asText();
      String plain = PlainText.of(word);
      if (plain.length() < 2 || plain.length() > LONGEST) {
        problem(word, "expected 2 to %d characters".formatted(LONGEST));
      } else if (!plain.equals(word)) {
        problem(word, "expected it as '%s', as texts are read".formatted(plain));
      } else if (words.putIfAbsent(word, 1) != null) {
        problem(word, "is there twice");
      }
    }
    return words;
  }

  private List<String> exceptions(JsonNode root, Map<String, Integer> words) {
    List<String> exceptions = List.copyOf(words(root, "except").keySet());
    for (String exception : exceptions) {
      if (words.containsKey(exception)) {
        problem(exception, "is a word and an exception");
      } else if (words.keySet().stream().noneMatch(exception::contains)) {
        problem(exception, "is an exception that holds no word");
      }
    }
    return exceptions;
  }

  private void weigh(Map<String, Integer> words, Map.Entry<String, JsonNode> entry) {
    String word = entry.getKey();
    if (!words.containsKey(word)) {
      problem(word, "has a weight but is no word");
    } else if (!entry.getValue().isInt() || entry.getValue().intValue() < 1) {
      problem(word, "weight %s, expected a whole number from 1".formatted(entry.getValue()));
    } else {
      words.put(word, entry.getValue().intValue());
    }
  }
}
