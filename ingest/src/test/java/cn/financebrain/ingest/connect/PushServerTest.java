package cn.financebrain.ingest.connect;

import static org.assertj.core.api.Assertions.assertThat;

import cn.financebrain.contract.DeadLetter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 1, unit = TimeUnit.MINUTES)
class PushServerTest {
  private static final int LIMIT = 1 << 20;
  private static final String JSON = "application/json";
  private static final String LINES = "application/x-ndjson";
  private static final String ROW =
      "{\"code\": \"x\", \"doc\": \"%s\", \"day\": \"2026-01-01\", \"amount\": %s}";

  @TempDir private Path temp;
  private final HttpClient client = HttpClient.newHttpClient();
  private Offices offices;
  private PushServer server;

  @BeforeEach
  void start() throws IOException {
    offices = new Offices(temp);
    FeedsConfig.Http config =
        new FeedsConfig.Http(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
            Map.of("city/tax", offices.tax()),
            List.of(
                new FeedsConfig.Department("tax", PushServer.sha256("t-tax"), Set.of("city/tax")),
                new FeedsConfig.Department(
                    "court", PushServer.sha256("t-court"), Set.of("city/suits"))),
            LIMIT);
    server =
        PushServer.start(
            config, offices.intake, offices.loads::add, Duration.ofMillis(200), 2 * LIMIT);
  }

  @AfterEach
  void stop() {
    server.close();
    offices.close();
  }

  @Test
  void rowsOfAnArrayAreCountedAndThoseRefusedAreNamed() throws Exception {
    String body =
        "["
            + String.join(
                ",",
                row("T1", "5"),
                row("T1", "5"),
                row("T2", "\"many\""),
                "[1]",
                "{\"code\": \"x\", \"code\": {\"a\": 1}, \"doc\": \"T3\"}",
                row("T4", "6"))
            + "]";

    HttpResponse<String> answer = push("city/tax", "t-tax", JSON, body);

    assertThat(answer.statusCode()).isEqualTo(200);
    JsonNode counts = new ObjectMapper().readTree(answer.body());
    assertThat(counts.path("read").asInt()).isEqualTo(6);
    assertThat(counts.path("accepted").asInt()).isEqualTo(2);
    assertThat(counts.path("duplicate").asInt()).isEqualTo(1);
    assertThat(counts.path("rejected").asInt()).isEqualTo(3);
    assertThat(counts.path("rejections").findValuesAsText("row")).containsExactly("3", "4", "5");
    assertThat(counts.path("rejections").get(0).path("column").asText()).isEqualTo("amount");
    assertThat(counts.path("rejections").get(0).path("reason").asText()).isEqualTo("BAD_NUMBER");
    assertThat(offices.published()).containsExactly("T1 0", "T4 0");
    assertThat(offices.log.sink.letters).extracting(DeadLetter::location).containsOnly("http tax");
    assertThat(offices.log.sink.letters.get(1).raw()).isEqualTo("[1]");
    assertThat(offices.loads).hasSize(1);
  }

  @Test
  void linesOfJsonAreTakenAndSentAgainAreDuplicates() throws Exception {
    String body = row("T1", "5") + "\n" + row("T2", "6") + "\n{broken\n";

    push("city/tax", "t-tax", LINES, body);
    HttpResponse<String> again = push("city/tax", "t-tax", LINES + "; charset=UTF-8", body);

    assertThat(again.body()).contains("\"accepted\":0", "\"duplicate\":2", "\"rejected\":1");
    assertThat(offices.published()).containsExactly("T1 0", "T2 0");
    assertThat(offices.log.sink.letters).hasSize(1);
    assertThat(push("city/tax", "t-tax", LINES, row("T1", "7")).body()).contains("\"accepted\":1");
    assertThat(push("city/tax", "t-tax", LINES, row("T1", "5")).body()).contains("\"accepted\":1");
    assertThat(offices.published()).endsWith("T1 1", "T1 2");
  }

  @Test
  void manyRowsAreSeveralBatches() throws Exception {
    String body =
        IntStream.range(0, 7_000)
            .mapToObj(i -> row("T" + i, "5"))
            .collect(Collectors.joining("\n"));

    assertThat(push("city/tax", "t-tax", LINES, body).body()).contains("\"accepted\":7000");
  }

