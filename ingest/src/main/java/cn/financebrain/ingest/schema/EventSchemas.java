package cn.financebrain.ingest.schema;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** All event types of the vocabulary, each in its newest version. */
public final class EventSchemas {
  private static final String DIRECTORY = "/schemas/";
  private static final Pattern ID =
      Pattern.compile("urn:finance-brain:event:([a-z_.]+):([1-9][0-9]*)");
  private static final EventSchemas BUNDLED = read();

  private final Map<String, EventSchema> newest = new TreeMap<>();

  /** The vocabulary that the product ships. */
  public static EventSchemas bundled() {
    return BUNDLED;
  }

  private static EventSchemas read() {
    EventSchemas schemas = new EventSchemas();
    Map<String, List<EventSchema>> versions = new TreeMap<>();
    for (String file : resource("index.txt").lines().toList()) {
      EventSchema schema = schema(file, resource(file));
      versions.computeIfAbsent(schema.type(), type -> new ArrayList<>()).add(schema);
    }
    versions.forEach((type, all) -> schemas.newest.put(type, newest(type, all)));
    return schemas;
  }

  /**
   * @throws IllegalStateException if the text is no schema of an event
   */
  static EventSchema schema(String file, String json) {
    try {
      JsonNode schema = new ObjectMapper().readTree(json);
      String text = schema.required("$id").asText();
      Matcher id = ID.matcher(text);
      if (!id.matches()) {
        throw new IllegalArgumentException("$id is '%s', expected %s".formatted(text, ID));
      }
      return EventSchema.of(id.group(1), Integer.parseInt(id.group(2)), schema);
    } catch (IOException | IllegalArgumentException e) {
      throw new IllegalStateException(
          "schema file %s can't be read: %s".formatted(file, e.getMessage()), e);
    }
  }

  private static EventSchema newest(String type, List<EventSchema> versions) {
    versions.sort((one, other) -> Integer.compare(one.version(), other.version()));
    List<String> problems = new ArrayList<>();
    for (int i = 0; i < versions.size(); i++) {
      if (versions.get(i).version() != i + 1) {
        problems.add("version %d is missing".formatted(i + 1));
      }
      if (i > 0) {
        problems.addAll(SchemaCompatibility.check(versions.get(i - 1), versions.get(i)));
      }
    }
    if (!problems.isEmpty()) {
      throw new IllegalStateException("schema of %s: %s".formatted(type, problems));
    }
    return versions.get(versions.size() - 1);
  }

  private static String resource(String path) {
    try (InputStream in = EventSchemas.class.getResourceAsStream(DIRECTORY + path)) {
      if (in == null) {
        throw new IllegalStateException("schemas/" + path + " is not in the jar");
      }
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Optional<EventSchema> find(String type) {
    return Optional.ofNullable(newest.get(type));
  }

  /** By type. */
  public Map<String, EventSchema> all() {
    return Collections.unmodifiableMap(newest);
  }
}
