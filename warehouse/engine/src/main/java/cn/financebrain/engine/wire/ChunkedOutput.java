package cn.financebrain.engine.wire;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** An answer's body in chunks; without its close it is seen to be cut. */
final class ChunkedOutput extends OutputStream {

  private final OutputStream out;
  private final byte[] buffer = new byte[1 << 16];
  private int filled;
  private boolean closed;

  ChunkedOutput(OutputStream out) {
    this.out = out;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int count) throws IOException {
    if (count > buffer.length - filled) {
      chunk(buffer, 0, filled);
      filled = 0;
    }
    if (count > buffer.length) {
      chunk(bytes, from, count);
    } else {
      System.arraycopy(bytes, from, buffer, filled, count);
      filled += count;
    }
  }

  private void chunk(byte[] bytes, int from, int count) throws IOException {
    if (count > 0) {
      out.write((Integer.toHexString(count) + "\r\n").getBytes(StandardCharsets.US_ASCII));
      out.write(bytes, from, count);
      out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
    }
  }

  @Override
  public void flush() throws IOException {
    chunk(buffer, 0, filled);
    filled = 0;
    out.flush();
  }

  @Override
  public void close() throws IOException {
    if (!closed) {
      closed = true;
      chunk(buffer, 0, filled);
      filled = 0;
      out.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      out.close();
    }
  }
}
