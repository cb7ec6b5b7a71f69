package cn.financebrain.ingest.mapping;

import cn.financebrain.contract.FieldValue;
import cn.financebrain.ingest.mapping.FeedMapping.Availability;
import cn.financebrain.ingest.mapping.FeedMapping.Column;
import cn.financebrain.ingest.mapping.FeedMapping.ColumnType;
import cn.financebrain.ingest.mapping.FeedMapping.EventRule;
import cn.financebrain.ingest.mapping.FeedMapping.TimeRule;
import cn.financebrain.ingest.schema.EventSchema;
import java.util.HashMap;
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
    Map<String, Column> filled = new HashMap<>();
    for (Column column : mapping.columns()) {
      column.field().filter(this::carries).ifPresent(field -> checkField(field, column));
      column.field().ifPresent(field -> filled.put(field, column));
    }
    for (Map.Entry<String, FieldValue> constant : mapping.constants().entrySet()) {
      if (carries(constant.getKey())) {
        checkConstant(constant.getKey(), ((FieldValue.Text) constant.getValue()).value());
      }
    }
    for (String field : schema.required()) {
      if (carries(field)) {
        checkRequired(field, filled.get(field));
      } else {
        lacks(field);
      }
    }
  }

  private void lacks(String field) {
    problem("' has no field '%s', which %s requires".formatted(field, schema.type()));
  }

  /**
   * @param column that fills the field; null for none
   */
  private void checkRequired(String field, Column column) {
    if (mapping.constants().containsKey(field)) {
      return;
    }
    if (column == null) {
      lacks(field);
    } else if (!column.required() && !decides(field) && !times().contains(column.name())) {
      problems.add(
          "'columns.%s.required' is false, expected true: %s requires field '%s'"
              .formatted(column.name(), schema.type(), field));
    }
  }

  /** Whether the event is made only where the field is known. */
  private boolean decides(String field) {
    return rule.fields().filter(Set.of(field)::equals).isPresent();
  }

  /** Columns without whose value the row makes no event. */
  private Set<String> times() {
    Set<String> columns = new HashSet<>();
    if (rule.eventTime() instanceof TimeRule.OfColumn of) {
      columns.add(of.column());
    } else if (rule.eventTime() instanceof TimeRule.YearMonth month) {
      columns.add(month.yearColumn());
      columns.add(month.monthColumn());
    } else if (rule.eventTime() instanceof TimeRule.EndOfYear end) {
      columns.add(end.column());
    }
    if (rule.availableTime() instanceof Availability.AtColumn at) {
      columns.add(at.column());
    }
    return columns;
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
