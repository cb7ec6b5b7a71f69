package cn.financebrain.dashboards.operations;

import cn.financebrain.dashboards.DashboardsSettings;
import cn.financebrain.dashboards.account.Account;
import cn.financebrain.dashboards.problem.ProblemCode;
import cn.financebrain.dashboards.problem.ProblemException;
import cn.financebrain.dashboards.problem.Wording;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * Asks the process of the operations. Its address and token stand in a file, which is read at each
 * call, since they change with each start of the process.
 */
@Component
public class Operations {
  private static final Logger LOG = LoggerFactory.getLogger(Operations.class);
  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final Duration RETRY_AFTER = Duration.ofSeconds(10);
  private static final Duration BETWEEN = Duration.ofMillis(500);
  private static final int LOOKS = 40;
  private static final int OK = 200;
  private static final int NOT_FOUND = 404;
  private static final int CONFLICT = 409;

  private final Path file;
  private final ObjectMapper json;
  private final int looks;
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(LIMIT).build();

  @Autowired
  Operations(DashboardsSettings settings, ObjectMapper json) {
    this(settings.operationsFile(), json, LOOKS);
  }

  /**
   * @param looks how often a job is looked at that should be over soon
   */
  Operations(Path file, ObjectMapper json, int looks) {
    this.file = file;
    this.json = json;
    this.looks = looks;
  }

  /**
   * Has something done, in the name of who asks.
   *
   * @return the job: over, or still at work where it takes longer than some seconds
   * @throws ProblemException if it was refused, or the process can't be reached
   */
  public Job begin(String operation, Account by, Map<String, ?> arguments) {
    Map<String, Object> body =
        Map.of("operation", operation, "by", by.name(), "arguments", arguments);
    return told(read(send("POST", "/jobs", json.writeValueAsString(body)), Job.class));
  }

  /**
   * The same of what is soon over.
   *
   * @return what it found or did
   * @throws ProblemException if it was refused, the process can't be reached, or it takes too long
   */
  public <T> T result(String operation, Account by, Map<String, ?> arguments, Class<T> type) {
    Job job = begin(operation, by, arguments);
    for (int look = 0; look < looks && job.isUnderWay(); look++) {
      pause();
      job = told(job(job.id(), by));
    }
    if (job.isUnderWay()) {
      job = given(job, by);
    }
    if (job.result() == null) {
      throw ProblemException.retryable(ProblemCode.OPERATIONS_UNAVAILABLE, RETRY_AFTER, null);
    }
    return json.treeToValue(job.result(), type);
  }

  /** What nobody waits for any more must not be done later; what has begun is waited for. */
  private Job given(Job late, Account by) {
    Job job = stop(late.id(), by);
    for (int look = 0; look < looks && job.isUnderWay(); look++) {
      pause();
      job = told(job(job.id(), by));
    }
    return job;
  }

  private void pause() {
    try {
      Thread.sleep(BETWEEN.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw notThere(e);
    }
  }

  /**
   * How far a job is that this account asked for.
   *
   * @throws ProblemException if there is none
   */
  public Job job(String id, Account by) {
    return own(read(send("GET", path(id), ""), Job.class), by);
  }

  /** Asks for the end of a job. */
  public Job stop(String id, Account by) {
    job(id, by);
    return own(read(send("DELETE", path(id), ""), Job.class), by);
  }

  private static String path(String id) {
    if (!id.matches("[0-9-]{1,40}")) {
      throw ProblemException.of(ProblemCode.JOB_NOT_FOUND);
    }
    return "/jobs/" + id;
  }

  private static Job own(Job job, Account by) {
    if (!job.by().equals(by.name())) {
      throw ProblemException.of(ProblemCode.JOB_NOT_FOUND);
    }
    return job;
  }

  /** A refusal within the first seconds is that of the request. */
  private static Job told(Job job) {
    if (job.problem() == null) {
      return job;
    }
    Wording wording = new Wording(job.problem().zh(), job.problem().en());
    throw ProblemException.of(
        switch (job.problem().kind()) {
          case "usage" -> ProblemCode.INVALID_BODY;
          case "unavailable" -> ProblemCode.OPERATIONS_UNAVAILABLE;
          default -> ProblemCode.OPERATION_REFUSED;
        },
        wording);
  }

  private <T> T read(HttpResponse<String> response, Class<T> type) {
    if (response.statusCode() == NOT_FOUND) {
      throw ProblemException.of(ProblemCode.JOB_NOT_FOUND);
    }
    if (response.statusCode() == CONFLICT) {
      JsonNode why = json.readTree(response.body());
      throw ProblemException.of(
          ProblemCode.OPERATIONS_BUSY,
          new Wording(why.path("zh").asString(), why.path("en").asString()));
    }
    if (response.statusCode() != OK) {
      throw notThere(
          new IOException("operations answer " + response.statusCode() + ": " + response.body()));
    }
    return json.readValue(response.body(), type);
  }

  private HttpResponse<String> send(String method, String path, String body) {
    try {
      JsonNode place = json.readTree(Files.readString(file));
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(place.path("url").asString() + path))
              .timeout(LIMIT)
              .header("Authorization", "Bearer " + place.path("token").asString())
              .method(method, BodyPublishers.ofString(body))
              .build();
      return http.send(request, BodyHandlers.ofString());
    } catch (IOException | JacksonException | IllegalArgumentException e) {
      throw notThere(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw notThere(e);
    }
  }

  private ProblemException notThere(Exception cause) {
    LOG.warn("the process of the operations ({}) does not answer: {}", file, cause.toString());
    return ProblemException.retryable(ProblemCode.OPERATIONS_UNAVAILABLE, RETRY_AFTER, cause);
  }
}
