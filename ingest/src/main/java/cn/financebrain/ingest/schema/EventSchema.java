package cn.financebrain.ingest.schema;

import cn.financebrain.contract.Category;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the data of events of one type may hold.
 *
 * @param title Chinese and English name
 * @param fields by name, in the order of the schema
 * @param required names of fields that make no event without them
 */
public record EventSchema(
    String type,
    int version,
    Category category,
    String title,
    Map<String, Field> fields,
    Set<String> required) {

  public EventSchema {
    fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    required = Collections.unmodifiableSet(new TreeSet<>(required));
  }

  /** What a field's values are. */
  public enum Kind {
    NUMBER,
    INTEGER,
    BOOLEAN,
    TEXT,
    DATE
  }

  /**
   * @param codes the closed list of its values; empty for any
   */
  public record Field(String name, Kind kind, Set<String> codes) {
    public Field {
      codes = Collections.unmodifiableSet(new TreeSet<>(codes));
    }
  }

  static EventSchema of(String type, int version, JsonNode schema) {
    Map<String, Field> fields = new LinkedHashMap<>();
    schema
        .required("properties")
        .properties()
        .forEach(entry -> fields.put(entry.getKey(), field(entry.getKey(), entry.getValue())));
    Set<String> required = new TreeSet<>();
    schema.path("required").forEach(name -> required.add(name.asText()));
    if (!fields.keySet().containsAll(required)) {
      throw new IllegalArgumentException(
          "required %s, expected some of %s".formatted(required, fields.keySet()));
    }
    return new EventSchema(
        type,
        version,
        Category.ofId(schema.required("x-category").asText()),
        schema.required("title").asText(),
        fields,
        required);
  }

  private static Field field(String name, JsonNode schema) {
    Set<String> codes = new TreeSet<>();
    schema.path("enum").forEach(code -> codes.add(code.asText()));
    return new Field(name, kind(schema), codes);
  }

  private static Kind kind(JsonNode schema) {
    return switch (schema.required("type").asText()) {
      case "number" -> Kind.NUMBER;
      case "integer" -> Kind.INTEGER;
      case "boolean" -> Kind.BOOLEAN;
      case "string" -> schema.path("format").asText().equals("date") ? Kind.DATE : Kind.TEXT;
      default -> throw new IllegalArgumentException("type " + schema.get("type"));
    };
  }
}
