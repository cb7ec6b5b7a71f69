package cn.financebrain.engine;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A client that sends what it likes. */
final class RawClient implements AutoCloseable {

  /** The account that may do everything, as a URL says it. */
  static final String ADMIN = "user=admin&password=admin-password";

  private static final int MOST_MILLIS = 20_000;

  private final Socket socket;

  RawClient() throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), SharedEngine.get().port());
    socket.setSoTimeout(MOST_MILLIS);
  }

  /** A POST of a statement that says how long it is. */
  static String post(String parameters, String sql) {
    return "POST /?%s&%s HTTP/1.1\r\nHost: engine\r\nContent-Length: %d\r\n\r\n%s"
        .formatted(ADMIN, parameters, sql.getBytes(StandardCharsets.UTF_8).length, sql);
  }

  RawClient send(String text) throws IOException {
    return send(text.getBytes(StandardCharsets.UTF_8));
  }

  RawClient send(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
    return this;
  }

  /** Says that nothing more will come. */
  RawClient sendNoMore() throws IOException {
    socket.shutdownOutput();
    return this;
  }

  /** All that comes until the server closes. */
  String readAll() throws IOException {
    return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
  }

  /** What comes until this has come. */
  String readUntil(String end) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    InputStream in = socket.getInputStream();
    while (!bytes.toString(StandardCharsets.ISO_8859_1).endsWith(end)) {
      int b = in.read();
      if (b < 0) {
        throw new AssertionError("the server closed after " + bytes);
      }
      bytes.write(b);
    }
    return bytes.toString(StandardCharsets.ISO_8859_1);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
