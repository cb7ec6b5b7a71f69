package cn.financebrain.store.sql;

/** Names and texts as statements are written anew. */
final class Sql {
  private Sql() {}

  /** In back quotes; the lexer has let no back quote or backslash into names. */
  static String name(String name) {
    return '`' + name + '`';
  }

  static String text(String text) {
    return '\''
        + text.replace("\\", "\\\\").replace("'", "\\'").replace("\0", "\\0").replace("\n", "\\n")
        + '\'';
  }
}
