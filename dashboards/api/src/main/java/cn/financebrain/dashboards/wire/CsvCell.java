package cn.financebrain.dashboards.wire;

import java.util.regex.Pattern;

/** A cell of a file for spreadsheets (RFC 4180), in which no text is run as a formula. */
public final class CsvCell {
  private static final Pattern FORMULA = Pattern.compile("[=+\\-@\t\r].*", Pattern.DOTALL);
  private static final Pattern QUOTED = Pattern.compile("[\",\r\n]");

  private CsvCell() {}

  /** Text that a spreadsheet would run as a formula is defused with an apostrophe. */
  public static String of(String text) {
    String safe = FORMULA.matcher(text).matches() ? '\'' + text : text;
    return QUOTED.matcher(safe).find() ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
  }
}
