package cn.financebrain.store.sql;

import java.util.Locale;
import java.util.Set;

/** Words that are no names where they stand bare. */
final class Words {
  private static final Set<String> RESERVED =
      Set.of(
          "SELECT",
          "FROM",
          "WHERE",
          "PREWHERE",
          "GROUP",
          "HAVING",
          "ORDER",
          "LIMIT",
          "OFFSET",
          "FETCH",
          "UNION",
          "EXCEPT",
          "INTERSECT",
          "SETTINGS",
          "FORMAT",
          "INTO",
          "WITH",
          "JOIN",
          "INNER",
          "LEFT",
          "RIGHT",
          "FULL",
          "CROSS",
          "OUTER",
          "ANY",
          "ALL",
          "SEMI",
          "ANTI",
          "ASOF",
          "GLOBAL",
          "PASTE",
          "ARRAY",
          "ON",
          "USING",
          "AS",
          "FINAL",
          "SAMPLE",
          "QUALIFY",
          "WINDOW",
          "AND",
          "OR",
          "NOT",
          "IN",
          "LIKE",
          "ILIKE",
          "BETWEEN",
          "IS",
          "DIV",
          "MOD",
          "CASE",
          "WHEN",
          "THEN",
          "ELSE",
          "END",
          "ASC",
          "DESC",
          "NULLS",
          "COLLATE",
          "INTERPOLATE",
          "OVER",
          "FILTER",
          "IGNORE",
          "RESPECT",
          "DISTINCT",
          "BY",
          "EXISTS",
          "PARALLEL",
          "REGEXP",
          "XOR",
          "STALENESS",
          "RECURSIVE",
          "MATERIALIZED");

  private static final Set<String> CONSTANTS = Set.of("NULL", "TRUE", "FALSE", "INF", "NAN");
  private static final Set<String> UNITS =
      Set.of(
          "NANOSECOND",
          "MICROSECOND",
          "MILLISECOND",
          "SECOND",
          "MINUTE",
          "HOUR",
          "DAY",
          "WEEK",
          "MONTH",
          "QUARTER",
          "YEAR");

  private Words() {}

  /** Whether the next piece may be a name: quoted, or not a word of the language. */
  static boolean isName(Token token) {
    return token.kind() == Token.Kind.QUOTED
        || (token.kind() == Token.Kind.WORD
            && !RESERVED.contains(token.text().toUpperCase(Locale.ROOT)));
  }

  /** Whether it is a value that is written as a word. */
  static boolean isConstant(Token token) {
    return token.kind() == Token.Kind.WORD
        && CONSTANTS.contains(token.text().toUpperCase(Locale.ROOT));
  }

  /** Whether it is a unit of intervals. */
  static boolean isUnit(Token token) {
    return token.kind() == Token.Kind.WORD && UNITS.contains(token.text().toUpperCase(Locale.ROOT));
  }
}
