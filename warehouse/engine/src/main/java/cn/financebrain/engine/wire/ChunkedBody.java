package cn.financebrain.engine.wire;

import java.io.IOException;
import java.io.InputStream;

/** A body in chunks, each with its size before it; trailers are read and forgotten. */
final class ChunkedBody extends InputStream {

  private static final int MOST_LINE = 1 << 13;

  private final InputStream in;
  private long left;
  private boolean first = true;
  private boolean ended;

  ChunkedBody(InputStream in) {
    this.in = in;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int from, int count) throws IOException {
    if (count == 0) {
      return 0;
    }
    if (left == 0 && !ended) {
      nextChunk();
    }
    if (ended) {
      return -1;
    }
    int n = in.read(bytes, from, (int) Math.min(count, left));
    if (n < 0) {
      throw new CutBodyException("Unexpected end of the body within a chunk");
    }
    left -= n;
    return n;
  }

  private void nextChunk() throws IOException {
    if (!first && !line().isEmpty()) {
      throw new CutBodyException("A chunk is longer than it says");
    }
    first = false;
    String size = line().replaceFirst("[;\\s].*", "");
    if (!size.matches("[0-9A-Fa-f]{1,15}")) {
      throw new CutBodyException("A chunk's size is no number");
    }
    left = Long.parseLong(size, 16);
    if (left == 0) {
      ended = true;
      while (!line().isEmpty()) {
        // a trailer
      }
    }
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int b = in.read(); b != '\n'; b = in.read()) {
      if (b < 0) {
        throw new CutBodyException("Unexpected end of the body between chunks");
      }
      if (line.length() == MOST_LINE) {
        throw new CutBodyException("A chunk's size is no number");
      }
      if (b != '\r') {
        line.append((char) b);
      }
    }
    return line.toString();
  }
}
