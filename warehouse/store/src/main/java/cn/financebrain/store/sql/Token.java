package cn.financebrain.store.sql;

/**
 * A piece of a statement.
 *
 * @param text as written; of quoted names and texts what is inside, with escapes resolved
 * @param start offset of its first character in the statement
 */
record Token(Kind kind, String text, int start) {
  enum Kind {
    /** An unquoted name or a keyword. */
    WORD,
    /** A name in back quotes or double quotes. */
    QUOTED,
    NUMBER,
    TEXT,
    SYMBOL,
    /** {@code {name:Type}}; the text is what is between the braces. */
    PARAMETER,
    END
  }

  boolean is(String wordOrSymbol) {
    return switch (kind) {
      case WORD -> text.equalsIgnoreCase(wordOrSymbol);
      case SYMBOL -> text.equals(wordOrSymbol);
      default -> false;
    };
  }

  boolean isName() {
    return kind == Kind.WORD || kind == Kind.QUOTED;
  }
}
