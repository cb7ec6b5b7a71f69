package cn.financebrain.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Holds answers against {@code openapi.yaml}. */
final class ApiContract {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final JsonNode DOCUMENT = read();

  private ApiContract() {}

  private static JsonNode read() {
    try (InputStream yaml = ApiContract.class.getResourceAsStream("/openapi.yaml")) {
      return new YAMLMapper().readTree(yaml);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All operations as {@code GET /api/alerts}. */
  static Set<String> operations() {
    Set<String> operations = new TreeSet<>();
    for (Map.Entry<String, JsonNode> path : DOCUMENT.path("paths").properties()) {
      path.getValue()
          .propertyStream()
          .map(Map.Entry::getKey)
          .filter(key -> !key.equals("parameters")) // of all operations of the path
          .map(method -> method.toUpperCase(java.util.Locale.ROOT) + ' ' + path.getKey())
          .forEach(operations::add);
    }
    return operations;
  }

  /** What the parameter {@code limit} may be at most, of lists whose paths hold nothing else. */
  static Map<String, Integer> longestPages() {
    Map<String, Integer> longest = new TreeMap<>();
    for (Map.Entry<String, JsonNode> path : DOCUMENT.path("paths").properties()) {
      for (JsonNode each : path.getValue().path("get").path("parameters")) {
        JsonNode parameter = resolve(each);
        if (parameter.path("name").asText().equals("limit") && !path.getKey().contains("{")) {
          longest.put(path.getKey(), resolve(parameter.path("schema")).path("maximum").asInt());
        }
      }
    }
    return longest;
  }

  /** The names of the parameters that the address of a list may have. */
  static Set<String> parameters(String path) {
    Set<String> names = new TreeSet<>();
    for (JsonNode parameter : DOCUMENT.path("paths").path(path).path("get").path("parameters")) {
      names.add(resolve(parameter).path("name").asText());
    }
    return names;
  }

  /** The values of a schema that lists them. */
  static Set<String> values(String schema) {
    Set<String> values = new TreeSet<>();
    DOCUMENT
        .at("/components/schemas/%s/enum".formatted(schema))
        .forEach(value -> values.add(value.asText()));
    return values;
  }

  /** Fails unless status, content type and body are what the document says of the operation. */
  static void check(String method, String path, int status, String contentType, String body) {
    JsonNode responses = operation(method, path).path("responses");
    JsonNode response = resolve(responses.path(Integer.toString(status)));
    if (response.isMissingNode()) {
      response = resolve(responses.path("default"));
    }
    assertThat(response.isMissingNode())
        .as("%s %s answers %d, which openapi.yaml does not know: %s", method, path, status, body)
        .isFalse();
    JsonNode content = response.path("content");
    if (content.isMissingNode()) {
      assertThat(body).as("%s %s", method, path).isEmpty();
      return;
    }
    String type = contentType.replaceFirst(";.*", "");
    assertThat(content.has(type)).as("%s %s answers %s", method, path, type).isTrue();
    if (type.endsWith("json")) {
      conform(content.path(type).path("schema"), body, method + ' ' + path);
    }
  }

  static void conform(String schema, String body) {
    conform(JSON.createObjectNode().put("$ref", "#/components/schemas/" + schema), body, schema);
  }

  private static void conform(JsonNode schema, String body, String what) {
    ObjectNode whole = ((ObjectNode) schema).deepCopy();
    whole.set("components", DOCUMENT.path("components"));
    try {
      assertThat(
              JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                  .getSchema(whole)
                  .validate(JSON.readTree(body)))
          .as("%s: %s", what, body)
          .isEmpty();
    } catch (IOException e) {
      throw new UncheckedIOException(body, e);
    }
  }

  private static JsonNode operation(String method, String path) {
    String bare = path.replaceFirst("\\?.*", "");
    for (Map.Entry<String, JsonNode> template : DOCUMENT.path("paths").properties()) {
      String pattern = template.getKey().replaceAll("\\{[^}]+}", "[^/]+");
      if (Pattern.matches(pattern, bare)) {
        JsonNode operation = template.getValue().path(method.toLowerCase(java.util.Locale.ROOT));
        assertThat(operation.isMissingNode()).as("%s %s", method, path).isFalse();
        return operation;
      }
    }
    throw new AssertionError("openapi.yaml has no " + path);
  }

  private static JsonNode resolve(JsonNode node) {
    return node.has("$ref") ? DOCUMENT.at(node.path("$ref").asText().substring(1)) : node;
  }
}
