package cn.financebrain.dashboards;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A process of the operations that takes scans on and notes them; nobody works them off. */
final class FakeOperations implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path file;
  private final HttpServer process;
  private final List<JsonNode> scans = new CopyOnWriteArrayList<>();
  private volatile String problem = "";

  /**
   * @param file where it says how it can be reached
   */
  FakeOperations(Path file) {
    this.file = file;
    try {
      process = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    process.createContext("/jobs", this::answer);
    process.start();
  }

  /** From now on it can be reached. */
  FakeOperations comeUp() {
    try {
      Files.writeString(
          file,
          """
          {"url": "http://127.0.0.1:%d", "token": "secret"}"""
              .formatted(process.getAddress().getPort()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  FakeOperations goDown() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  /** Refuses what comes, for a reason; empty for taking it on again. */
  void refuse(String reason) {
    problem = reason;
  }

  /** The arguments of all scans that were asked for of a region. */
  List<JsonNode> scansOf(String region) {
    return scans.stream().filter(each -> each.path("region").asText().equals(region)).toList();
  }

  private void answer(HttpExchange exchange) throws IOException {
    JsonNode asked = JSON.readTree(exchange.getRequestBody());
    JsonNode arguments = asked.path("arguments");
    String scan = arguments.path(arguments.has("id") ? "id" : "scan").asText();
    String end =
        problem.isEmpty()
            ? """
              "state": "done", "result": {"id": "%s", "state": "running", "enterprises": 0,
                "planned": 0}"""
                .formatted(scan)
            : """
              "state": "failed", "problem": {"kind": "refused", "zh": "%1$s", "en": "%1$s"}"""
                .formatted(problem);
    if (problem.isEmpty()) {
      scans.add(arguments);
    }
    byte[] body =
        """
        {"id": "1-1", "operation": "scans-start", "by": "%s", "done": 1, "total": 1,
         "askedAt": "2026-01-01T00:00:00Z", %s}"""
            .formatted(asked.path("by").asText(), end)
            .getBytes(UTF_8);
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @Override
  public void close() {
    process.stop(0);
  }
}
