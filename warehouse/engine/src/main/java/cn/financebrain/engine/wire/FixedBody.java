package cn.financebrain.engine.wire;

import java.io.IOException;
import java.io.InputStream;

/** A body of a length that was said before. */
final class FixedBody extends InputStream {

  private final InputStream in;
  private long left;

  FixedBody(InputStream in, long length) {
    this.in = in;
    this.left = length;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int from, int count) throws IOException {
    if (count == 0 || left == 0) {
      return count == 0 ? 0 : -1;
    }
    int n = in.read(bytes, from, (int) Math.min(count, left));
    if (n < 0) {
      throw new CutBodyException("Unexpected end of the body, " + left + " bytes are missing");
    }
    left -= n;
    return n;
  }
}
