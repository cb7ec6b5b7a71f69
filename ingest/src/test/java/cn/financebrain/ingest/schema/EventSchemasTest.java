package cn.financebrain.ingest.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.financebrain.contract.Category;
import cn.financebrain.ingest.mapping.FeedSet;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EventSchemasTest {
  private static final Path SOURCES = Path.of("..", "models/contract/src/main/resources/schemas");

  private final EventSchemas schemas = EventSchemas.bundled();

  @Test
  void theIndexNamesEveryFile() throws IOException {
    try (Stream<Path> files = Files.walk(SOURCES)) {
      assertThat(Files.readAllLines(SOURCES.resolve("index.txt")))
          .isEqualTo(
              files
                  .filter(file -> file.toString().endsWith(".json"))
                  .map(file -> SOURCES.relativize(file).toString().replace('\\', '/'))
                  .sorted()
                  .toList());
    }
  }

  @Test
  void everyCategoryHasEventTypesAndTheCityDeliversThem() {
    assertThat(schemas.all().values().stream().map(EventSchema::category).distinct())
        .containsExactlyInAnyOrder(Category.values());
    Set<String> delivered =
        FeedSet.open("city").mappings().stream()
            .flatMap(mapping -> mapping.events().stream())
            .map(rule -> rule.type())
            .collect(Collectors.toSet());
    assertThat(delivered).containsAll(schemas.all().keySet());
  }

  @Test
  void aSchemaCannotBeChanged() {
    EventSchema schema = schemas.find("litigation.summary").orElseThrow();
    EventSchema.Field count = schema.fields().get("judgment_count");

    assertThatThrownBy(() -> schema.fields().remove("judgment_count"))
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> schema.required().clear())
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> count.codes().add("many"))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  private static EventSchema schema(String properties, String required) throws IOException {
    return EventSchema.of(
        "a.told",
        1,
        new ObjectMapper()
            .readTree(
                """
                {"title": "t", "x-category": "tax", "properties": {%s}, "required": [%s]}
                """
                    .formatted(properties, required)));
  }

  @Test
  void aNewerVersionMayOnlyAdd() throws IOException {
    EventSchema older =
        schema(
            "\"n\": {\"type\": \"integer\"}, \"c\": {\"type\": \"string\", \"enum\": [\"a\"]}", "");
    EventSchema wider =
        schema(
            "\"n\": {\"type\": \"number\"}, \"c\": {\"type\": \"string\", \"enum\": [\"a\", \"b\"]},"
                + " \"d\": {\"type\": \"boolean\"}",
            "");
    EventSchema broken =
        schema("\"n\": {\"type\": \"string\"}, \"d\": {\"type\": \"boolean\"}", "\"d\"");

    assertThat(SchemaCompatibility.check(older, wider)).isEmpty();
    assertThat(SchemaCompatibility.check(wider, older))
        .isEqualTo(
            List.of(
                "field 'n' was NUMBER and is INTEGER",
                "field 'c' no longer takes all its codes",
                "field 'd' is gone"));
    assertThat(SchemaCompatibility.check(older, broken))
        .isEqualTo(
            List.of(
                "field 'n' was INTEGER and is TEXT",
                "field 'c' is gone",
                "field 'd' was not required"));
  }
}
