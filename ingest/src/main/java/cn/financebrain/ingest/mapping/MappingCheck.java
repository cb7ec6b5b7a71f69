package cn.financebrain.ingest.mapping;

import cn.financebrain.ingest.mapping.FeedMapping.Availability;
import cn.financebrain.ingest.mapping.FeedMapping.Column;
import cn.financebrain.ingest.mapping.FeedMapping.ColumnType;
import cn.financebrain.ingest.mapping.FeedMapping.EventRule;
import cn.financebrain.ingest.mapping.FeedMapping.TimeRule;
import cn.financebrain.ingest.schema.EventSchemas;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Checks that the parts of a mapping refer to each other rightly. */
final class MappingCheck {
  private final FeedMapping mapping;
  private final List<String> problems;
  private final Map<String, Column> columns = new HashMap<>();
  private final Set<String> fields = new HashSet<>();

  MappingCheck(FeedMapping mapping, List<String> problems) {
    this.mapping = mapping;
    this.problems = problems;
  }

  void check() {
    fields.addAll(mapping.constants().keySet());
    for (Column column : mapping.columns()) {
      columns.put(column.name(), column);
      column
          .field()
          .filter(field -> !fields.add(field))
          .ifPresent(
              field ->
                  problems.add(
                      "'columns.%s.field' is '%s', which another column or constant fills already"
                          .formatted(column.name(), field)));
      checkRelative(column);
    }
    for (String name : mapping.id().columns()) {
      if (!columns.containsKey(name) && !mapping.enterprise().columns().contains(name)) {
        problems.add(
            "'id.columns' has '%s', expected one of the columns or that of the enterprise"
                .formatted(name));
      }
    }
    for (int i = 0; i < mapping.events().size(); i++) {
      checkEvent("events[%d]".formatted(i + 1), mapping.events().get(i));
    }
  }

  private void checkRelative(Column column) {
    if (column.type() instanceof ColumnType.Date date
        && date.formats().contains(new DateFormat.Relative())
        && mapping.reference().isEmpty()) {
      problems.add(
          "'columns.%s.formats' has 'relative', which needs the key 'reference' of the file"
              .formatted(column.name()));
    }
  }

  private void checkEvent(String path, EventRule rule) {
    String time = path + ".event_time";
    if (rule.eventTime() instanceof TimeRule.OfColumn of) {
      requireDate(time, of.column());
    } else if (rule.eventTime() instanceof TimeRule.YearMonth month) {
      requireWhole(time + ".year_column", month.yearColumn());
      requireWhole(time + ".month_column", month.monthColumn());
    } else if (rule.eventTime() instanceof TimeRule.EndOfYear end) {
      requireWhole(time, end.column());
    }
    if (rule.availableTime() instanceof Availability.AtColumn at) {
      requireDate(path + ".available_time", at.column());
    }
    checkSchema(path, rule);
    for (String field : rule.fields().orElse(Set.of())) {
      if (!fields.contains(field)) {
        problems.add("'%s.fields' has '%s', expected fields of the columns".formatted(path, field));
      }
    }
  }

  /** Event types of the vocabulary know their fields; others are the user's own. */
  private void checkSchema(String path, EventRule rule) {
    EventSchemas.bundled()
        .find(rule.type())
        .ifPresent(schema -> new SchemaCheck(schema, mapping, rule, path, problems).check());
  }

  private void requireDate(String path, String name) {
    Column column = columns.get(name);
    if (column == null || !(column.type() instanceof ColumnType.Date)) {
      problems.add("'%s' is '%s', expected a column of type date".formatted(path, name));
    }
  }

  private void requireWhole(String path, String name) {
    Column column = columns.get(name);
    if (column == null
        || !(column.type() instanceof ColumnType.Numeric number)
        || !number.whole()) {
      problems.add("'%s' is '%s', expected a column of type integer".formatted(path, name));
    }
  }
}
