package cn.financebrain.cli.pages;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Passes queries on to the warehouse, and adds up the rows that the answers say were read: the
 * driver keeps that to itself. For counting only; times are taken without it.
 */
final class RowCounter implements AutoCloseable {
  private static final Pattern READ_ROWS = Pattern.compile("\"read_rows\":\"(\\d+)\"");

  /** What the client of the JDK writes itself, and what does not outlive a hop. */
  private static final Set<String> OF_THE_HOP =
      Set.of("host", "connection", "content-length", "transfer-encoding", "expect", "upgrade");

  private final HttpClient client = HttpClient.newHttpClient();
  private final AtomicLong rows = new AtomicLong();
  private final String target;
  private final HttpServer server;

  private RowCounter(String target, HttpServer server) {
    this.target = target;
    this.server = server;
  }

  static RowCounter before(String target) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    RowCounter counter = new RowCounter(target, server);
    server.createContext("/", counter::pass);
    server.start();
    return counter;
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** Since it was last asked. */
  long taken() {
    return rows.getAndSet(0);
  }

  private void pass(HttpExchange exchange) throws IOException {
    try (exchange) {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(URI.create(target + exchange.getRequestURI()))
              .method(
                  exchange.getRequestMethod(),
                  BodyPublishers.ofByteArray(exchange.getRequestBody().readAllBytes()));
      exchange
          .getRequestHeaders()
          .forEach(
              (name, values) -> {
                if (!OF_THE_HOP.contains(name.toLowerCase(Locale.ROOT))) {
                  values.forEach(value -> request.header(name, value));
                }
              });
      answer(exchange, client.send(request.build(), BodyHandlers.ofByteArray()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private void answer(HttpExchange exchange, HttpResponse<byte[]> response) throws IOException {
    response
        .headers()
        .map()
        .forEach(
            (name, values) -> {
              if (!OF_THE_HOP.contains(name.toLowerCase(Locale.ROOT))) {
                exchange.getResponseHeaders().put(name, values);
              }
            });
    response.headers().firstValue("X-ClickHouse-Summary").ifPresent(this::count);
    exchange.sendResponseHeaders(
        response.statusCode(), response.body().length == 0 ? -1 : response.body().length);
    exchange.getResponseBody().write(response.body());
  }

  private void count(String summary) {
    Matcher read = READ_ROWS.matcher(summary);
    if (read.find()) {
      rows.addAndGet(Long.parseLong(read.group(1)));
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
