package cn.financebrain.ingest.schema;

import cn.financebrain.ingest.schema.EventSchema.Field;
import cn.financebrain.ingest.schema.EventSchema.Kind;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether events written under an older version of a schema are right under a newer one, so that
 * history can always be read again: a version may add optional fields, widen an integer to a number
 * and add codes, and nothing else.
 */
final class SchemaCompatibility {
  private SchemaCompatibility() {}

  /** What breaks, one line each; empty if nothing does. */
  static List<String> check(EventSchema older, EventSchema newer) {
    List<String> problems = new ArrayList<>();
    if (older.category() != newer.category()) {
      problems.add("category was %s".formatted(older.category().id()));
    }
    for (Field field : older.fields().values()) {
      Field now = newer.fields().get(field.name());
      if (now == null) {
        problems.add("field '%s' is gone".formatted(field.name()));
      } else {
        checkField(field, now, problems);
      }
    }
    for (String name : newer.required()) {
      if (!older.required().contains(name)) {
        problems.add("field '%s' was not required".formatted(name));
      }
    }
    return problems;
  }

  private static void checkField(Field older, Field newer, List<String> problems) {
    boolean widened = older.kind() == Kind.INTEGER && newer.kind() == Kind.NUMBER;
    if (older.kind() != newer.kind() && !widened) {
      problems.add(
          "field '%s' was %s and is %s".formatted(older.name(), older.kind(), newer.kind()));
    }
    boolean narrowed =
        older.codes().isEmpty()
            ? !newer.codes().isEmpty()
            : !newer.codes().isEmpty() && !newer.codes().containsAll(older.codes());
    if (narrowed) {
      problems.add("field '%s' no longer takes all its codes".formatted(older.name()));
    }
  }
}
