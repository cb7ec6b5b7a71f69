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

/** What Flink's REST interface says of the scoring job. */
public final class FlinkRest {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE).build();
  private final URI address;
  private final String job;

  /**
   * @param address such as {@code http://127.0.0.1:8081}
   * @param job id of the job, {@link LocalCluster#jobId()} on one machine
   */
  public FlinkRest(URI address, String job) {
    this.address = address;
    this.job = job;
  }

  /**
   * @throws IOException if Flink does not answer, or does not know the job (yet)
   */
  public StreamStatus status() throws IOException, InterruptedException {
    JsonNode detail = get("");
    // Flink answers nothing more of a job that is being set up
    boolean settingUp = detail.path("state").asText().equals("INITIALIZING");
    JsonNode checkpoints = settingUp ? JSON.createObjectNode() : get("/checkpoints");
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
        settingUp ? 0 : restarts(),
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

  private long restarts() throws IOException, InterruptedException {
    JsonNode metric = get("/metrics?get=numRestarts");
    return metric.path(0).path("value").asLong();
  }

  /**
   * Stops the job after a last checkpoint, as a savepoint that another cluster may start from. Not
   * needed for an ordinary stop, which loses nothing either.
   *
   * @param directory where the savepoint goes, as the JobManager sees it
   * @return the request's id
   */
  public String stopWithSavepoint(URI directory) throws IOException, InterruptedException {
    String body =
        JSON.createObjectNode()
            .put("targetDirectory", directory.toString())
            .put("drain", false)
            .toString();
    HttpRequest request =
        request("/stop")
            .header("content-type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    return send(request).path("request-id").asText();
  }

  private JsonNode get(String path) throws IOException, InterruptedException {
    return send(request(path).GET().build());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(address.resolve("/jobs/" + job + path)).timeout(PATIENCE);
  }

  private JsonNode send(HttpRequest request) throws IOException, InterruptedException {
    HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
    if (response.statusCode() / 100 != 2) {
      throw new IOException(
          "Flink at %s answered %d to %s: %s"
              .formatted(address, response.statusCode(), request.uri(), response.body()));
    }
    return JSON.readTree(response.body());
  }
}
