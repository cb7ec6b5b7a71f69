package cn.financebrain.dashboards.metrics;

import cn.financebrain.dashboards.DashboardsSettings;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * How the scoring job is, by Flink's REST interface: few figures, for a stack on one machine. A
 * cluster of its own has Flink's reporter for all others.
 */
@Component
class StreamFigures {
  private static final Logger LOG = LoggerFactory.getLogger(StreamFigures.class);
  private static final Duration PATIENCE = Duration.ofSeconds(3);
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** What the job's name begins with; those of scans are called otherwise. */
  private static final String NAME = "risk-scoring ";

  private static final String RUNNING = "finance.brain.stream.running";
  private static final String RESTARTS = "finance.brain.stream.restarts";
  private static final String RECORDS = "finance.brain.stream.records.read";
  private static final String CHECKPOINT_AGE = "finance.brain.stream.checkpoint.age";
  private static final String CHECKPOINT_TIME = "finance.brain.stream.checkpoint.duration";
  private static final String CHECKPOINT_SIZE = "finance.brain.stream.checkpoint.size";
  private static final String CHECKPOINTS_FAILED = "finance.brain.stream.checkpoints.failed";

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE).build();
  private final Optional<URI> rest;
  private final InstantSource clock;
  private final Figures figures;

  StreamFigures(
      PrometheusMeterRegistry registry, DashboardsSettings settings, InstantSource clock) {
    this.rest =
        Optional.of(settings.metrics().flink()).filter(url -> !url.isEmpty()).map(URI::create);
    this.clock = clock;
    this.figures =
        new Figures(registry)
            .declare(RUNNING, "", "1 where all tasks of the scoring job run")
            .declare(RESTARTS, "", "Restarts of the job since it was submitted")
            .declare(RECORDS, "", "Records that scoring has read since the job started")
            .declare(CHECKPOINT_AGE, "seconds", "Since the newest checkpoint was complete")
            .declare(CHECKPOINT_TIME, "seconds", "What the newest checkpoint took")
            .declare(CHECKPOINT_SIZE, "bytes", "State in the newest checkpoint")
            .declare(CHECKPOINTS_FAILED, "", "Checkpoints that failed since the job started");
  }

  synchronized void refresh() {
    if (rest.isEmpty()) {
      return;
    }
    figures.begin();
    boolean running = false;
    try {
      running = told(rest.get());
    } catch (IOException | JacksonException e) {
      LOG.warn("metrics: Flink does not answer: {}", e.toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    figures.tell(RUNNING, running ? 1 : 0);
    figures.end();
  }

  /** Whether it runs. */
  private boolean told(URI flink) throws IOException, InterruptedException {
    JsonNode job = null;
    for (JsonNode each : send(flink, "/jobs/overview").path("jobs")) {
      if (each.path("name").asString("").startsWith(NAME) && each.path("end-time").asLong(0) < 0) {
        job = each;
      }
    }
    if (job == null) {
      return false;
    }
    String path = "/jobs/" + job.path("jid").asString();
    boolean running = job.path("state").asString("").equals("RUNNING");
    for (JsonNode vertex : send(flink, path).path("vertices")) {
      running &= vertex.path("status").asString("").equals("RUNNING");
      if (vertex.path("name").asString("").contains("score-enterprise")) {
        figures.tell(RECORDS, vertex.path("metrics").path("read-records").asLong(0));
      }
    }
    for (JsonNode metric : send(flink, path + "/metrics?get=numRestarts")) {
      figures.tell(RESTARTS, Double.parseDouble(metric.path("value").asString("0")));
    }
    checkpoints(send(flink, path + "/checkpoints"));
    return running;
  }

  private void checkpoints(JsonNode told) {
    figures.tell(CHECKPOINTS_FAILED, told.path("counts").path("failed").asLong(0));
    JsonNode newest = told.path("latest").path("completed");
    if (newest.isObject()) {
      Instant at = Instant.ofEpochMilli(newest.path("latest_ack_timestamp").asLong(0));
      figures.tell(CHECKPOINT_AGE, Duration.between(at, clock.instant()).toMillis() / 1e3);
      figures.tell(CHECKPOINT_TIME, newest.path("end_to_end_duration").asLong(0) / 1e3);
      figures.tell(CHECKPOINT_SIZE, newest.path("state_size").asLong(0));
    }
  }

  private JsonNode send(URI flink, String path) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(flink.resolve(path)).timeout(PATIENCE).GET().build();
    HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
    if (response.statusCode() != 200) {
      throw new IOException("%d to %s".formatted(response.statusCode(), path));
    }
    return JSON.readTree(response.body());
  }
}
