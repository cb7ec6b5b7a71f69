package cn.financebrain.engine.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One request and its answer. One thread handles it; another may add {@link #early} headers and ask
 * for {@link #clientGone} meanwhile.
 */
public final class Exchange {

  private static final long MOST_DRAINED = 1 << 26;

  private final RequestHead head;
  private final RequestBody body;
  private final SocketInput in;
  private final OutputStream out;
  private final Map<String, String> headers = new LinkedHashMap<>();
  private final boolean keepAlive;
  private boolean announced;
  private boolean opened;
  private boolean complete;

  Exchange(RequestHead head, SocketInput in, OutputStream out) throws BadRequestException {
    this.head = head;
    this.in = in;
    this.out = out;
    this.body = new RequestBody(head, in, out);
    this.keepAlive = head.keepsAlive();
  }

  public String method() {
    return head.method();
  }

  /** The path as sent, without decoding. */
  public String path() {
    return head.path();
  }

  /** The query string as sent, null where there is none. */
  public String query() {
    return head.query();
  }

  /** The first value of a request's header that is not empty. */
  public Optional<String> header(String name) {
    return head.headers().first(name).filter(value -> !value.isEmpty());
  }

  /** Whether the request says how long its body is or sends it in chunks. */
  public boolean hasBody() {
    return body.isThere();
  }

  /** The request's body. */
  public InputStream body() {
    return body;
  }

  /** Reads what is left of the body, so that {@link #clientGone} can see behind it. */
  public void drain() throws IOException {
    byte[] step = new byte[1 << 14];
    long drained = 0;
    for (int n = body.read(step); n >= 0; n = body.read(step)) {
      drained += n;
      if (drained > MOST_DRAINED) {
        throw new CutBodyException("The body is longer than anybody wants to read");
      }
    }
  }

  /** Sets a header of the answer, before any of it is sent. */
  public synchronized void set(String name, String value) {
    headers.put(name, value.replaceAll("[\r\n]", " "));
  }

  /**
   * Sends a header at once, with the status 200 and all headers that are set, if the body has not
   * begun.
   */
  public synchronized void early(String name, String value) throws IOException {
    if (!opened) {
      announce(200);
      write(name + ": " + value + "\r\n");
      out.flush();
    }
  }

  /** Whether a status has been sent, so that it can't be another any more. */
  public synchronized boolean announced() {
    return announced;
  }

  private void announce(int status) throws IOException {
    if (announced) {
      return;
    }
    announced = true;
    StringBuilder text = new StringBuilder("HTTP/1.1 " + status + ' ' + Reason.of(status) + "\r\n");
    headers.forEach((name, value) -> text.append(name).append(": ").append(value).append("\r\n"));
    text.append("Date: ")
        .append(DateTimeFormatter.RFC_1123_DATE_TIME.format(ZonedDateTime.now(ZoneOffset.UTC)))
        .append("\r\n");
    text.append(keepAlive ? "Keep-Alive: timeout=30\r\n" : "Connection: close\r\n");
    if (isChunked()) {
      text.append("Transfer-Encoding: chunked\r\n");
    }
    write(text.toString());
  }

  /**
   * Ends the head with these headers and begins the body, of which the close is the end; {@code
   * status} counts only where none has been sent.
   */
  public synchronized OutputStream open(int status, Map<String, String> last) throws IOException {
    if (announced) {
      for (Map.Entry<String, String> header : last.entrySet()) {
        write(header.getKey() + ": " + header.getValue() + "\r\n");
      }
    } else {
      last.forEach(this::set);
      announce(status);
    }
    opened = true;
    write("\r\n");
    if (head.method().equals("HEAD")) {
      out.flush();
      return new PlainOutput(OutputStream.nullOutputStream(), () -> complete = true);
    }
    OutputStream plain = new PlainOutput(out, () -> complete = true);
    return isChunked() ? new ChunkedOutput(plain) : plain;
  }

  private boolean isChunked() {
    return head.minor() == 1 && !headers.containsKey("Content-Length");
  }

  /** Answers with a short text. */
  public void answer(int status, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    set("Content-Type", "text/plain; charset=UTF-8");
    set("Content-Length", Integer.toString(bytes.length));
    try (OutputStream answer = open(status, Map.of())) {
      answer.write(bytes);
    }
  }

  /**
   * Whether the client has closed its side. To be asked only while nobody reads the body and after
   * {@link #drain}.
   */
  public boolean clientGone() {
    return in.ended();
  }

  /** Whether another request may follow on this connection. */
  boolean keepsAlive() {
    return keepAlive && complete && !body.isAwaited();
  }

  private void write(String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
  }
}
