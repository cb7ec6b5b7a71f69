package cn.financebrain.streaming.rig;

import cn.financebrain.streaming.cluster.FlinkRest;
import cn.financebrain.streaming.config.ScoringJobConfig;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The processes of a Flink cluster; the second TaskManager is started by who needs it. */
public record Flink(
    ScoringJobConfig job,
    FlinkRest rest,
    ChildProcess jobManager,
    ChildProcess taskManager,
    ChildProcess secondTaskManager,
    URI address)
    implements AutoCloseable {
  private static final Duration START = Duration.ofMinutes(5);
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  public Flink start() throws IOException {
    jobManager.start();
    taskManager.start();
    return this;
  }

  public void awaitHealthy() {
    Poll.until(
        "the job runs and takes checkpoints",
        START,
        () -> {
          jobManager.requireAlive();
          taskManager.requireAlive();
          return rest.status().healthy();
        });
  }

  /** Whether a task of a job runs. */
  public boolean runsTasksOf(String job) throws IOException, InterruptedException {
    return jobs(job).stream().anyMatch(each -> each.path("tasks").path("running").asInt() > 0);
  }

  /** How many jobs of this name there were, with those that have ended. */
  public int jobsOf(String name) throws IOException, InterruptedException {
    return jobs(name).size();
  }

  private List<JsonNode> jobs(String name) throws IOException, InterruptedException {
    List<JsonNode> jobs = new ArrayList<>();
    for (JsonNode each : JSON.readTree(jobsOverview()).path("jobs")) {
      if (each.path("name").asText().equals(name)) {
        jobs.add(each);
      }
    }
    return jobs;
  }

  private String jobsOverview() throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(address.resolve("/jobs/overview")).build();
    return CLIENT.send(request, HttpResponse.BodyHandlers.ofString()).body();
  }

  /** Its jobs and the end of the JobManager's log, for the message of a test that fails. */
  public String seen() {
    return "jobs %s%njobmanager says%n%s".formatted(overview(), jobManager.tail());
  }

  private String overview() {
    try {
      return jobsOverview();
    } catch (IOException e) {
      return "(%s)".formatted(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "(%s)".formatted(e);
    }
  }

  @Override
  public void close() throws Exception {
    secondTaskManager.close();
    taskManager.close();
    jobManager.close();
  }
}
