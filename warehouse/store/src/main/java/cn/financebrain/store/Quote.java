package cn.financebrain.store;

/** Names and text as ClickHouse's SQL writes them. */
final class Quote {
  private Quote() {}

  static String name(String name) {
    return '`' + name.replace("\\", "\\\\").replace("`", "\\`") + '`';
  }

  static String text(String text) {
    return '\'' + text.replace("\\", "\\\\").replace("'", "\\'") + '\'';
  }
}
