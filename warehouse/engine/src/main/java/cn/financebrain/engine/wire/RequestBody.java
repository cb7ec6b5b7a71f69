package cn.financebrain.engine.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A request's body however it is framed; a client that waits for leave to send it gets that. */
final class RequestBody extends InputStream {

  private static final byte[] CONTINUE =
      "HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

  private final InputStream in;
  private final OutputStream out;
  private final boolean there;
  private boolean awaited;

  RequestBody(RequestHead head, InputStream in, OutputStream out) throws BadRequestException {
    List<String> encodings = head.headers().all("Transfer-Encoding");
    List<String> lengths = head.headers().all("Content-Length");
    this.out = out;
    this.there = !encodings.isEmpty() || !lengths.isEmpty();
    this.awaited =
        there && "100-continue".equalsIgnoreCase(head.headers().first("Expect").orElse(""));
    if (!encodings.isEmpty()) {
      if (encodings.size() > 1 || !encodings.get(0).equalsIgnoreCase("chunked")) {
        throw new BadRequestException(501, "The only Transfer-Encoding known here is chunked");
      }
      if (!lengths.isEmpty()) {
        throw new BadRequestException(400, "A body has either a length or chunks");
      }
      this.in = new ChunkedBody(in);
    } else if (!lengths.isEmpty()) {
      if (lengths.size() > 1 || !lengths.get(0).matches("\\d{1,18}")) {
        throw new BadRequestException(400, "The Content-Length is no number");
      }
      this.in = new FixedBody(in, Long.parseLong(lengths.get(0)));
    } else {
      this.in = InputStream.nullInputStream();
    }
  }

  boolean isThere() {
    return there;
  }

  /** Whether the client still waits for leave to send. */
  boolean isAwaited() {
    return awaited;
  }

  @Override
  public int read() throws IOException {
    giveLeave();
    return in.read();
  }

  @Override
  public int read(byte[] bytes, int from, int count) throws IOException {
    giveLeave();
    return in.read(bytes, from, count);
  }

  private void giveLeave() throws IOException {
    if (awaited) {
      awaited = false;
      out.write(CONTINUE);
      out.flush();
    }
  }
}
