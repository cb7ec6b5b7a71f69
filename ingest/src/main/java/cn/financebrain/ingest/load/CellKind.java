package cn.financebrain.ingest.load;

/** What the text of a cell looks like. */
enum CellKind {
  NUMBER,
  DATE,
  TEXT;

  private static final int YEAR_DIGITS = 4;

  /**
   * @param text not empty
   */
  static CellKind of(String text) {
    int digits = 0;
    int separators = 0;
    int leading = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= '0' && c <= '9') {
        digits++;
        leading += separators == 0 ? 1 : 0;
      } else if (i > 0 && (c == '-' || c == '/' || c == '年')) {
        separators++;
      } else if (!isOfNumbers(c, separators)) {
        return TEXT;
      }
    }
    if (digits == 0) {
      return TEXT;
    }
    if (separators == 0) {
      return NUMBER;
    }
    boolean isYear = leading == YEAR_DIGITS && (text.startsWith("19") || text.startsWith("20"));
    return isYear ? DATE : TEXT;
  }

  /** Signs of a number, and after the first separator what else stands in dates and times. */
  private static boolean isOfNumbers(char c, int separators) {
    return c == '.'
        || c == ','
        || c == '+'
        || c == '-'
        || (separators > 0 && "月日: TZ".indexOf(c) >= 0);
  }
}
