package cn.financebrain.engine.http;

/** Text as ClickHouse literals. */
final class Sql {

  private Sql() {}

  static String string(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }

  static String name(String text) {
    return "`" + text.replace("\\", "\\\\").replace("`", "\\`") + "`";
  }
}