  @Test
  void whoIsNotKnownOrMayNotIsRefused() throws Exception {
    assertThat(push("city/tax", "wrong", JSON, "[]").statusCode()).isEqualTo(401);
    assertThat(send(request("city/tax", JSON, "[]")).headers().firstValue("WWW-Authenticate"))
        .contains("Bearer");
    assertThat(push("city/tax", "t-court", JSON, "[]").statusCode()).isEqualTo(403);
    assertThat(push("city/suits", "t-court", JSON, "[]").statusCode()).isEqualTo(404);
    HttpRequest get =
        HttpRequest.newBuilder(uri("city/tax")).header("Authorization", "Bearer t-tax").build();
    assertThat(send(get).statusCode()).isEqualTo(405);
    assertThat(offices.log.opened).hasValue(0);
  }

  @Test
  void whatIsNotRowsIsRefusedAsAWhole() throws Exception {
    assertThat(push("city/tax", "t-tax", "text/csv", "a,b").statusCode()).isEqualTo(415);
    assertThat(push("city/tax", "t-tax", JSON + "; charset=gbk", "[]").statusCode()).isEqualTo(415);
    HttpResponse<String> cut = push("city/tax", "t-tax", JSON, "[" + row("T1", "5") + ",");
    assertThat(cut.statusCode()).isEqualTo(400);
    assertThat(cut.body()).contains("line 1");
    assertThat(push("city/tax", "t-tax", JSON, "{}").statusCode()).isEqualTo(400);
    assertThat(push("city/tax", "t-tax", JSON, "[] []").statusCode()).isEqualTo(400);
    assertThat(push("city/tax", "t-tax", JSON, "[]").body()).contains("\"read\":0");
    assertThat(push("city/tax", "t-tax", LINES, "").body()).contains("\"read\":0");
    assertThat(offices.published()).isEmpty();
  }

  @Test
  void aBodyBeyondTheLimitIsRefused() throws Exception {
    String body = " ".repeat(LIMIT + 1);

    assertThat(push("city/tax", "t-tax", JSON, body).statusCode()).isEqualTo(413);
    HttpRequest chunked =
        request("city/tax", JSON, "")
            .header("Authorization", "Bearer t-tax")
            .POST(
                BodyPublishers.ofInputStream(
                    () -> new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8))))
            .build();
    assertThat(send(chunked).statusCode()).isEqualTo(413);
    String whole = "[" + row("T1", "5") + " ".repeat(LIMIT / 2) + "]";
    assertThat(push("city/tax", "t-tax", JSON, whole).statusCode()).isEqualTo(200);
  }

  @Test
  void whileOthersPublishClientsAreToldToComeLater() throws Exception {
    CountDownLatch atWork = new CountDownLatch(1);
    CountDownLatch end = new CountDownLatch(1);
    CompletableFuture<Boolean> other =
        CompletableFuture.supplyAsync(
            () ->
                offices.shared.use(
                    sink -> {
                      atWork.countDown();
                      return await(end);
                    }));
    atWork.await();

    HttpResponse<String> busy = push("city/tax", "t-tax", JSON, "[" + row("T1", "5") + "]");

    assertThat(busy.statusCode()).isEqualTo(429);
    assertThat(busy.headers().firstValue("Retry-After")).contains("1");
    end.countDown();
    assertThat(other.get()).isTrue();
    assertThat(push("city/tax", "t-tax", JSON, "[" + row("T1", "5") + "]").body())
        .contains("\"accepted\":1");
  }

  @Test
  void aLogThatIsDownIsToldAndTheSameRowsAreTakenLater() throws Exception {
    offices.log.sink.failAtFlush = true;
    HttpResponse<String> down = push("city/tax", "t-tax", JSON, "[" + row("T1", "5") + "]");
    offices.log.sink.failAtFlush = false;

    assertThat(down.statusCode()).isEqualTo(503);
    assertThat(down.headers().firstValue("Retry-After")).isPresent();
    assertThat(push("city/tax", "t-tax", JSON, "[" + row("T1", "5") + "]").body())
        .contains("\"accepted\":1");
    assertThat(offices.published()).containsExactly("T1 0", "T1 0");
  }

  private static boolean await(CountDownLatch end) {
    try {
      return end.await(30, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String row(String doc, String amount) {
    return ROW.formatted(doc, amount);
  }

  private HttpResponse<String> push(String feed, String token, String type, String body)
      throws Exception {
    return send(request(feed, type, body).header("Authorization", "Bearer " + token).build());
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return send(request.build());
  }

  private HttpResponse<String> send(HttpRequest request) throws Exception {
    return client.send(request, BodyHandlers.ofString());
  }

  private HttpRequest.Builder request(String feed, String type, String body) {
    return HttpRequest.newBuilder(uri(feed))
        .header("Content-Type", type)
        .POST(BodyPublishers.ofString(body));
  }

  private URI uri(String feed) {
    return URI.create(
        "http://127.0.0.1:%d/v1/feeds/%s/rows".formatted(server.address().getPort(), feed));
  }
}
