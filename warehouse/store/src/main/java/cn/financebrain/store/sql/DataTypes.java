package cn.financebrain.store.sql;

import cn.financebrain.store.sql.StatementRefused.Reason;
import cn.financebrain.store.sql.Token.Kind;
import java.util.List;
import java.util.Set;

/** The types that values may be cast to. */
final class DataTypes {
  private static final Set<String> PLAIN =
      Set.of(
          "UInt8",
          "UInt16",
          "UInt32",
          "UInt64",
          "UInt128",
          "UInt256",
          "Int8",
          "Int16",
          "Int32",
          "Int64",
          "Int128",
          "Int256",
          "Float32",
          "Float64",
          "String",
          "Date",
          "Date32",
          "DateTime",
          "Bool",
          "UUID",
          "IPv4",
          "IPv6");
  private static final Set<String> WITH_ARGUMENTS =
      Set.of(
          "Nullable",
          "LowCardinality",
          "Array",
          "Tuple",
          "Map",
          "Decimal",
          "Decimal32",
          "Decimal64",
          "Decimal128",
          "FixedString",
          "DateTime",
          "DateTime64");
  private static final int DEPTH_MAX = 8;

  private DataTypes() {}

  /**
   * Reads a type from a place on and appends it.
   *
   * @return the place behind it
   * @throws StatementRefused if it is none of those allowed
   */
  static int read(List<Token> tokens, int from, StringBuilder output) {
    return read(tokens, from, output, 0);
  }

  /** A type that stands alone, such as in a parameter, in its own wording. */
  static String parse(String text, int offset) {
    try {
      List<Token> tokens = Lexer.tokens(text);
      StringBuilder output = new StringBuilder();
      if (tokens.get(read(tokens, 0, output)).kind() == Kind.END) {
        return output.toString();
      }
    } catch (StatementRefused e) {
      throw new StatementRefused(Reason.TYPE, text, offset);
    }
    throw new StatementRefused(Reason.TYPE, text, offset);
  }

  private static int read(List<Token> tokens, int from, StringBuilder output, int depth) {
    Token name = tokens.get(from);
    boolean arguments = tokens.get(Math.min(from + 1, tokens.size() - 1)).is("(");
    if (name.kind() != Kind.WORD
        || depth > DEPTH_MAX
        || !(arguments ? WITH_ARGUMENTS : PLAIN).contains(name.text())) {
      throw new StatementRefused(Reason.TYPE, name.text(), name.start());
    }
    output.append(name.text());
    return arguments ? arguments(tokens, from + 1, output, depth) : from + 1;
  }

  private static int arguments(List<Token> tokens, int open, StringBuilder output, int depth) {
    int at = open + 1;
    output.append('(');
    while (true) {
      Token token = tokens.get(at);
      switch (token.kind()) {
        case NUMBER -> {
          output.append(token.text());
          at++;
        }
        case TEXT -> {
          output.append(Sql.text(token.text()));
          at++;
        }
        default -> at = read(tokens, at, output, depth + 1);
      }
      Token after = tokens.get(at++);
      if (after.is(")")) {
        output.append(')');
        return at;
      }
      if (!after.is(",")) {
        throw new StatementRefused(Reason.TYPE, after.text(), after.start());
      }
      output.append(", ");
    }
  }
}
