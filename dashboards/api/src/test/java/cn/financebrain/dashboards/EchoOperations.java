package cn.financebrain.dashboards;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A process of the operations whose jobs are done at once and found what they were told, so that an
 * answer shows what the server asked for. Of scans it says how one stands.
 */
final class EchoOperations implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int NOT_FOUND = 404;

  private final HttpServer process;
  private final Map<String, ObjectNode> jobs = new ConcurrentHashMap<>();

  /**
   * @param file where it says how it can be reached
   */
  EchoOperations(Path file) {
    try {
      process = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      process.createContext("/jobs", this::answer);
      process.start();
      Files.writeString(
          file,
          """
          {"url": "http://127.0.0.1:%d", "token": "secret"}\
          """
              .formatted(process.getAddress().getPort()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    ObjectNode job =
        exchange.getRequestMethod().equals("POST")
            ? begun(JSON.readTree(exchange.getRequestBody()))
            : jobs.get(exchange.getRequestURI().getPath().replaceFirst("^/jobs/", ""));
    byte[] body = (job == null ? "{}" : job.toString()).getBytes(UTF_8);
    exchange.sendResponseHeaders(job == null ? NOT_FOUND : 200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private ObjectNode begun(JsonNode asked) {
    String id = "1-" + (jobs.size() + 1);
    ObjectNode job = JSON.createObjectNode();
    job.put("id", id)
        .put("operation", asked.path("operation").asText())
        .put("by", asked.path("by").asText())
        .put("state", "done")
        .put("done", 1)
        .put("total", 1)
        .put("askedAt", "2026-01-01T00:00:00Z")
        .set("result", result(asked));
    jobs.put(id, job);
    return job;
  }

  private static JsonNode result(JsonNode asked) {
    return asked.path("operation").asText().startsWith("scans-")
        ? JSON.createObjectNode()
            .put("id", "scan")
            .put("state", "running")
            .put("enterprises", 0)
            .put("planned", 1)
        : asked.path("arguments");
  }

  @Override
  public void close() {
    process.stop(0);
  }
}
