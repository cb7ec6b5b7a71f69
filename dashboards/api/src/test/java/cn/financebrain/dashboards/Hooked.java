package cn.financebrain.dashboards;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Another system that webhooks call: each path answers with the statuses it was told to. */
final class Hooked implements AutoCloseable {
  /** A success whose body ends before its length is there. */
  static final int BROKEN_OFF = 202;

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Map<String, List<Call>> calls = new ConcurrentHashMap<>();
  private final Map<String, List<Integer>> answers = new ConcurrentHashMap<>();

  /** What came. */
  record Call(String id, String timestamp, String signature, String body) {

    /** As the receiver of a call checks it. */
    boolean isSignedBy(String secret) {
      try {
        Mac mac = Mac.getInstance("HmacSHA256");
        byte[] key = Base64.getDecoder().decode(secret.substring("whsec_".length()));
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        byte[] sum =
            mac.doFinal((id + "." + timestamp + "." + body).getBytes(StandardCharsets.UTF_8));
        return List.of(signature.split(" ", -1))
            .contains("v1," + Base64.getEncoder().encodeToString(sum));
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  Hooked() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::answer);
    server.setExecutor(threads);
    server.start();
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    List<Call> before = calls.computeIfAbsent(path, any -> new CopyOnWriteArrayList<>());
    before.add(
        new Call(
            exchange.getRequestHeaders().getFirst("webhook-id"),
            exchange.getRequestHeaders().getFirst("webhook-timestamp"),
            exchange.getRequestHeaders().getFirst("webhook-signature"),
            body));
    List<Integer> planned = answers.getOrDefault(path, List.of());
    int status = planned.isEmpty() ? 200 : planned.get(Math.min(before.size(), planned.size()) - 1);
    if (status == 0) {
      try {
        closed.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    if (status == 302) {
      exchange.getResponseHeaders().set("Location", "http://localhost:" + port() + "/inner");
    }
    if (status == BROKEN_OFF) {
      exchange.sendResponseHeaders(status, 1_000);
      exchange.getResponseBody().write('.');
      exchange.getResponseBody().flush();
    } else {
      exchange.sendResponseHeaders(status == 0 ? 200 : status, -1);
    }
    exchange.close();
  }

  int port() {
    return server.getAddress().getPort();
  }

  /**
   * @param statuses one for each call, the last for all others; 0 for no answer; none for 200
   */
  String url(String path, Integer... statuses) {
    answers.put(path, List.of(statuses));
    return "http://127.0.0.1:%d%s".formatted(port(), path);
  }

  List<Call> calls(String path) {
    return List.copyOf(calls.getOrDefault(path, List.of()));
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
