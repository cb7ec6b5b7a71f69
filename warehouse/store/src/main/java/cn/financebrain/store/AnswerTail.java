package cn.financebrain.store;

import com.clickhouse.client.api.ServerException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The end of an answer, held back because it may be an error that came when rows had been sent
 * already. ClickHouse writes such an error behind the rows: since 25.11 between two markers with a
 * tag, its length and at most 16 KiB in all, before that as bare text.
 */
final class AnswerTail {
  private static final int MOST = 1 << 14;

  /** Tag, message, the message's length in bytes; one character a byte. */
  private static final Pattern MARKED =
      Pattern.compile(
          "\r\n__exception__\r\n(\\w+)\r\n(.*)\r?\n(\\d+) \\1\r\n__exception__\r\n$",
          Pattern.DOTALL);

  private static final Pattern BARE =
      Pattern.compile("(Code: \\d+\\. DB::Exception: .*)$", Pattern.DOTALL);

  private static final Pattern CODE = Pattern.compile("^Code: (\\d+)\\.");

  private final OutputStream output;
  private final byte[] held = new byte[MOST];
  private int length;

  AnswerTail(OutputStream output) {
    this.output = output;
  }

  /**
   * Passes an answer on.
   *
   * @throws ServerException if it ends in an error
   * @throws UncheckedIOException if the output can't be written
   */
  static void copy(InputStream answer, OutputStream output) throws IOException {
    AnswerTail tail = new AnswerTail(output);
    byte[] buffer = new byte[1 << 16];
    try {
      for (int n = answer.read(buffer); n >= 0; n = answer.read(buffer)) {
        tail.take(buffer, n);
      }
    } catch (IOException e) {
      Optional<ServerException> error = tail.atCut();
      if (error.isPresent()) {
        error.get().addSuppressed(e);
        throw error.get();
      }
      throw e;
    }
    Optional<ServerException> error = tail.marked();
    if (error.isPresent()) {
      throw error.get();
    }
    tail.release();
  }

  /**
   * Passes on what can't be the end any more.
   *
   * @throws UncheckedIOException if the output can't be written
   */
  void take(byte[] bytes, int count) {
    int surplus = Math.max(0, length + count - MOST);
    int ofHeld = Math.min(surplus, length);
    int ofNew = surplus - ofHeld;
    write(held, ofHeld);
    write(bytes, ofNew);
    System.arraycopy(held, ofHeld, held, 0, length - ofHeld);
    length -= ofHeld;
    System.arraycopy(bytes, ofNew, held, length, count - ofNew);
    length += count - ofNew;
  }

  /**
   * Passes on what is held, at the end of an answer that is whole.
   *
   * @throws UncheckedIOException if the output can't be written
   */
  void release() {
    write(held, length);
    length = 0;
  }

  private void write(byte[] bytes, int count) {
    try {
      if (count > 0) {
        output.write(bytes, 0, count);
        output.flush();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The error that an answer ends in which seemed to be whole. */
  Optional<ServerException> marked() {
    Matcher marked = MARKED.matcher(text());
    return marked.find() && marked.group(3).equals(Integer.toString(marked.group(2).length()))
        ? Optional.of(error(marked.group(2)))
        : Optional.empty();
  }

  /** The error that an answer ends in which is known to be cut. */
  Optional<ServerException> atCut() {
    return marked()
        .or(
            () -> {
              Matcher bare = BARE.matcher(text());
              return bare.find() ? Optional.of(error(bare.group(1))) : Optional.empty();
            });
  }

  private static ServerException error(String latin) {
    String message =
        new String(latin.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8).strip();
    Matcher code = CODE.matcher(message);
    return new ServerException(code.find() ? Integer.parseInt(code.group(1)) : 0, message, 200, "");
  }

  private String text() {
    return new String(held, 0, length, StandardCharsets.ISO_8859_1);
  }
}
