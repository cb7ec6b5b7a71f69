package cn.financebrain.dashboards.reporting;

import java.util.List;

/**
 * A part of a report: a table with a heading, and maybe a picture above it.
 *
 * @param key names it in templates, such as {@code districts}
 * @param note what a reader must know to read it; may be empty
 * @param rows each as long as {@code columns}; none is told as such, never left blank
 * @param total rows that there are; more than {@code rows} where only the first are shown here
 * @param picture a {@code data:} address; empty for none
 */
public record ReportTable(
    String key,
    String title,
    String note,
    List<Column> columns,
    List<List<Cell>> rows,
    long total,
    String picture) {

  /**
   * @param number whether it is aligned as numbers are
   */
  public record Column(String name, boolean number) {
    public static Column text(String name) {
      return new Column(name, false);
    }

    public static Column number(String name) {
      return new Column(name, true);
    }
  }

  /**
   * @throws IllegalArgumentException if a row does not fit the columns, or rows are not counted
   */
  public ReportTable {
    columns = List.copyOf(columns);
    rows = rows.stream().map(List::copyOf).toList();
    for (List<Cell> row : rows) {
      if (row.size() != columns.size()) {
        throw new IllegalArgumentException(
            "table %s: a row of %d cells, expected %d".formatted(key, row.size(), columns.size()));
      }
    }
    if (total < rows.size()) {
      throw new IllegalArgumentException(
          "table %s: %d rows of %d".formatted(key, rows.size(), total));
    }
  }

  /** All rows that there are. */
  public static ReportTable of(
      String key, String title, String note, List<Column> columns, List<List<Cell>> rows) {
    return new ReportTable(key, title, note, columns, rows, rows.size(), "");
  }

  public ReportTable withPicture(String address) {
    return new ReportTable(key, title, note, columns, rows, total, address);
  }

  boolean isCut() {
    return total > rows.size();
  }
}
