package cn.financebrain.engine.wire;

import java.io.IOException;
import java.io.OutputStream;

/** The way to a client that notes since when a write waits for the client to read. */
final class TimedOutput extends OutputStream {

  private static final int STEP = 1 << 16;

  private final OutputStream out;
  private volatile long waitingSince;

  TimedOutput(OutputStream out) {
    this.out = out;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int count) throws IOException {
    for (int at = 0; at < count; at += STEP) {
      waitingSince = System.nanoTime() | 1;
      try {
        out.write(bytes, from + at, Math.min(STEP, count - at));
      } finally {
        waitingSince = 0;
      }
    }
  }

  /** Whether a write has been waiting for longer than this. */
  boolean waitsLongerThan(long nanos) {
    long since = waitingSince;
    return since != 0 && System.nanoTime() - since > nanos;
  }
}
