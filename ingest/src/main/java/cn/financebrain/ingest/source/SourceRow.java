package cn.financebrain.ingest.source;

import cn.financebrain.contract.RejectReason;
import java.util.List;

/** One row of a source file. */
public sealed interface SourceRow {

  /** The line on which the row starts, from 1. */
  long line();

  /** The row's text as it stands in the file, bounded. */
  String raw();

  /**
   * @param cells one text a column of the header
   */
  record Cells(long line, List<String> cells, String raw) implements SourceRow {
    boolean isBlank() {
      return cells.stream().allMatch(String::isBlank);
    }
  }

  /** A row that can't be taken apart. */
  record Broken(long line, RejectReason reason, String column, String detail, String raw)
      implements SourceRow {}
}
