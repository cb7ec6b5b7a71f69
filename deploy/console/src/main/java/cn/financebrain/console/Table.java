package cn.financebrain.console;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A table of words for a terminal; a Chinese character takes two columns. */
public final class Table {
  private static final String SEPARATOR = " \\| ";
  private static final int GAP = 2;

  private final List<List<String>> rows = new ArrayList<>();

  /** A table without column names. */
  public Table() {}

  /**
   * @param header column names, {@code |} between them
   */
  public Table(String header) {
    rows.add(Arrays.asList(header.split(SEPARATOR)));
  }

  /** Adds a row; all rows of a table have the same number of cells. */
  public void row(String... cells) {
    rows.add(List.of(cells));
  }

  @Override
  public String toString() {
    int[] widths = new int[rows.isEmpty() ? 0 : rows.get(0).size()];
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], width(row.get(i)));
      }
    }
    List<String> lines = new ArrayList<>();
    for (List<String> row : rows) {
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < widths.length; i++) {
        text.append(row.get(i)).append(" ".repeat(widths[i] - width(row.get(i)) + GAP));
      }
      lines.add(text.toString().stripTrailing());
    }
    return String.join(System.lineSeparator(), lines);
  }

  private static int width(String text) {
    return text.codePoints().map(c -> c >= 0x2E80 ? 2 : 1).sum();
  }
}
