package cn.financebrain.engine.chdb;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/**
 * The words of a statement as ClickHouse's lexer sees them: comments and white space are gone,
 * strings and quoted names are one token each. It knows no grammar; the engine's parser does.
 */
public final class SqlText {

  /** The kinds of token that matter here. */
  public enum Kind {
    WORD,
    QUOTED_NAME,
    STRING,
    SYMBOL
  }

  /**
   * A token; a quoted name's text is without its quotes but with its backslashes, a word's as
   * written.
   */
  public record Token(Kind kind, String text, int start) {

    /** Whether this is the unquoted word, in any case. */
    public boolean is(String word) {
      return kind == Kind.WORD && text.equalsIgnoreCase(word);
    }

    public boolean isSymbol(char symbol) {
      return kind == Kind.SYMBOL && text.charAt(0) == symbol;
    }

    public boolean isName() {
      return kind == Kind.WORD || kind == Kind.QUOTED_NAME;
    }
  }

  private final String sql;
  private int at;

  private SqlText(String sql) {
    this.sql = sql;
  }

  /** All tokens; an unclosed string or comment ends at the end of the text. */
  public static List<Token> tokens(String sql) {
    SqlText text = new SqlText(sql);
    List<Token> tokens = new ArrayList<>();
    for (Token token = text.next(); token != null; token = text.next()) {
      tokens.add(token);
    }
    return tokens;
  }

  /** The tokens up to the first that fits outside of parentheses, and {@code more} after it. */
  static List<Token> tokensUntil(String sql, Predicate<Token> last, int more) {
    SqlText text = new SqlText(sql);
    List<Token> tokens = new ArrayList<>();
    int depth = 0;
    int left = Integer.MAX_VALUE;
    for (Token token = text.next(); token != null && left > 0; token = text.next()) {
      tokens.add(token);
      depth += token.isSymbol('(') ? 1 : token.isSymbol(')') ? -1 : 0;
      left = left < Integer.MAX_VALUE ? left - 1 : depth == 0 && last.test(token) ? more : left;
    }
    return tokens;
  }

  /** The first word in capitals, {@code "("} for a parenthesis, empty where there is none. */
  public static String firstWord(String sql) {
    Token first = new SqlText(sql).next();
    return first == null ? "" : first.text().toUpperCase(Locale.ROOT);
  }

  private Token next() {
    skipBlanks();
    if (at >= sql.length()) {
      return null;
    }
    int start = at;
    char c = sql.charAt(at);
    if (c == '\'') {
      return new Token(Kind.STRING, quoted(c, false), start);
    }
    if (c == '`' || c == '"') {
      return new Token(Kind.QUOTED_NAME, quoted(c, true), start);
    }
    if (c == '\u2018') {
      return new Token(Kind.STRING, between('\u2019'), start);
    }
    if (c == '\u201c') {
      return new Token(Kind.QUOTED_NAME, between('\u201d'), start);
    }
    if (c == '$') {
      Token heredoc = heredoc(start);
      if (heredoc != null) {
        return heredoc;
      }
    }
    if (isWordPart(c)) {
      while (at < sql.length() && (isWordPart(sql.charAt(at)) || sql.charAt(at) == '$')) {
        at++;
      }
      return new Token(Kind.WORD, sql.substring(start, at), start);
    }
    at++;
    return new Token(Kind.SYMBOL, sql.substring(start, at), start);
  }

  private void skipBlanks() {
    while (at < sql.length()) {
      if (isBlank(sql.charAt(at))) {
        at++;
      } else if (sql.startsWith("--", at) || isHashComment()) {
        int end = sql.indexOf('\n', at);
        at = end < 0 ? sql.length() : end + 1;
      } else if (sql.startsWith("/*", at)) {
        skipBlockComment();
      } else {
        return;
      }
    }
  }

  /** ASCII's, and what ClickHouse takes for such in texts that come from word processors. */
  private static boolean isBlank(char c) {
    return Character.isWhitespace(c)
        || Character.isSpaceChar(c)
        || (c >= '\u200b' && c <= '\u200d')
        || c == '\u0085'
        || c == '\u180e'
        || c == '\u2060'
        || c == '\ufeff';
  }

  private boolean isHashComment() {
    return sql.startsWith("# ", at) || sql.startsWith("#!", at);
  }

  private void skipBlockComment() {
    int depth = 0;
    while (at < sql.length()) {
      if (sql.startsWith("/*", at)) {
        depth++;
        at += 2;
      } else if (sql.startsWith("*/", at)) {
        depth--;
        at += 2;
        if (depth == 0) {
          return;
        }
      } else {
        at++;
      }
    }
  }

  private String quoted(char quote, boolean keepBackslash) {
    StringBuilder text = new StringBuilder();
    at++;
    while (at < sql.length()) {
      char c = sql.charAt(at++);
      if (c == '\\' && at < sql.length()) {
        if (keepBackslash) {
          text.append(c);
        }
        text.append(sql.charAt(at++));
      } else if (c == quote && at < sql.length() && sql.charAt(at) == quote) {
        text.append(sql.charAt(at++));
      } else if (c == quote) {
        break;
      } else {
        text.append(c);
      }
    }
    return text.toString();
  }

  /** Typographic quotes know no escapes. */
  private String between(char close) {
    int from = at + 1;
    int end = sql.indexOf(close, from);
    at = end < 0 ? sql.length() : end + 1;
    return sql.substring(from, end < 0 ? sql.length() : end);
  }

  /** {@code $tag$ … $tag$}: a string without escapes. */
  private Token heredoc(int start) {
    int tagEnd = sql.indexOf('$', start + 1);
    if (tagEnd < 0 || !sql.substring(start + 1, tagEnd).chars().allMatch(SqlText::isWordPart)) {
      return null;
    }
    String tag = sql.substring(start, tagEnd + 1);
    int close = sql.indexOf(tag, tagEnd + 1);
    if (close < 0) {
      return null;
    }
    at = close + tag.length();
    return new Token(Kind.STRING, sql.substring(tagEnd + 1, close), start);
  }

  private static boolean isWordPart(int c) {
    return c == '_' || Character.isLetterOrDigit(c);
  }
}
