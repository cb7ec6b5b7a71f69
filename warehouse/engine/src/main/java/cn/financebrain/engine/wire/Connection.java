package cn.financebrain.engine.wire;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;

/** One client's connection: its requests one after the other. */
final class Connection implements Runnable {

  private static final Logger LOG = System.getLogger(Connection.class.getName());

  /** Between requests, and between the bytes of one. */
  private static final int WAIT_MILLIS = 30_000;

  private static final int LINGER_MILLIS = 2_000;
  private static final long MOST_LINGERED = 1 << 24;

  private final Socket socket;
  private final Handler handler;
  private final SocketInput in;
  private final TimedOutput timed;
  private final OutputStream out;

  Connection(Socket socket, Handler handler) throws IOException {
    this.socket = socket;
    this.handler = handler;
    socket.setTcpNoDelay(true);
    this.in = new SocketInput(socket);
    this.timed = new TimedOutput(socket.getOutputStream());
    this.out = new BufferedOutputStream(timed, 1 << 14);
  }

  @Override
  public void run() {
    try {
      while (serve()) {
        // the next request
      }
      linger();
    } catch (IOException e) {
      LOG.log(Level.DEBUG, "a connection ended", e);
      linger();
    } finally {
      close();
    }
  }

  /** Serves one request, and says whether another may follow. */
  private boolean serve() throws IOException {
    in.waitAtMost(WAIT_MILLIS);
    Exchange exchange;
    try {
      RequestHead head = RequestHead.read(in);
      if (head == null) {
        return false;
      }
      exchange = new Exchange(head, in, out);
    } catch (SocketTimeoutException e) {
      return false;
    } catch (BadRequestException e) {
      refuse(e);
      return false;
    }
    handler.handle(exchange);
    if (!exchange.keepsAlive()) {
      return false;
    }
    in.waitAtMost(LINGER_MILLIS);
    exchange.drain();
    return true;
  }

  private void refuse(BadRequestException e) throws IOException {
    String text =
        "HTTP/1.1 %d %s\r\nConnection: close\r\nContent-Length: %d\r\n\r\n%s\n"
            .formatted(
                e.status(), Reason.of(e.status()), e.getMessage().length() + 1, e.getMessage());
    out.write(text.getBytes(StandardCharsets.US_ASCII));
  }

  /**
   * Lets the client read to the end: a socket that is closed while it has unread bytes resets the
   * connection, which throws away what is still on its way.
   */
  private void linger() {
    try {
      out.flush();
      socket.shutdownOutput();
      in.waitAtMost(LINGER_MILLIS);
      byte[] step = new byte[1 << 14];
      long read = 0;
      for (int n = in.read(step); n >= 0 && read < MOST_LINGERED; n = in.read(step)) {
        read += n;
      }
    } catch (IOException e) {
      LOG.log(Level.DEBUG, "the client did not wait for the end", e);
    }
  }

  /** Whether the client has not read for this long, although there is something to read. */
  boolean stallsLongerThan(long nanos) {
    return timed.waitsLongerThan(nanos);
  }

  /** Ends it at once, whoever waits for it. */
  void close() {
    try {
      socket.close();
    } catch (IOException e) {
      LOG.log(Level.DEBUG, "a socket did not close", e);
    }
  }
}
