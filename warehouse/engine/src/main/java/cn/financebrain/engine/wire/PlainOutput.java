package cn.financebrain.engine.wire;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** The end of an answer on a connection that may stay open: its close only says that all is out. */
final class PlainOutput extends FilterOutputStream {

  private final Runnable whenAllIsOut;

  PlainOutput(OutputStream out, Runnable whenAllIsOut) {
    super(out);
    this.whenAllIsOut = whenAllIsOut;
  }

  @Override
  public void write(byte[] bytes, int from, int count) throws IOException {
    out.write(bytes, from, count);
  }

  @Override
  public void close() throws IOException {
    out.flush();
    whenAllIsOut.run();
  }
}
