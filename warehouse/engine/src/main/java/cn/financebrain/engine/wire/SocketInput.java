package cn.financebrain.engine.wire;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;

/** What a client sends, buffered, so that its leaving can be noticed without losing a byte. */
final class SocketInput extends InputStream {

  private static final int PROBE_MILLIS = 1;

  private final Socket socket;
  private final InputStream in;
  private final byte[] buffer = new byte[1 << 14];
  private int at;
  private int end;
  private int waitMillis;

  SocketInput(Socket socket) throws IOException {
    this.socket = socket;
    this.in = socket.getInputStream();
  }

  /** How long a read may wait for the next byte. */
  void waitAtMost(int millis) {
    waitMillis = millis;
  }

  @Override
  public synchronized int read() throws IOException {
    return fill(waitMillis) ? buffer[at++] & 0xff : -1;
  }

  @Override
  public synchronized int read(byte[] bytes, int from, int count) throws IOException {
    if (count == 0) {
      return 0;
    }
    if (!fill(waitMillis)) {
      return -1;
    }
    int n = Math.min(count, end - at);
    System.arraycopy(buffer, at, bytes, from, n);
    at += n;
    return n;
  }

  /** Whether the client has closed its side and has sent nothing more. It takes a millisecond. */
  synchronized boolean ended() {
    try {
      return !fill(PROBE_MILLIS);
    } catch (SocketTimeoutException e) {
      return false;
    } catch (IOException e) {
      return true;
    }
  }

  private boolean fill(int millis) throws IOException {
    if (at < end) {
      return true;
    }
    socket.setSoTimeout(millis);
    int n = in.read(buffer);
    at = 0;
    end = Math.max(n, 0);
    return n > 0;
  }
}
