package cn.financebrain.dashboards;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the desk speaks with the process of the operations; the real one is asked in StackIT. */
class OperationsIT {
  private static final String JOB =
      """
      {"id": "1-1", "operation": "rules-try", "by": "%s", "state": "running", "done": 3, "total": 9,
       "askedAt": "2026-01-01T00:00:00Z"}""";

  @TempDir static Path directory;

  @Test
  void aJobIsToldToWhoAskedForItAlone() throws IOException {
    AtomicReference<String> heard = new AtomicReference<>("");
    HttpServer process =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    process.createContext(
        "/jobs/1-1",
        exchange -> {
          heard.set(
              exchange.getRequestMethod()
                  + ' '
                  + exchange.getRequestHeaders().getFirst("Authorization"));
          byte[] body = JOB.formatted("office").getBytes(UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    process.start();
    Path file = directory.resolve("operations.json");
    try (RunningDashboards server =
        RunningDashboards.withoutWarehouse("FB_OPERATIONS_FILE=" + file)) {
      Browser office = server.signedIn("office");
      office.get("/api/jobs/1-1").expectProblem(503, "operations-unavailable");
      Files.writeString(
          file,
          """
          {"url": "http://127.0.0.1:%d", "token": "secret"}"""
              .formatted(process.getAddress().getPort()));
      assertThat(office.get("/api/jobs/1-1").json().path("done").asInt()).isEqualTo(3);
      assertThat(heard.get()).isEqualTo("GET Bearer secret");
      office.get("/api/jobs/1-2").expectProblem(404, "job-not-found");
      office.get("/api/jobs/a..b").expectProblem(404, "job-not-found");
      Browser analyst = server.signedInAs("analyst", "");
      analyst.get("/api/jobs/1-1").expectProblem(404, "job-not-found");
    } finally {
      process.stop(0);
    }
  }
}
