package cn.financebrain.dashboards.operations;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.financebrain.dashboards.access.Territory;
import cn.financebrain.dashboards.account.Account;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class OperationsTest {
  private static final Account CHECKER =
      new Account("wang.min", "王", "", Set.of(), Territory.CITY, 1, false, false, false);

  @TempDir private Path directory;

  @Test
  void whatNobodyWaitsForAnyMoreIsStoppedAndNotDoneLater() throws IOException {
    List<String> heard = new CopyOnWriteArrayList<>();
    HttpServer process =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    process.createContext(
        "/jobs",
        exchange -> {
          heard.add(exchange.getRequestMethod());
          String state = exchange.getRequestMethod().equals("DELETE") ? "stopped" : "waiting";
          byte[] body =
              """
              {"id": "1-1", "operation": "rules-approve", "by": "wang.min", "state": "%s",
               "done": 0, "total": 0, "askedAt": "2026-01-01T00:00:00Z"}"""
                  .formatted(state)
                  .getBytes(UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    process.start();
    try {
      Path file = directory.resolve("operations.json");
      Files.writeString(
          file,
          """
          {"url": "http://127.0.0.1:%d", "token": "secret"}"""
              .formatted(process.getAddress().getPort()));
      Operations operations = new Operations(file, JsonMapper.builder().build(), 2);
      assertThatThrownBy(
              () -> operations.result("rules-approve", CHECKER, Map.of(), JsonNode.class))
          .hasMessageContaining("operations-unavailable");
      assertThat(heard).startsWith("POST", "GET", "GET").contains("DELETE");
      assertThat(heard.get(heard.size() - 1)).isEqualTo("DELETE");
    } finally {
      process.stop(0);
    }
  }

  @Test
  void whoHasWorkUnderWayIsToldSo() throws IOException {
    HttpServer process =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    process.createContext(
        "/jobs",
        exchange -> {
          byte[] body = "{\"zh\": \"您已有 1 项\", \"en\": \"You have 1\"}".getBytes(UTF_8);
          exchange.sendResponseHeaders(409, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    process.start();
    try {
      Path file = directory.resolve("operations.json");
      Files.writeString(
          file,
          """
          {"url": "http://127.0.0.1:%d", "token": "secret"}"""
              .formatted(process.getAddress().getPort()));
      Operations operations = new Operations(file, JsonMapper.builder().build(), 2);
      assertThatThrownBy(() -> operations.begin("rules-try", CHECKER, Map.of()))
          .hasMessageContaining("operations-busy: You have 1");
    } finally {
      process.stop(0);
    }
  }
}
