package cn.financebrain.engine.chdb;

import com.sun.jna.Memory;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A statement's text together with the data that follows it, in native memory: rows that are
 * inserted reach the engine as they came, byte for byte, and never stand on the Java heap.
 */
public final class Statement implements AutoCloseable {

  private static final int HEAD = 64 * 1024;
  private static final int STEP = 1 << 20;

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

  /** Adds all that a stream gives. */
  public void append(InputStream data) throws IOException {
    byte[] step = new byte[STEP];
    for (int n = data.read(step); n >= 0; n = data.read(step)) {
      append(step, n);
    }
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

  /** The first 64 KiB as text: the statement itself, where data follows it. */
  public String head() {
    byte[] head = memory.getByteArray(0, (int) Math.min(HEAD, length));
    return new String(head, StandardCharsets.UTF_8);
  }

  /** The last bytes as text, at most {@code count}. */
  public String tail(int count) {
    int n = (int) Math.min(count, length);
    return new String(memory.getByteArray(length - n, n), StandardCharsets.UTF_8);
  }

  /** Whether this may be a query whose result can be fetched piece by piece. */
  boolean mayStream() {
    String word = SqlText.firstWord(head());
    return Arrays.asList("SELECT", "WITH", "(").contains(word);
  }
}
