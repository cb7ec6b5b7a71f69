package cn.financebrain.training.report;

import java.util.List;
import java.util.Locale;

/** Pieces of the page. */
final class Html {
  /** What a figure without a meaning is shown as. */
  static final String NONE = "—";

  private Html() {}

  /** Text as it stands, whatever is in it. */
  static String text(String plain) {
    return plain
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("'", "&#39;")
        .replace("\"", "&quot;");
  }

  /** Chinese, with English beside it where it is another word. */
  static String both(String chinese, String english) {
    return chinese.equals(english)
        ? text(chinese)
        : "%s <span lang='en'>%s</span>".formatted(text(chinese), text(english));
  }

  static String heading(int level, String chinese, String english) {
    return "<h%d>%s</h%d>\n".formatted(level, both(chinese, english), level);
  }

  static String note(String chinese, String english) {
    return "<p class='note'>%s</p>\n".formatted(both(chinese, english));
  }

  /** Four decimals. */
  static String number(double value) {
    return Double.isFinite(value) ? String.format(Locale.ROOT, "%.4f", value) : NONE;
  }

  /** One decimal; the sign does not go to a line of its own. */
  static String percent(double share) {
    return Double.isFinite(share) ? String.format(Locale.ROOT, "%.1f&nbsp;%%", 100 * share) : NONE;
  }

  /**
   * @param header cells that are HTML already
   * @param rows likewise, each as long; the first cell names the row
   */
  static String table(List<String> header, List<List<String>> rows) {
    StringBuilder table = new StringBuilder("<table>\n<thead><tr>");
    header.forEach(cell -> table.append("<th scope='col'>").append(cell).append("</th>"));
    table.append("</tr></thead>\n<tbody>\n");
    for (List<String> row : rows) {
      table.append("<tr><th scope='row'>").append(row.get(0)).append("</th>");
      row.stream().skip(1).forEach(cell -> table.append("<td>").append(cell).append("</td>"));
      table.append("</tr>\n");
    }
    return table.append("</tbody>\n</table>\n").toString();
  }
}
