package cn.financebrain.engine.http;

import cn.financebrain.engine.chdb.Chunk;
import cn.financebrain.engine.chdb.ChunkConsumer;
import cn.financebrain.engine.chdb.EngineException;
import cn.financebrain.engine.chdb.Usage;
import cn.financebrain.engine.wire.Exchange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The answer to one query. The first mebibyte, or as much as the request wants buffered, is held
 * back, so that an error still gets its status and a short answer its summary. An error after that
 * is written behind the rows, marked by the answer's tag, and the connection is cut, so no client
 * takes the rows for all of them.
 */
final class Reply implements ChunkConsumer {

  private static final String CODE = "X-ClickHouse-Exception-Code";

  private final Exchange exchange;
  private final Request request;
  private final long startedAt = System.nanoTime();
  private final LateError lateError = new LateError();
  private final Spool spool;
  private Usage usage = Usage.NONE;
  private OutputStream body;
  private WritableByteChannel channel;

  Reply(Exchange exchange, Request request) {
    this.exchange = exchange;
    this.request = request;
    this.spool = new Spool(wanted(request));
    exchange.set(LateError.TAG_HEADER, lateError.tag());
  }

  private static long wanted(Request request) {
    return request.flag("wait_end_of_query") || request.flag("http_wait_end_of_query")
        ? Long.MAX_VALUE
        : request.number("buffer_size", request.number("http_response_buffer_size", 0));
  }

  /** States whose answer this is. */
  void identify(String queryId, String timezone) {
    exchange.set("X-ClickHouse-Query-Id", queryId);
    exchange.set("X-ClickHouse-Timezone", timezone);
    exchange.set("X-ClickHouse-Server-Display-Name", "finance-brain");
  }

  /** States the format, before the query runs. */
  void format(String format) {
    exchange.set("X-ClickHouse-Format", format);
    exchange.set("Content-Type", ContentType.of(format));
  }

  /** Whether the client has left; to be asked while the query runs. */
  boolean clientGone() {
    return exchange.clientGone();
  }

  /** Sends how far the query is, unless rows have been sent already. Any thread may call it. */
  void progress(String json) throws IOException {
    encoding().ifPresent(name -> exchange.set("Content-Encoding", name));
    exchange.early("X-ClickHouse-Progress", json);
  }

  private Optional<String> encoding() {
    return Compression.encodingFor(request);
  }

  @Override
  public void accept(Chunk chunk) throws IOException {
    usage = usage.plus(chunk.usage());
    if (body == null && !spool.takes(chunk.bytes())) {
      open(Map.of());
    }
    if (body != null) {
      channel.write(chunk.bytes());
    }
  }

  private void open(Map<String, String> more) throws IOException {
    Map<String, String> last = new LinkedHashMap<>(more);
    last.put("X-ClickHouse-Summary", Summary.json(usage, System.nanoTime() - startedAt));
    if (!exchange.announced()) {
      encoding().ifPresent(name -> last.put("Content-Encoding", name));
    }
    body = Compression.encoded(exchange.open(200, last), encoding(), request.flag("compress"));
    channel = Channels.newChannel(body);
    spool.drainTo(body);
  }

  /** Ends a query that has run well. */
  void finish(Usage total) throws IOException {
    usage = total;
    if (body == null) {
      open(Map.of());
    }
    body.close();
  }

  /** Answers with an error. */
  void fail(EngineException error) throws IOException {
    if (body != null) {
      lateError.writeTo(body, error.getMessage());
      throw new IOException("cut after an error: " + error.getMessage());
    }
    spool.forget();
    Map<String, String> code = Map.of(CODE, Integer.toString(error.code()));
    if (exchange.announced()) {
      open(code);
      lateError.writeTo(body, error.getMessage());
      throw new IOException("cut after an error: " + error.getMessage());
    }
    code.forEach(exchange::set);
    exchange.set("X-ClickHouse-Summary", Summary.json(usage, System.nanoTime() - startedAt));
    int status = ErrorStatus.of(error.code());
    if (status == 401) {
      exchange.set("WWW-Authenticate", "Basic realm=\"ClickHouse server HTTP API\"");
    }
    exchange.answer(status, error.getMessage() + "\n");
  }

  void release() {
    spool.close();
  }
}
