package cn.financebrain.ingest.codec;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;

/** Reads fields of a JSON object that must be there. */
final class JsonReading {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private JsonReading() {}

  static JsonNode object(byte[] bytes) {
    try {
      JsonNode node = MAPPER.readTree(bytes);
      if (node == null || !node.isObject()) {
        throw new IllegalArgumentException("expected a JSON object");
      }
      return node;
    } catch (IOException e) {
      throw new IllegalArgumentException("not JSON: " + e.getMessage(), e);
    }
  }

  static JsonNode field(JsonNode object, String name) {
    JsonNode node = object.get(name);
    if (node == null) {
      throw new IllegalArgumentException("field '%s' is missing".formatted(name));
    }
    return node;
  }

  static String text(JsonNode object, String name) {
    JsonNode node = field(object, name);
    if (!node.isTextual()) {
      throw new IllegalArgumentException(
          "field '%s' is %s, expected a string".formatted(name, node));
    }
    return node.textValue();
  }

  static Instant instant(JsonNode object, String name) {
    String text = text(object, name);
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(
          "field '%s' is '%s', expected an instant".formatted(name, text), e);
    }
  }

  static long whole(JsonNode object, String name) {
    JsonNode node = field(object, name);
    if (!node.isIntegralNumber() || !node.canConvertToLong()) {
      throw new IllegalArgumentException(
          "field '%s' is %s, expected a whole number".formatted(name, node));
    }
    return node.longValue();
  }

  static int count(JsonNode object, String name) {
    long count = whole(object, name);
    if (count < 0 || count > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          "field '%s' is %d, expected a count".formatted(name, count));
    }
    return (int) count;
  }

  static JsonNode list(JsonNode object, String name) {
    JsonNode node = field(object, name);
    if (!node.isArray()) {
      throw new IllegalArgumentException("field '%s' is %s, expected a list".formatted(name, node));
    }
    return node;
  }

  static double number(JsonNode object, String name) {
    JsonNode node = field(object, name);
    if (!node.isNumber()) {
      throw new IllegalArgumentException(
          "field '%s' is %s, expected a number".formatted(name, node));
    }
    return node.doubleValue();
  }
}
