package cn.financebrain.ingest.source;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.SequenceInputStream;
import java.nio.charset.Charset;
import java.util.zip.ZipException;

/**
 * Reads characters one by one, counts lines, and knows whether the file ended or was cut. Bytes
 * that are wrong in the encoding become {@link #REPLACEMENT}.
 */
final class TextScanner {
  static final char REPLACEMENT = '\uFFFD';
  static final int END = -1;

  private static final int SAMPLE = 1 << 20;
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final Reader reader;
  private final CountingInput counter;
  private final Charset charset;
  private final char[] buffer = new char[1 << 16];
  private int position;
  private int limit;
  private long line = 1;
  private String cut = "";

  private TextScanner(Reader reader, Charset charset, CountingInput counter) {
    this.reader = reader;
    this.charset = charset;
    this.counter = counter;
  }

  /**
   * @param fixed the encoding, or null to find it out
   */
  static TextScanner open(InputStream in, Charset fixed, CountingInput counter)
      throws IOException, SourceException {
    byte[] sample = new byte[SAMPLE];
    int length = fill(in, sample);
    Charset detected = Encodings.detect(sample, length);
    Charset charset = fixed == null ? detected : fixed;
    InputStream whole = new SequenceInputStream(new ByteArrayInputStream(sample, 0, length), in);
    TextScanner scanner = new TextScanner(new InputStreamReader(whole, charset), charset, counter);
    if (scanner.peek() == BYTE_ORDER_MARK) {
      scanner.read();
    }
    return scanner;
  }

  /** A cut is noticed again when the rest is read, so it is of no interest here. */
  private static int fill(InputStream in, byte[] sample) throws IOException {
    int length = 0;
    try {
      for (int read = 0; read >= 0 && length < sample.length; length += Math.max(0, read)) {
        read = in.read(sample, length, sample.length - length);
      }
    } catch (EOFException | ZipException e) {
      return length;
    }
    return length;
  }

  Charset charset() {
    return charset;
  }

  long bytesRead() {
    return counter.count();
  }

  /** The line of the next character, from 1. */
  long line() {
    return line;
  }

  /** Why the file ended before its end, or empty. */
  String cut() {
    return cut;
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
    if (c == '\n') {
      line++;
    }
    return c;
  }

  private boolean refill() throws IOException {
    if (!cut.isEmpty()) {
      return false;
    }
    try {
      position = 0;
      limit = Math.max(0, reader.read(buffer, 0, buffer.length));
    } catch (EOFException | ZipException e) {
      limit = 0;
      cut = e.getMessage() == null ? "the data ends too early" : e.getMessage();
    }
    return limit > 0;
  }

  void close() throws IOException {
    reader.close();
    counter.close();
  }
}
