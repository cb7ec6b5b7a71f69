package cn.financebrain.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The views of plain names over the tables with the suffix {@code _log}: each row once, and without
 * the columns that serve to tell which of two rows counts.
 */
final class Views {
  private static final String SUFFIX = "_log";
  private static final Set<String> HIDDEN = Set.of("precedence", "version", "withdrawn");

  private final Session session;
  private final String onCluster;

  Views(Session session, String onCluster) {
    this.session = session;
    this.onCluster = onCluster;
  }

  /** Makes those that are missing or differ, and says which. */
  List<String> renew() {
    List<String> renewed = new ArrayList<>();
    for (String table : tables(session)) {
      List<Column> wanted =
          Column.of(session, table).stream()
              .filter(column -> !HIDDEN.contains(column.name()))
              .toList();
      String view = viewOf(table);
      if (!wanted.equals(Column.of(session, view))) {
        session.execute(definition(view, table, wanted));
        renewed.add("view " + view);
      }
    }
    return renewed;
  }

  static List<String> tables(Session session) {
    return session.list(
        """
        SELECT name FROM system.tables
        WHERE database = currentDatabase() AND endsWith(name, '_log') AND engine LIKE '%MergeTree'
        ORDER BY name
        """,
        List.of(), row -> row.getString(1));
  }

  static String viewOf(String table) {
    return table.substring(0, table.length() - SUFFIX.length());
  }

  private String definition(String view, String table, List<Column> columns) {
    return "CREATE OR REPLACE VIEW %s%s (%s) AS SELECT %s FROM %s FINAL%s"
        .formatted(
            Quote.name(view),
            onCluster,
            columns.stream().map(Column::definition).collect(Collectors.joining(", ")),
            columns.stream()
                .map(column -> Quote.name(column.name()))
                .collect(Collectors.joining(", ")),
            Quote.name(table),
            condition(table));
  }

  private static String condition(String table) {
    return switch (table) {
      case TagCatalogue.LOG -> " WHERE version = (SELECT max(version) FROM %s)".formatted(table);
      case "label_log" -> " WHERE NOT withdrawn";
      default -> "";
    };
  }
}
