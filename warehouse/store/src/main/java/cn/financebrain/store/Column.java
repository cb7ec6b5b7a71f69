package cn.financebrain.store;

import java.util.List;

/** A column of a table or view as {@code system.columns} tells it. */
record Column(String name, String type, String comment) {

  /** The columns in their order; empty if there is no such table or view. */
  static List<Column> of(Session session, String table) {
    return session.list(
        """
        SELECT name, type, comment FROM system.columns
        WHERE database = currentDatabase() AND table = ? ORDER BY position
        """,
        List.of(table),
        row -> new Column(row.getString(1), row.getString(2), row.getString(3)));
  }

  String definition() {
    return "%s %s COMMENT %s".formatted(Quote.name(name), type, Quote.text(comment));
  }
}
