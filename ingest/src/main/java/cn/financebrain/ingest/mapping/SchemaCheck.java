package cn.financebrain.ingest.mapping;

import cn.financebrain.contract.FieldValue;
import cn.financebrain.ingest.mapping.FeedMapping.Column;
import cn.financebrain.ingest.mapping.FeedMapping.ColumnType;
import cn.financebrain.ingest.mapping.FeedMapping.EventRule;
import cn.financebrain.ingest.schema.EventSchema;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Checks that an event of a mapping is one that the schema of its type allows. */
final class SchemaCheck {
  private final EventSchema schema;
  private final FeedMapping mapping;
  private final EventRule rule;
  private final String path;
  private final List<String> problems;

  SchemaCheck(
      EventSchema schema, FeedMapping mapping, EventRule rule, String path, List<String> problems) {
    this.schema = schema;
    this.mapping = mapping;
    this.rule = rule;
    this.path = path;
    this.problems = problems;
  }

  void check() {
    if (rule.category() != schema.category()) {
      problem(
          ".category' is '%s', expected %s, the category of %s"
              .formatted(rule.category().id(), schema.category().id(), schema.type()));
    }
    Set<String> filled = new HashSet<>();
    for (Column column : mapping.columns()) {
      column.field().filter(this::carries).ifPresent(field -> checkField(field, column));
      column.field().ifPresent(filled::add);
    }
    for (Map.Entry<String, FieldValue> constant : mapping.constants().entrySet()) {
      filled.add(constant.getKey());
      if (carries(constant.getKey())) {
        checkConstant(constant.getKey(), ((FieldValue.Text) constant.getValue()).value());
      }
    }
    for (String field : schema.required()) {
      if (!filled.contains(field) || !carries(field)) {
        problem("' has no field '%s', which %s requires".formatted(field, schema.type()));
      }
    }
  }

  private boolean carries(String field) {
    return rule.fields().isEmpty() || rule.fields().get().contains(field);
  }

  private void checkField(String name, Column column) {
    EventSchema.Field field = schema.fields().get(name);
    if (field == null) {
      unknown("columns." + column.name() + ".field", name);
    } else if (!fits(column.type(), field)) {
      problems.add(
          "'columns.%s.type' does not fit field '%s' of %s, which is %s"
              .formatted(column.name(), name, schema.type(), word(field)));
    }
  }

  /** Constants are texts. */
  private void checkConstant(String name, String value) {
    EventSchema.Field field = schema.fields().get(name);
    if (field == null) {
      unknown("constants", name);
    } else if (field.kind() != EventSchema.Kind.TEXT
        || !(field.codes().isEmpty() || field.codes().contains(value))) {
      problems.add(
          "'constants.%s' is '%s', but the field of %s is %s"
              .formatted(name, value, schema.type(), word(field)));
    }
  }

  private static boolean fits(ColumnType type, EventSchema.Field field) {
    return switch (field.kind()) {
      case NUMBER -> type instanceof ColumnType.Numeric;
      case INTEGER -> type instanceof ColumnType.Numeric number && number.whole();
      case BOOLEAN -> type instanceof ColumnType.Flag;
      case DATE -> type instanceof ColumnType.Date;
      case TEXT ->
          field.codes().isEmpty()
              ? type instanceof ColumnType.Text || type instanceof ColumnType.Code
              : type instanceof ColumnType.Code code
                  && !code.keepOther()
                  && field.codes().containsAll(code.codes().values());
    };
  }

  private static String word(EventSchema.Field field) {
    return switch (field.kind()) {
      case NUMBER -> "a number";
      case INTEGER -> "a whole number";
      case BOOLEAN -> "a flag";
      case DATE -> "a date";
      case TEXT ->
          field.codes().isEmpty() ? "a text" : "one of the codes " + new TreeSet<>(field.codes());
    };
  }

  private void unknown(String key, String field) {
    problems.add(
        "'%s' is '%s', expected a field of %s: %s"
            .formatted(key, field, schema.type(), new TreeSet<>(schema.fields().keySet())));
  }

  private void problem(String what) {
    problems.add("'" + path + what);
  }
}
