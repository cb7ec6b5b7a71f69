package cn.financebrain.ingest.source;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.SequenceInputStream;
import java.nio.charset.Charset;
import java.util.Optional;

/**
 * Reads characters one by one and counts lines, which end with LF, CR or both. Bytes that are wrong
 * in the encoding become {@link #REPLACEMENT}.
 */
final class TextScanner {
  static final char REPLACEMENT = '\uFFFD';
  static final int END = -1;

  private static final int SAMPLE = 1 << 20;
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final FileBytes bytes;
  private final Reader reader;
  private final Charset charset;
  private final char[] buffer = new char[1 << 16];
  private int position;
  private int limit;
  private long line = 1;
  private char last = '\n';

  private TextScanner(FileBytes bytes, Reader reader, Charset charset) {
    this.bytes = bytes;
    this.reader = reader;
    this.charset = charset;
  }

  /**
   * @param fixed the encoding, if it need not be found out
   * @throws SourceException if the bytes are no text, or one in UTF-16
   */
  static TextScanner open(FileBytes bytes, Optional<Charset> fixed)
      throws IOException, SourceException {
    byte[] sample = bytes.readNBytes(SAMPLE);
    Signatures.requireText(sample);
    Charset charset = fixed.orElseGet(() -> Encodings.detect(sample));
    TextScanner scanner =
        new TextScanner(
            bytes,
            new InputStreamReader(
                new SequenceInputStream(new ByteArrayInputStream(sample), bytes), charset),
            charset);
    if (scanner.peek() == BYTE_ORDER_MARK) {
      scanner.position++;
    }
    return scanner;
  }

  Charset charset() {
    return charset;
  }

  long bytesRead() {
    return bytes.count();
  }

  /** The line of the next character, from 1. */
  long line() {
    return line;
  }

  /** Whether the last character that was read stands for bytes that are wrong. */
  boolean afterReplacement() {
    return last == REPLACEMENT;
  }

  /** Why the text was not all, once it has ended; nothing if it was. */
  Optional<String> damage() throws IOException {
    return peek() == END ? bytes.damage() : Optional.empty();
  }

  static boolean isLineEnd(int c) {
    return c == '\n' || c == '\r';
  }

  void skipEmptyLines() throws IOException {
    while (isLineEnd(peek())) {
      read();
    }
  }

  int peek() throws IOException {
    if (position == limit && !refill()) {
      return END;
    }
    return buffer[position];
  }

  int read() throws IOException {
    if (position == limit && !refill()) {
      return END;
    }
    char c = buffer[position++];
    if (c == '\r' || (c == '\n' && last != '\r')) {
      line++;
    }
    last = c;
    return c;
  }

  private boolean refill() throws IOException {
    position = 0;
    limit = Math.max(0, reader.read(buffer, 0, buffer.length));
    return limit > 0;
  }

  void close() throws IOException {
    reader.close();
    bytes.close();
  }
}
