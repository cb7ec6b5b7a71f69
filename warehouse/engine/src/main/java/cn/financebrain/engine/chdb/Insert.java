package cn.financebrain.engine.chdb;

import cn.financebrain.engine.chdb.SqlText.Token;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * An INSERT whose rows follow its text. The rows are handed to the engine as a stream of their own:
 * as one text with the statement, libchdb would take a blank line within them for their end.
 *
 * @param sql the statement up to its FORMAT or VALUES
 * @param format the rows' input format
 * @param rows the rows, byte for byte as they came
 */
public record Insert(String sql, String format, InputStream rows) {

  /**
   * Takes a text apart that may be such an INSERT.
   *
   * @param head the beginning of the text, with all of the statement
   * @param rest what follows the head
   * @throws EngineException when SETTINGS stand behind FORMAT, where rows are expected
   */
  public static Optional<Insert> find(byte[] head, InputStream rest) throws EngineException {
    // one character a byte, so that places in the text are places in the bytes
    String text = new String(head, StandardCharsets.ISO_8859_1);
    if (!SqlText.firstWord(text).equals("INSERT")) {
      return Optional.empty();
    }
    List<Token> tokens = SqlText.tokensUntil(text, Insert::endsHead, 2);
    for (int i = 1; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      if (token.is("SELECT") || token.is("WITH") || token.is("WATCH")) {
        return Optional.empty();
      }
      if (token.is("VALUES")) {
        int start = token.start() + token.text().length();
        return Optional.of(new Insert(sql(head, token), "Values", rows(head, start, rest)));
      }
      if (token.is("FORMAT") && i + 1 < tokens.size() && tokens.get(i + 1).isName()) {
        refuseSettings(tokens, i + 2);
        Token format = tokens.get(i + 1);
        int start = rowsStart(head, format.start() + format.text().length());
        return Optional.of(new Insert(sql(head, token), format.text(), rows(head, start, rest)));
      }
    }
    return Optional.empty();
  }

  private static boolean endsHead(Token token) {
    return token.is("SELECT")
        || token.is("WITH")
        || token.is("WATCH")
        || token.is("VALUES")
        || token.is("FORMAT");
  }

  private static void refuseSettings(List<Token> tokens, int i) throws EngineException {
    if (i < tokens.size() && tokens.get(i).is("SETTINGS")) {
      throw EngineException.of(
          48, "NOT_IMPLEMENTED", "Give the SETTINGS of an INSERT before FORMAT or in the URL");
    }
  }

  private static String sql(byte[] head, Token end) {
    return new String(head, 0, end.start(), StandardCharsets.UTF_8);
  }

  /** Skips the blanks and the one line end that part the format's name from the rows. */
  private static int rowsStart(byte[] head, int from) {
    int at = from;
    while (at < head.length && (head[at] == ' ' || head[at] == '\t' || head[at] == '\f')) {
      at++;
    }
    if (at < head.length && head[at] == '\r') {
      at++;
    }
    return at < head.length && head[at] == '\n' ? at + 1 : at;
  }

  private static InputStream rows(byte[] head, int start, InputStream rest) {
    return new SequenceInputStream(
        new ByteArrayInputStream(head, start, head.length - start), rest);
  }

  /** The statement with the words that parse as an INSERT of rows, for analysis. */
  public Statement withoutRows() {
    return Statement.of(sql + (format.equals("Values") ? "VALUES" : "FORMAT " + format + "\n"));
  }

  /** Feeds all rows to a consumer, a piece at a time. */
  void drainTo(RowConsumer consumer) throws IOException {
    byte[] step = new byte[1 << 20];
    for (int n = rows.readNBytes(step, 0, step.length);
        n > 0;
        n = rows.readNBytes(step, 0, step.length)) {
      if (!consumer.accept(step, n)) {
        return;
      }
    }
  }

  /** Takes rows, and says whether it wants more. */
  @FunctionalInterface
  interface RowConsumer {
    boolean accept(byte[] bytes, int count);
  }
}
