package cn.financebrain.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A table of words for a terminal; a Chinese character takes two columns. */
final class Table {
  private static final String SEPARATOR = " \\| ";

  private final List<List<String>> rows = new ArrayList<>();

  /**
   * @param header column names, {@code |} between them
   */
  Table(String header) {
    rows.add(Arrays.asList(header.split(SEPARATOR)));
  }

  void row(String... cells) {
    rows.add(List.of(cells));
  }

  @Override
  public String toString() {
    int[] widths = new int[rows.get(0).size()];
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], width(row.get(i)));
      }
    }
    StringBuilder text = new StringBuilder();
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        text.append(row.get(i)).append(" ".repeat(widths[i] - width(row.get(i)) + 2));
      }
      text.append(System.lineSeparator());
    }
    return text.toString().stripTrailing();
  }

  private static int width(String text) {
    return text.codePoints().map(c -> c >= 0x2E80 ? 2 : 1).sum();
  }
}
