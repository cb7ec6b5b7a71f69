package cn.financebrain.scoring.text;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads lexicons from YAML and collects everything that is wrong, each with file and word. */
final class LexiconReader {
  private static final ObjectMapper YAML =
      new ObjectMapper(
          YAMLFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build());
  private static final Set<String> KEYS = Set.of("id", "zh", "en", "basis", "words", "weights");
  private static final int LONGEST = 20;

  private final List<String> problems = new ArrayList<>();
  private final Map<String, Lexicon> lexicons = new LinkedHashMap<>();

  /**
   * @throws LexiconException if any file read so far has a problem
   */
  Map<String, Lexicon> lexicons() {
    if (!problems.isEmpty()) {
      throw new LexiconException(problems);
    }
    return lexicons;
  }

  void read(String file, String yaml) {
    JsonNode root;
    try {
      root = YAML.readTree(yaml);
    } catch (JsonProcessingException e) {
      problems.add("%s is not YAML: %s".formatted(file, e.getOriginalMessage()));
      return;
    }
    root.fieldNames()
        .forEachRemaining(
            key -> {
              if (!KEYS.contains(key)) {
                problems.add("%s: unknown key '%s'".formatted(file, key));
              }
            });
    String id = text(file, root, "id");
    if (!file.equals(id + ".yaml")) {
      problems.add("%s: id '%s', expected the name of the file".formatted(file, id));
    }
    Lexicon lexicon =
        new Lexicon(
            id,
            text(file, root, "zh"),
            text(file, root, "en"),
            text(file, root, "basis"),
            words(file, root));
    if (lexicons.putIfAbsent(id, lexicon) != null) {
      problems.add("%s: the id '%s' is used twice".formatted(file, id));
    }
  }

  private String text(String file, JsonNode root, String key) {
    String text = root.path(key).asText().strip();
    if (text.isEmpty()) {
      problems.add("%s: key '%s' is missing".formatted(file, key));
    }
    return text;
  }

  private Map<String, Integer> words(String file, JsonNode root) {
    Map<String, Integer> words = new LinkedHashMap<>();
    for (JsonNode node : root.path("words")) {
      String word = node.asText();
      String plain = PlainText.of(word);
      if (plain.length() < 2 || plain.length() > LONGEST) {
        problems.add("%s, word '%s': expected 2 to %d characters".formatted(file, word, LONGEST));
      } else if (!plain.equals(word)) {
        problems.add("%s, word '%s': expected it as '%s'".formatted(file, word, plain));
      } else if (words.putIfAbsent(plain, 1) != null) {
        problems.add("%s, word '%s': is there twice".formatted(file, word));
      }
    }
    if (words.isEmpty()) {
      problems.add("%s: key 'words' is missing or empty".formatted(file));
    }
    root.path("weights").properties().forEach(entry -> weigh(file, words, entry));
    return words;
  }

  private void weigh(String file, Map<String, Integer> words, Map.Entry<String, JsonNode> entry) {
    String word = entry.getKey();
    if (!words.containsKey(word)) {
      problems.add("%s, word '%s': has a weight but is no word".formatted(file, word));
    } else if (!entry.getValue().isInt() || entry.getValue().intValue() < 1) {
      problems.add("%s, word '%s': expected a whole weight of 1 or more".formatted(file, word));
    } else {
      words.put(word, entry.getValue().intValue());
    }
  }
}
