package cn.financebrain.engine.http;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;

/**
 * An error that comes after rows have been sent, as ClickHouse writes it behind them since 25.11: a
 * marker and a tag, which the answer's headers have told before, around the message and its length.
 */
final class LateError {

  static final String TAG_HEADER = "X-ClickHouse-Exception-Tag";

  private static final String MARKER = "\r\n__exception__\r\n";
  private static final int TAG_LENGTH = 16;

  /** So that the whole block stays within 16 KiB. */
  private static final int MOST = (1 << 14) - 128;

  private static final SecureRandom RANDOM = new SecureRandom();

  private final String tag =
      RANDOM
          .ints(TAG_LENGTH, 'a', 'z' + 1)
          .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
          .toString();

  /** Letters that no result can know beforehand. */
  String tag() {
    return tag;
  }

  /** Writes the block and hands all on that a compressor holds, but does not end the answer. */
  void writeTo(OutputStream body, String message) throws IOException {
    byte[] text = message.getBytes(StandardCharsets.UTF_8);
    int length = Math.min(text.length, MOST);
    body.write((MARKER + tag + "\r\n").getBytes(StandardCharsets.US_ASCII));
    body.write(text, 0, length);
    body.write(("\n" + length + ' ' + tag + MARKER).getBytes(StandardCharsets.US_ASCII));
    body.flush();
  }
}
