package cn.financebrain.ingest.simulate;

import java.math.BigDecimal;
import java.util.Optional;

/** Writes cells as a line of a CSV file (RFC 4180, but with a line feed). */
final class CsvLine {
  private CsvLine() {}

  static String of(Object... cells) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < cells.length; i++) {
      if (i > 0) {
        line.append(',');
      }
      append(line, text(cells[i]));
    }
    return line.append('\n').toString();
  }

  private static String text(Object cell) {
    if (cell == null) {
      return "";
    }
    if (cell instanceof Optional<?> optional) {
      return optional.map(CsvLine::text).orElse("");
    }
    if (cell instanceof Boolean yes) {
      return yes ? "是" : "否";
    }
    return cell instanceof BigDecimal number ? number.toPlainString() : cell.toString();
  }

  private static void append(StringBuilder line, String text) {
    boolean quoted = false;
    for (int i = 0; i < text.length() && !quoted; i++) {
      char c = text.charAt(i);
      quoted = c == ',' || c == '"' || c == '\n' || c == '\r';
    }
    if (quoted) {
      line.append('"').append(text.replace("\"", "\"\"")).append('"');
    } else {
      line.append(text);
    }
  }
}
