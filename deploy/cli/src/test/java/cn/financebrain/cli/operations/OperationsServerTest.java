package cn.financebrain.cli.operations;

import static org.assertj.core.api.Assertions.assertThat;

import cn.financebrain.console.CommandFailure;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OperationsServerTest {
  private static final String TOKEN = "secret";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final CountDownLatch begun = new CountDownLatch(1);
  private volatile Instant now = Instant.parse("2026-01-01T00:00:00Z");
  private Jobs jobs;
  private OperationsServer server;

  @BeforeEach
  void start() throws IOException {
    jobs =
        new Jobs(
            Map.of(
                "echo", call -> Map.of("said", call.text("say"), "by", call.by()),
                "refuse",
                    call -> {
                      throw CommandFailure.unavailable("failure.no-stack", "var");
                    },
                "break",
                    call -> {
                      throw new IllegalStateException("broken");
                    },
                "endless",
                    call -> {
                      call.steps().of(1_000_000);
                      while (true) {
                        call.steps().step();
                        begun.countDown();
                        Thread.sleep(1);
                      }
                    }),
            Set.of("endless"),
            () -> now);
    server = OperationsServer.start(jobs, TOKEN);
  }

  @AfterEach
  void stop() throws InterruptedException {
    server.close();
    jobs.close();
  }

  private HttpResponse<String> send(String method, String path, String body, String token)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
            .header("Authorization", "Bearer " + token)
            .method(method, BodyPublishers.ofString(body))
            .build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
  }

  private JsonNode begin(String body) throws IOException, InterruptedException {
    HttpResponse<String> answer = send("POST", "/jobs", body, TOKEN);
    assertThat(answer.statusCode()).isEqualTo(200);
    return JSON.readTree(answer.body());
  }

  @Test
  void whatIsSoonOverIsAnsweredAtOnceInTheNameOfWhoAsked() throws Exception {
    JsonNode job =
        begin(
            """
            {"operation": "echo", "by": "office", "arguments": {"say": "你好"}}""");
    assertThat(job.path("state").asText()).isEqualTo("done");
    assertThat(job.path("result").path("said").asText()).isEqualTo("你好");
    assertThat(job.path("result").path("by").asText()).isEqualTo("office");
    assertThat(job.path("endedAt").asText()).isEqualTo("2026-01-01T00:00:00Z");
    JsonNode again =
        JSON.readTree(send("GET", "/jobs/" + job.path("id").asText(), "", TOKEN).body());
    assertThat(again).isEqualTo(job);
  }

  @Test
  void aRefusalIsToldInBothLanguages() throws Exception {
    JsonNode job = begin("{\"operation\": \"refuse\", \"by\": \"office\", \"arguments\": {}}");
    assertThat(job.path("state").asText()).isEqualTo("failed");
    assertThat(job.path("problem").path("kind").asText()).isEqualTo("unavailable");
    assertThat(job.path("problem").path("zh").asText()).contains("没有系统");
    assertThat(job.path("problem").path("en").asText()).contains("No stack");
  }

  @Test
  void aMissingArgumentIsNamed() throws Exception {
    JsonNode job = begin("{\"operation\": \"echo\", \"by\": \"office\", \"arguments\": {}}");
    assertThat(job.path("problem").path("kind").asText()).isEqualTo("usage");
    assertThat(job.path("problem").path("en").asText()).contains("'say'");
  }

  @Test
  void oneThatBreaksEndsNoOther() throws Exception {
    JsonNode broken = begin("{\"operation\": \"break\", \"by\": \"a\", \"arguments\": {}}");
    assertThat(broken.path("problem").path("kind").asText()).isEqualTo("refused");
    assertThat(
            begin("{\"operation\": \"echo\", \"by\": \"a\", \"arguments\": {\"say\": \"x\"}}")
                .path("state")
                .asText())
        .isEqualTo("done");
  }

  @Test
  void longWorkTellsHowFarItIsAndCanBeStopped() throws Exception {
    JsonNode job = begin("{\"operation\": \"endless\", \"by\": \"a\", \"arguments\": {}}");
    begun.await();
    assertThat(job.path("state").asText()).isEqualTo("running");
    assertThat(job.path("total").asLong()).isEqualTo(1_000_000);
    String path = "/jobs/" + job.path("id").asText();
    send("DELETE", path, "", TOKEN);
    JsonNode stopped;
    do {
      stopped = JSON.readTree(send("GET", path, "", TOKEN).body());
    } while (stopped.path("state").asText().equals("running"));
    assertThat(stopped.path("state").asText()).isEqualTo("stopped");
    assertThat(stopped.path("done").asLong()).isPositive();
  }

  @Test
  void whatWaitsIsNotBegunAnyMoreOnceItIsStoppedAndWhoOnlyLooksWaitsForNoneThatTakesLong()
      throws Exception {
    String endless = "{\"operation\": \"endless\", \"by\": \"%d\", \"arguments\": {}}";
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 3; i++) { // one more than run at once
      ids.add("/jobs/" + begin(endless.formatted(i)).path("id").asText());
    }
    assertThat(
            begin("{\"operation\": \"echo\", \"by\": \"a\", \"arguments\": {\"say\": \"x\"}}")
                .path("state")
                .asText())
        .isEqualTo("done");
    JsonNode waits = JSON.readTree(send("GET", ids.get(2), "", TOKEN).body());
    assertThat(waits.path("state").asText()).isEqualTo("waiting");
    JsonNode stopped = JSON.readTree(send("DELETE", ids.get(2), "", TOKEN).body());
    assertThat(stopped.path("state").asText()).isEqualTo("stopped");
    assertThat(stopped.path("done").asLong()).isZero();
  }

  @Test
  void anAccountHasOneLongJobUnderWayAndIsToldSoUntilItIsOver() throws Exception {
    String endless = "{\"operation\": \"endless\", \"by\": \"a\", \"arguments\": {}}";
    String path = "/jobs/" + begin(endless).path("id").asText();
    HttpResponse<String> second = send("POST", "/jobs", endless, TOKEN);
    assertThat(second.statusCode()).isEqualTo(409);
    assertThat(JSON.readTree(second.body()).path("zh").asText()).contains("尚未完成", "endless");
    assertThat(JSON.readTree(second.body()).path("en").asText()).contains("under way already");
    begin(endless.replace("\"a\"", "\"b\""));
    begun.await();
    send("DELETE", path, "", TOKEN);
    while (!JSON.readTree(send("GET", path, "", TOKEN).body()).has("endedAt")) {
      Thread.onSpinWait();
    }
    assertThat(send("POST", "/jobs", endless, TOKEN).statusCode()).isEqualTo(200);
  }

  @Test
  void whatWasToldIsForgottenSoonAndWhatWasNotIsKept() throws Exception {
    JsonNode job =
        begin("{\"operation\": \"echo\", \"by\": \"a\", \"arguments\": {\"say\": \"x\"}}");
    String path = "/jobs/" + job.path("id").asText();
    String endless = "{\"operation\": \"endless\", \"by\": \"a\", \"arguments\": {}}";
    String unasked = begin(endless).path("id").asText();
    jobs.find(unasked).orElseThrow().stop();
    assertThat(send("GET", path, "", TOKEN).statusCode()).isEqualTo(200);
    now = now.plus(Duration.ofMinutes(11));
    assertThat(send("GET", path, "", TOKEN).statusCode()).isEqualTo(404);
    assertThat(send("GET", "/jobs/" + unasked, "", TOKEN).statusCode()).isEqualTo(200);
  }

  @Test
  void nobodyIsHeardWithoutTheToken() throws Exception {
    String body = "{\"operation\": \"echo\", \"by\": \"office\", \"arguments\": {\"say\": \"x\"}}";
    assertThat(send("POST", "/jobs", body, "guess").statusCode()).isEqualTo(401);
    assertThat(send("GET", "/health", "", "guess").statusCode()).isEqualTo(200);
  }

  @Test
  void whatIsNotThereIsTold() throws Exception {
    assertThat(send("GET", "/jobs/1-1", "", TOKEN).statusCode()).isEqualTo(404);
    assertThat(send("GET", "/elsewhere", "", TOKEN).statusCode()).isEqualTo(404);
    assertThat(send("POST", "/jobs", "{\"operation\": \"none\"}", TOKEN).statusCode())
        .isEqualTo(400);
    assertThat(send("POST", "/jobs", "{", TOKEN).statusCode()).isEqualTo(400);
  }
}
