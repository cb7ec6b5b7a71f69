package cn.financebrain.scoring.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Strict reading of one JSON object: every key must be there, of its type, and none be left over.
 */
final class JsonObject {
  private final String name;
  private final JsonNode node;
  private final Set<String> taken = new HashSet<>();

  JsonObject(String name, JsonNode node) {
    if (!node.isObject()) {
      throw new IllegalArgumentException("'%s' is missing or not an object".formatted(name));
    }
    this.name = name;
    this.node = node;
  }

  private JsonNode take(String key, boolean fits, String expected) {
    if (!fits) {
      throw new IllegalArgumentException(
          "key '%s' of '%s' is missing or not %s".formatted(key, name, expected));
    }
    taken.add(key);
    return node.get(key);
  }

  String text(String key) {
    return take(key, node.path(key).isTextual(), "a text").textValue();
  }

  double number(String key) {
    return take(key, node.path(key).isNumber(), "a number").doubleValue();
  }

  JsonObject object(String key) {
    return new JsonObject(key, take(key, node.path(key).isObject(), "an object"));
  }

  List<JsonObject> objects(String key) {
    List<JsonObject> objects = new ArrayList<>();
    array(key).forEach(element -> objects.add(new JsonObject(key, element)));
    return objects;
  }

  double[] numbers(String key) {
    JsonNode array = array(key);
    double[] numbers = new double[array.size()];
    for (int i = 0; i < numbers.length; i++) {
      JsonNode element = array.get(i);
      require(element.isNumber(), key, i, "a number");
      numbers[i] = element.doubleValue();
    }
    return numbers;
  }

  int[] integers(String key) {
    JsonNode array = array(key);
    int[] integers = new int[array.size()];
    for (int i = 0; i < integers.length; i++) {
      JsonNode element = array.get(i);
      require(element.isInt(), key, i, "an integer");
      integers[i] = element.intValue();
    }
    return integers;
  }

  List<String> textList(String key) {
    JsonNode array = array(key);
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < array.size(); i++) {
      require(array.get(i).isTextual(), key, i, "a text");
      texts.add(array.get(i).textValue());
    }
    return texts;
  }

  private JsonNode array(String key) {
    return take(key, node.path(key).isArray(), "a list");
  }

  private static void require(boolean fits, String key, int place, String expected) {
    if (!fits) {
      throw new IllegalArgumentException(
          "entry %d of '%s' is not %s".formatted(place, key, expected));
    }
  }

  boolean has(String key) {
    return node.has(key);
  }

  List<String> keys() {
    List<String> keys = new ArrayList<>();
    node.fieldNames().forEachRemaining(keys::add);
    return keys;
  }

  Map<String, String> texts() {
    Map<String, String> texts = new TreeMap<>();
    node.fieldNames().forEachRemaining(key -> texts.put(key, text(key)));
    return texts;
  }

  Map<String, Double> numbersByName() {
    Map<String, Double> numbers = new TreeMap<>();
    node.fieldNames().forEachRemaining(key -> numbers.put(key, number(key)));
    return numbers;
  }

  void requireNoMore() {
    node.fieldNames()
        .forEachRemaining(
            key -> {
              if (!taken.contains(key)) {
                throw new IllegalArgumentException(
                    "key '%s' of '%s' is unknown".formatted(key, name));
              }
            });
  }
}
