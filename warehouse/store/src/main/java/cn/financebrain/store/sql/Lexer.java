package cn.financebrain.store.sql;

import cn.financebrain.store.sql.StatementRefused.Reason;
import cn.financebrain.store.sql.Token.Kind;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes a statement apart as ClickHouse does, comments left out. What it does not know (heredocs,
 * numbers of odd forms, characters outside names) is refused, since the statement is written anew
 * from these pieces.
 */
final class Lexer {
  private static final List<String> SYMBOLS =
      List.of("->", "::", "<=", ">=", "!=", "<>", "==", "||");
  private static final String SINGLE = "()[],.;+-*/%=<>?:";
  private static final int NAME_MAX = 200;

  private final String text;
  private final List<Token> tokens = new ArrayList<>();
  private int at;

  private Lexer(String text) {
    this.text = text;
  }

  /**
   * @return the pieces, an {@link Kind#END} last
   * @throws StatementRefused where a piece can't be read
   */
  static List<Token> tokens(String text) {
    Lexer lexer = new Lexer(text);
    while (lexer.next()) {
      // each call adds a token
    }
    lexer.tokens.add(new Token(Kind.END, "", text.length()));
    return lexer.tokens;
  }

  private boolean next() {
    skip();
    if (at == text.length()) {
      return false;
    }
    int start = at;
    char c = text.charAt(at);
    if (c == '\'') {
      tokens.add(new Token(Kind.TEXT, quoted(c), start));
    } else if (c == '`' || c == '"') {
      tokens.add(new Token(Kind.QUOTED, name(quoted(c), start), start));
    } else if (isDigit(c) || (c == '.' && isDigit(peek(1)) && !afterOperand())) {
      tokens.add(new Token(Kind.NUMBER, number(), start));
    } else if (isWordStart(c)) {
      while (at < text.length() && isWordPart(text.charAt(at))) {
        at++;
      }
      tokens.add(new Token(Kind.WORD, name(text.substring(start, at), start), start));
    } else if (c == '{') {
      int end = text.indexOf('}', at);
      if (end < 0) {
        throw refused(start);
      }
      at = end + 1;
      tokens.add(new Token(Kind.PARAMETER, text.substring(start + 1, end), start));
    } else {
      tokens.add(new Token(Kind.SYMBOL, symbol(), start));
    }
    return true;
  }

  private String symbol() {
    for (String symbol : SYMBOLS) {
      if (text.startsWith(symbol, at)) {
        at += symbol.length();
        return symbol;
      }
    }
    char c = text.charAt(at);
    if (SINGLE.indexOf(c) < 0) {
      throw refused(at);
    }
    at++;
    return String.valueOf(c);
  }

  private void skip() {
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\u00a0') {
        at++;
      } else if (text.startsWith("--", at)) {
        int end = text.indexOf('\n', at);
        at = end < 0 ? text.length() : end + 1;
      } else if (text.startsWith("/*", at)) {
        int end = text.indexOf("*/", at + 2);
        if (end < 0) {
          throw refused(at);
        }
        at = end + 2;
      } else {
        return;
      }
    }
  }

  /** Whether a dot here is that of an element, such as in {@code t.1}, not that of a number. */
  private boolean afterOperand() {
    if (tokens.isEmpty()) {
      return false;
    }
    Token last = tokens.get(tokens.size() - 1);
    return last.isName() || last.is(")") || last.is("]");
  }

  private String number() {
    int start = at;
    boolean element = !tokens.isEmpty() && tokens.get(tokens.size() - 1).is(".");
    digits();
    if (!element && at == start + 1 && text.charAt(start) == '0' && (peek(0) | 0x20) == 'x') {
      at++;
      while (Character.digit(peek(0), 16) >= 0) {
        at++;
      }
    } else if (!element) {
      if (peek(0) == '.') {
        at++;
        digits();
      }
      if ((peek(0) | 0x20) == 'e') {
        at++;
        if (peek(0) == '+' || peek(0) == '-') {
          at++;
        }
        digits();
      }
    }
    String number = text.substring(start, at).replace("_", "");
    if ((at < text.length() && isWordPart(text.charAt(at)))
        || !number.matches("\\d+|0[xX][0-9a-fA-F]+|(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?")) {
      throw refused(start);
    }
    return number;
  }

  private void digits() {
    while (isDigit(peek(0)) || (peek(0) == '_' && isDigit(peek(1)))) {
      at++;
    }
  }

  /** What is between the quotes; a quote inside is doubled or behind a backslash. */
  private String quoted(char quote) {
    int start = at++;
    StringBuilder value = new StringBuilder();
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (c == '\\') {
        value.append(escaped(start));
      } else if (c != quote) {
        value.append(c);
      } else if (at < text.length() && text.charAt(at) == quote) {
        value.append(quote);
        at++;
      } else {
        return value.toString();
      }
    }
    throw refused(start);
  }

  private String escaped(int start) {
    if (at == text.length()) {
      throw refused(start);
    }
    char c = text.charAt(at++);
    return switch (c) {
      case 'n' -> "\n";
      case 't' -> "\t";
      case 'r' -> "\r";
      case 'f' -> "\f";
      case 'b' -> "\b";
      case '0' -> "\0";
      case '\\', '\'', '"', '`', '/', '=' -> String.valueOf(c);
      // kept for patterns, such as '\d' and '\%'
      case 'd', 'D', 's', 'S', 'w', 'W', '.', '%', '_', '*', '+', '?', '(', ')', '[', ']', '|' ->
          "\\" + c;
      default -> throw refused(at - 2);
    };
  }

  private String name(String name, int start) {
    boolean odd = name.chars().anyMatch(c -> c < ' ' || c == 0x7f || c == '\\' || c == '`');
    if (name.isEmpty() || name.length() > NAME_MAX || odd) {
      throw refused(start);
    }
    return name;
  }

  private char peek(int ahead) {
    return at + ahead < text.length() ? text.charAt(at + ahead) : '\0';
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isWordStart(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
  }

  private static boolean isWordPart(char c) {
    return isWordStart(c) || isDigit(c);
  }

  private StatementRefused refused(int offset) {
    int end = Math.min(text.length(), text.offsetByCodePoints(offset, 1));
    return new StatementRefused(Reason.SYNTAX, text.substring(offset, end), offset);
  }
}
