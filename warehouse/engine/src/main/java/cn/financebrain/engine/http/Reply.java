package cn.financebrain.engine.http;

import cn.financebrain.engine.chdb.Chunk;
import cn.financebrain.engine.chdb.ChunkConsumer;
import cn.financebrain.engine.chdb.EngineException;
import cn.financebrain.engine.chdb.Usage;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;

/**
 * The answer to one query. The first mebibyte, or all of it for {@code wait_end_of_query}, is held
 * back, so that an error still gets its status and a short answer its summary. An error after that
 * is written behind the rows and the connection is cut, so no client takes the rows for all of
 * them.
 */
final class Reply implements ChunkConsumer {

  private final HttpExchange exchange;
  private final Request request;
  private final long startedAt = System.nanoTime();
  private final Spool spool;
  private Usage usage = Usage.NONE;
  private OutputStream body;
  private WritableByteChannel channel;

  Reply(HttpExchange exchange, Request request) {
    this.exchange = exchange;
    this.request = request;
    this.spool = new Spool(request.flag("wait_end_of_query"));
  }

  /** States whose answer this is. */
  void identify(String queryId, String timezone) {
    Headers headers = exchange.getResponseHeaders();
    headers.set("X-ClickHouse-Query-Id", queryId);
    headers.set("X-ClickHouse-Timezone", timezone);
    headers.set("X-ClickHouse-Server-Display-Name", "finance-brain");
  }

  /** States the format, before the query runs. */
  void format(String format) {
    Headers headers = exchange.getResponseHeaders();
    headers.set("X-ClickHouse-Format", format);
    headers.set("Content-Type", ContentType.of(format));
  }

  @Override
  public void accept(Chunk chunk) throws IOException {
    usage = usage.plus(chunk.usage());
    if (body == null && !spool.takes(chunk.bytes())) {
      open();
    }
    if (body != null) {
      channel.write(chunk.bytes());
    }
  }

  private void open() throws IOException {
    Headers headers = exchange.getResponseHeaders();
    String summary = Summary.json(usage, System.nanoTime() - startedAt);
    if (request.flag("send_progress_in_http_headers")) {
      headers.add("X-ClickHouse-Progress", summary);
    }
    headers.set("X-ClickHouse-Summary", summary);
    var encoding = Compression.encodingFor(request);
    encoding.ifPresent(name -> headers.set("Content-Encoding", name));
    exchange.sendResponseHeaders(200, 0);
    body = Compression.encoded(exchange.getResponseBody(), encoding, request.flag("compress"));
    channel = Channels.newChannel(body);
    spool.drainTo(body);
  }

  /** Ends a query that has run well. */
  void finish(Usage total) throws IOException {
    usage = total;
    if (body == null) {
      open();
    }
    body.close();
  }

  /** Answers with an error. */
  void fail(EngineException error) throws IOException {
    byte[] text = (error.getMessage() + "\n").getBytes(StandardCharsets.UTF_8);
    if (body != null) {
      body.write(text);
      body.flush();
      throw new IOException("cut after an error: " + error.getMessage());
    }
    Headers headers = exchange.getResponseHeaders();
    headers.set("X-ClickHouse-Exception-Code", Integer.toString(error.code()));
    headers.set("X-ClickHouse-Summary", Summary.json(usage, System.nanoTime() - startedAt));
    headers.set("Content-Type", "text/plain; charset=UTF-8");
    int status = ErrorStatus.of(error.code());
    if (status == 401) {
      headers.set("WWW-Authenticate", "Basic realm=\"ClickHouse server HTTP API\"");
    }
    exchange.sendResponseHeaders(status, text.length);
    exchange.getResponseBody().write(text);
  }

  void release() {
    spool.close();
  }
}
