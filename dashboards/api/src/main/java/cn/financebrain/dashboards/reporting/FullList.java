package cn.financebrain.dashboards.reporting;

import java.util.List;
import java.util.function.Consumer;

/**
 * All rows behind a report, however many: they go into the files one by one and are never held
 * together.
 *
 * @param title the sheet's name
 */
public record FullList(String title, List<ReportTable.Column> columns, Rows rows) {
  public FullList {
    columns = List.copyOf(columns);
  }

  /** Hands each row to whoever writes; may be asked more than once for the same rows. */
  @FunctionalInterface
  public interface Rows {
    void each(Consumer<List<Cell>> to);
  }
}
