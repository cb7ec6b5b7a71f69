package cn.financebrain.streaming.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What Flink's REST interface says of the scoring job of a catalogue. */
public final class FlinkRest {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE).build();
  private final URI address;
  private final String catalogue;

  /**
   * @param address such as {@code http://127.0.0.1:8081}
   * @param catalogue fingerprint of the job's catalogue
   */
  public FlinkRest(URI address, String catalogue) {
    this.address = address;
    this.catalogue = catalogue;
  }

  /** The job's id: of its runs the one that has not ended, else the latest. */
  private String job() throws IOException, InterruptedException {
    JsonNode newest = null;
    for (JsonNode job : send("/jobs/overview").path("jobs")) {
      if (JobId.isOf(job.path("jid").asText(), catalogue)
          && (newest == null || rank(job) > rank(newest))) {
        newest = job;
      }
    }
    if (newest == null) {
      throw new IOException(
          "Flink at %s has no job of the catalogue %s yet".formatted(address, catalogue));
    }
    return newest.path("jid").asText();
  }

  private static long rank(JsonNode job) {
    return job.path("end-time").asLong() < 0 ? Long.MAX_VALUE : job.path("start-time").asLong();
  }

  /**
   * @throws IOException if Flink does not answer, or does not know the job (yet)
   */
  public StreamStatus status() throws IOException, InterruptedException {
    String job = "/jobs/" + job();
    JsonNode detail = send(job);
    // Flink answers nothing more of a job that is being set up
    boolean settingUp = detail.path("state").asText().equals("INITIALIZING");
    JsonNode checkpoints = settingUp ? JSON.createObjectNode() : send(job + "/checkpoints");
    long read = 0;
    boolean allRunning = detail.path("vertices").size() > 0;
    for (JsonNode vertex : detail.path("vertices")) {
      allRunning &= vertex.path("status").asText().equals("RUNNING");
      if (vertex.path("name").asText().contains("score-enterprise")) {
        read = vertex.path("metrics").path("read-records").asLong();
      }
    }
    return new StreamStatus(
        detail.path("state").asText(),
        allRunning,
        Instant.ofEpochMilli(detail.path("start-time").asLong()),
        read,
        settingUp ? 0 : restarts(job),
        checkpoint(checkpoints.path("latest").path("completed")),
        checkpoints.path("counts").path("completed").asLong(),
        checkpoints.path("counts").path("failed").asLong());
  }

  private static Optional<StreamStatus.Checkpoint> checkpoint(JsonNode node) {
    return node.isObject()
        ? Optional.of(
            new StreamStatus.Checkpoint(
                node.path("id").asLong(),
                Instant.ofEpochMilli(node.path("latest_ack_timestamp").asLong()),
                Duration.ofMillis(node.path("end_to_end_duration").asLong()),
                node.path("state_size").asLong()))
        : Optional.empty();
  }

  private long restarts(String job) throws IOException, InterruptedException {
    JsonNode metric = send(job + "/metrics?get=numRestarts");
    return metric.path(0).path("value").asLong();
  }

  private JsonNode send(String path) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(address.resolve(path)).timeout(PATIENCE).GET().build();
    HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
    if (response.statusCode() / 100 != 2) {
      throw new IOException(
          "Flink at %s answered %d to %s: %s"
              .formatted(address, response.statusCode(), request.uri(), response.body()));
    }
    return JSON.readTree(response.body());
  }
}
