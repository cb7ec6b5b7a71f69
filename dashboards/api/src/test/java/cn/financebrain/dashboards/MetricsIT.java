package cn.financebrain.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import cn.financebrain.dashboards.metrics.MetricsDoor;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Figures for Prometheus, and that boards and alarms ask for none that there is not. */
class MetricsIT {
  private static final Path DEPLOY = Path.of("..", "..", "deploy", "metrics");
  private static final Pattern SERIES = Pattern.compile("[a-z_]+(?=[\\s{)\\[]|$)");
  private static final Map<String, String> FLINK =
      Map.of(
          "/jobs/overview",
          """
          {"jobs": [{"jid": "b", "name": "scan x", "state": "RUNNING", "end-time": -1},
            {"jid": "a", "name": "risk-scoring 1", "state": "RUNNING", "end-time": -1}]}""",
          "/jobs/a",
          """
          {"vertices": [{"name": "Source -> score-enterprise", "status": "RUNNING",
            "metrics": {"read-records": 4711}}]}""",
          "/jobs/a/metrics",
          """
          [{"id": "numRestarts", "value": "2"}]""",
          "/jobs/a/checkpoints",
          """
          {"counts": {"failed": 3}, "latest": {"completed":
            {"latest_ack_timestamp": 1, "end_to_end_duration": 1500, "state_size": 2048}}}""");

  private static HttpServer flink;
  private static WarehouseFixture warehouse;
  private static RunningDashboards server;
  private static Browser office;

  @BeforeAll
  static void start() throws IOException {
    flink = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    flink.createContext(
        "/",
        exchange -> {
          String text = FLINK.get(exchange.getRequestURI().getPath());
          byte[] body = String.valueOf(text).getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(text == null ? 404 : 200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    flink.start();
    warehouse = WarehouseFixture.start();
    server =
        warehouse.dashboards(
            "FB_METRICS_PORT=0", "FB_FLINK_REST=http://127.0.0.1:" + flink.getAddress().getPort());
    office = server.office();
  }

  @AfterAll
  static void stop() {
    server.close();
    warehouse.close();
    flink.stop(0);
  }

  private static HttpResponse<String> get(String path) throws Exception {
    int port = server.context().getBean(MetricsDoor.class).address().getPort();
    URI uri = URI.create("http://127.0.0.1:%d%s".formatted(port, path));
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
  }

  private static List<String> scrape() throws Exception {
    server.clock().advance(Duration.ofSeconds(11)); // figures are kept for ten
    HttpResponse<String> answer = get("/metrics");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).contains("version=0.0.4");
    return answer.body().lines().toList();
  }

  private static double value(List<String> lines, String series) {
    return lines.stream()
        .filter(line -> line.startsWith(series + " "))
        .mapToDouble(line -> Double.parseDouble(line.substring(series.length() + 1)))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + series + " in\n" + String.join("\n", lines)));
  }

  @Test
  void figuresAreThoseOfThePages() throws Exception {
    office.get("/api/summary").expect(200);

    List<String> lines = scrape();

    assertThat(value(lines, "finance_brain_up{part=\"clickhouse\"}")).isEqualTo(1);
    assertThat(value(lines, "finance_brain_up{part=\"postgresql\"}")).isEqualTo(1);
    double red = value(lines, "finance_brain_enterprises{band=\"red\",risk=\"fundraising\"}");
    assertThat(red).isPositive();
    assertThat(value(lines, "finance_brain_audit_entries"))
        .isEqualTo(
            server.database().sql("select count(*) from audit_entry").query(Double.class).single());
    assertThat(value(lines, "finance_brain_stream_running")).isEqualTo(1);
    assertThat(value(lines, "finance_brain_stream_records_read")).isEqualTo(4711);
    assertThat(value(lines, "finance_brain_stream_restarts")).isEqualTo(2);
    assertThat(value(lines, "finance_brain_stream_checkpoint_duration_seconds")).isEqualTo(1.5);
  }

  @Test
  void requestsAreToldByTheirRouteAndNeverById() throws Exception {
    office.get("/api/enterprises/91330300SECRET0001/events");
    office.get("/api/enterprises/91330300SECRET0002/events");
    server.browser().get("/nothing-of-this-name");

    List<String> lines = scrape();

    assertThat(lines).noneMatch(line -> line.contains("SECRET"));
    assertThat(lines)
        .anyMatch(
            line ->
                line.startsWith("http_server_requests_seconds_count")
                    && line.contains("uri=\"/api/enterprises/{id}/events\""));
    assertThat(lines).noneMatch(line -> line.contains("nothing-of-this-name"));
  }

  @Test
  void nothingElseIsServedThereAndTheDeskDoesNotServeIt() throws Exception {
    assertThat(get("/").statusCode()).isEqualTo(404);
    assertThat(get("/metrics/more").statusCode()).isEqualTo(404);
    assertThat(get("/api/health").statusCode()).isEqualTo(404);
    assertThat(server.browser().get("/metrics").body()).doesNotContain("finance_brain_up");
  }

  @Test
  void aWarehouseThatDoesNotAnswerTakesOnlyItsOwnFiguresAway() throws Exception {
    try (RunningDashboards alone = RunningDashboards.withoutWarehouse("FB_METRICS_PORT=0")) {
      RunningDashboards before = server;
      server = alone;
      try {
        alone.office();
        List<String> lines = scrape();
        assertThat(value(lines, "finance_brain_up{part=\"clickhouse\"}")).isZero();
        assertThat(value(lines, "finance_brain_up{part=\"postgresql\"}")).isEqualTo(1);
        assertThat(lines).noneMatch(line -> line.startsWith("finance_brain_enterprises{"));
        assertThat(lines).noneMatch(line -> line.startsWith("finance_brain_stream"));
      } finally {
        server = before;
      }
    }
  }

  @Test
  void boardsAndAlarmsAskForFiguresThatThereAre() throws Exception {
    office.get("/api/summary").expect(200);
    Set<String> declared =
        scrape().stream()
            .filter(line -> line.startsWith("# TYPE "))
            .map(line -> line.split(" ", -1)[2])
            .collect(Collectors.toCollection(TreeSet::new));
    List<String> expressions = new ArrayList<>();
    JsonNode board =
        new ObjectMapper().readTree(DEPLOY.resolve("grafana/finance-brain.json").toFile());
    board.findValuesAsText("expr").forEach(expressions::add);
    JsonNode alarms = new YAMLMapper().readTree(DEPLOY.resolve("alerts.yml").toFile());
    alarms.findValuesAsText("expr").forEach(expressions::add);

    assertThat(expressions).hasSizeGreaterThan(20);
    for (String expression : expressions) {
      Matcher series = SERIES.matcher(expression.replaceAll("\\{[^}]*}", "{"));
      while (series.find()) {
        String name = series.group().replaceAll("_(count|bucket|sum)$", "");
        if (name.startsWith("finance_brain_")
            || name.startsWith("http_")
            || name.startsWith("jvm_")) {
          assertThat(declared).as(expression).contains(name);
        }
      }
    }
  }
}
