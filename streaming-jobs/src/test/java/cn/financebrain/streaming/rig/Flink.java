package cn.financebrain.streaming.rig;

import cn.financebrain.streaming.cluster.FlinkRest;
import cn.financebrain.streaming.config.ScoringJobConfig;
import java.io.IOException;
import java.time.Duration;

/** The two processes of a Flink cluster. */
public record Flink(
    ScoringJobConfig job, FlinkRest rest, ChildProcess jobManager, ChildProcess taskManager)
    implements AutoCloseable {
  private static final Duration START = Duration.ofMinutes(5);

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

  @Override
  public void close() throws Exception {
    taskManager.close();
    jobManager.close();
  }
}
