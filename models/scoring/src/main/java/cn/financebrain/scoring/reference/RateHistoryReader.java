package cn.financebrain.scoring.reference;

import cn.financebrain.scoring.yaml.YamlException;
import cn.financebrain.scoring.yaml.YamlReader;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Reads the history of one rate from YAML: {@code values}, a list of {@code {from, percent}}. */
final class RateHistoryReader {

  private RateHistoryReader() {}

  /**
   * Reads one file.
   *
   * @throws IllegalArgumentException naming everything that is wrong with it
   */
  static NavigableMap<LocalDate, Double> read(String file, String yaml) {
    NavigableMap<LocalDate, Double> history = new TreeMap<>();
    List<String> problems = new ArrayList<>();
    try {
      YamlReader.read(yaml).path("values").forEach(value -> add(value, history, problems));
    } catch (YamlException e) {
      problems.add("is not YAML: " + e.getMessage());
    }
    if (history.isEmpty() && problems.isEmpty()) {
      problems.add("key 'values' is missing or empty");
    }
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(file + ": " + String.join("; ", problems));
    }
    return history;
  }

  private static void add(
      JsonNode value, NavigableMap<LocalDate, Double> history, List<String> problems) {
    JsonNode percent = value.path("percent");
    try {
      LocalDate from = LocalDate.parse(value.path("from").asText());
      if (!percent.isNumber() || percent.doubleValue() <= 0) {
        problems.add("%s: percent '%s', expected a number above 0".formatted(from, percent));
      } else if (!history.isEmpty() && !from.isAfter(history.lastKey())) {
        problems.add("%s: does not come after %s".formatted(from, history.lastKey()));
      } else {
        history.put(from, percent.doubleValue());
      }
    } catch (DateTimeException e) {
      problems.add("from '%s', expected a day".formatted(value.path("from").asText()));
    }
  }
}
