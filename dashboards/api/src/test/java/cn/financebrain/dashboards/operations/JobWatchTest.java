package cn.financebrain.dashboards.operations;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import cn.financebrain.dashboards.access.Territory;
import cn.financebrain.dashboards.account.Account;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** Work that fails when nobody looks any more is told all the same, once. */
class JobWatchTest {
  private static final Account MAKER =
      new Account("li", "李", "", Set.of(), Territory.CITY, 1, false, false, false);

  @TempDir private Path directory;
  private final AtomicInteger looks = new AtomicInteger();
  private final BlockingQueue<String> told = new LinkedBlockingQueue<>();
  private volatile String end = "failed";
  private HttpServer process;
  private Operations operations;
  private JobWatch watch;

  /** A process of operations whose job is over at the third look. */
  @BeforeEach
  void start() throws IOException {
    process = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    process.createContext(
        "/jobs",
        exchange -> {
          boolean over = exchange.getRequestMethod().equals("GET") && looks.incrementAndGet() >= 3;
          String problem = end.equals("failed") ? PROBLEM : "";
          byte[] body = JOB.formatted(over ? end : "running", over ? problem : "").getBytes(UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    process.start();
    Path file = directory.resolve("operations.json");
    Files.writeString(
        file,
        """
        {"url": "http://127.0.0.1:%d", "token": "secret"}"""
            .formatted(process.getAddress().getPort()));
    operations = new Operations(file, JsonMapper.builder().build(), 2);
    watch = new JobWatch(operations, Duration.ofMillis(5));
  }

  private static final String JOB =
      """
      {"id": "1-1", "operation": "rules-activate", "by": "li", "state": "%s", "done": 0,
       "total": 0, "askedAt": "2026-01-01T00:00:00Z"%s}""";
  private static final String PROBLEM =
      ", \"problem\": {\"kind\": \"refused\", \"zh\": \"不行\", \"en\": \"no\"}";

  @AfterEach
  void stop() {
    watch.destroy();
    process.stop(0);
  }

  @Test
  void itsFailureIsToldOnce() throws Exception {
    watch.await(
        operations.begin("rules-activate", MAKER, Map.of()), MAKER, why -> told.add(why.en()));
    assertThat(told.poll(1, TimeUnit.MINUTES)).isEqualTo("no");
    assertNothingIsLookedAtAnyMore();
    assertThat(told).isEmpty();
  }

  @Test
  void workThatIsDoneIsNoFailure() throws Exception {
    end = "done";
    watch.await(
        operations.begin("rules-activate", MAKER, Map.of()), MAKER, why -> told.add(why.en()));
    assertNothingIsLookedAtAnyMore();
    assertThat(looks).hasValue(3);
    assertThat(told).isEmpty();
  }

  private void assertNothingIsLookedAtAnyMore() throws InterruptedException {
    while (watch.size() > 0) {
      Thread.onSpinWait();
    }
  }
}
