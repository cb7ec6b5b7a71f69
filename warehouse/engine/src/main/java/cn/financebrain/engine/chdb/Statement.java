package cn.financebrain.engine.chdb;

import com.sun.jna.Memory;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** A statement's text in native memory, where the engine reads it. */
public final class Statement implements AutoCloseable {

  private static final int HEAD = 64 * 1024;
  private static final int STEP = 1 << 20;
  private static final int MOST_TEXT = 1 << 24;
  private static final long MOST = 1 << 30;

  private Memory memory;
  private long length;

  private Statement() {
    this.memory = new Memory(HEAD);
  }

  public static Statement of(String sql) {
    Statement statement = new Statement();
    byte[] bytes = sql.getBytes(StandardCharsets.UTF_8);
    statement.append(bytes, bytes.length);
    return statement;
  }

  /**
   * A statement of these bytes and all that a stream gives.
   *
   * @throws EngineException when it is longer than a gibibyte
   */
  public static Statement of(byte[] head, InputStream rest) throws IOException, EngineException {
    Statement statement = new Statement();
    statement.append(head, head.length);
    byte[] step = new byte[STEP];
    for (int n = rest.read(step); n >= 0; n = rest.read(step)) {
      statement.append(step, n);
      if (statement.length > MOST) {
        statement.close();
        throw EngineException.of(223, "QUERY_IS_TOO_LARGE", "The query is larger than 1 GiB");
      }
    }
    return statement;
  }

  private void append(byte[] bytes, int count) {
    if (length + count > memory.size()) {
      Memory larger = new Memory(Math.max(length + count, memory.size() * 2));
      for (long at = 0; at < length; at += STEP) {
        int n = (int) Math.min(STEP, length - at);
        larger.write(at, memory.getByteArray(at, n), 0, n);
      }
      memory.close();
      memory = larger;
    }
    memory.write(length, bytes, 0, count);
    length += count;
  }

  /** Gives the memory back. */
  @Override
  public void close() {
    memory.close();
  }

  Memory memory() {
    return memory;
  }

  public long length() {
    return length;
  }

  /** Whether {@link #text} is not all of it. */
  public boolean isLongerThanItsText() {
    return length > MOST_TEXT;
  }

  /** The text, of a very long statement its first 16 MiB. */
  public String text() {
    byte[] head = memory.getByteArray(0, (int) Math.min(MOST_TEXT, length));
    return new String(head, StandardCharsets.UTF_8);
  }

  /**
   * Whether this may be a query whose result can be fetched piece by piece; totals come at its end.
   */
  boolean mayStream() {
    List<SqlText.Token> tokens = SqlText.tokens(text());
    return !tokens.isEmpty()
        && List.of("SELECT", "WITH", "(").contains(tokens.get(0).text().toUpperCase(Locale.ROOT))
        && tokens.stream().noneMatch(token -> token.is("TOTALS"));
  }
}
