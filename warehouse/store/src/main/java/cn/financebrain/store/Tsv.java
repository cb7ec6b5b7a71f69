package cn.financebrain.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads ClickHouse's TabSeparated. */
public final class Tsv {
  /** How a cell without a value is written. */
  private static final String NULL = "\\N";

  private Tsv() {}

  /** All rows of an answer. */
  static List<List<String>> rows(String answer) {
    return answer.lines().map(Tsv::cells).toList();
  }

  /**
   * The cells of a line, in a list that may hold nulls.
   *
   * @param line without its end
   */
  public static List<String> cells(String line) {
    String[] parts = line.split("\t", -1);
    for (int i = 0; i < parts.length; i++) {
      parts[i] = parts[i].equals(NULL) ? null : unescaped(parts[i]);
    }
    return new ArrayList<>(Arrays.asList(parts));
  }

  private static String unescaped(String cell) {
    if (cell.indexOf('\\') < 0) {
      return cell;
    }
    StringBuilder text = new StringBuilder(cell.length());
    for (int i = 0; i < cell.length(); i++) {
      char c = cell.charAt(i);
      if (c != '\\' || i + 1 == cell.length()) {
        text.append(c);
        continue;
      }
      char next = cell.charAt(++i);
      text.append(
          switch (next) {
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            case 'b' -> '\b';
            case 'f' -> '\f';
            case '0' -> '\0';
            default -> next;
          });
    }
    return text.toString();
  }
}
