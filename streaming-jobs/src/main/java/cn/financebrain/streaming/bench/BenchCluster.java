package cn.financebrain.streaming.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.HeartbeatManagerOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.RpcOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.core.execution.RecoveryClaimMode;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.checkpoint.CompletedCheckpointStats;
import org.apache.flink.runtime.execution.ExecutionState;
import org.apache.flink.runtime.executiongraph.AccessExecutionGraph;
import org.apache.flink.runtime.executiongraph.AccessExecutionVertex;
import org.apache.flink.runtime.jobgraph.SavepointRestoreSettings;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamGraph;

/** One job on a cluster within this JVM, which takes checkpoints when it is told to. */
final class BenchCluster implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(20);
  private static final Duration NEVER = Duration.ofDays(10);
  private static final Duration PATIENCE = Duration.ofHours(1);

  /** As the cluster of a stack has it. */
  private static final int MAX_PARALLELISM = 128;

  private static final int ROCKSDB_MB = 512;

  private final MiniCluster cluster;
  private final JobID job;

  private BenchCluster(MiniCluster cluster, JobID job) {
    this.cluster = cluster;
    this.job = job;
  }

  /**
   * @param backend {@code heap} or {@code rocksdb}
   * @param directory for checkpoints and working files
   */
  static Configuration settings(String backend, int parallelism, Path directory) {
    Configuration settings = new Configuration();
    settings.set(PipelineOptions.OBJECT_REUSE, true);
    settings.set(PipelineOptions.GENERIC_TYPES, false);
    settings.set(PipelineOptions.MAX_PARALLELISM, MAX_PARALLELISM);
    settings.set(CoreOptions.DEFAULT_PARALLELISM, parallelism);
    settings.set(CoreOptions.TMP_DIRS, directory.resolve("tmp").toString());
    settings.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, NEVER);
    settings.set(CheckpointingOptions.CHECKPOINTING_TIMEOUT, PATIENCE);
    settings.set(CheckpointingOptions.CHECKPOINT_STORAGE, "filesystem");
    settings.set(
        CheckpointingOptions.CHECKPOINTS_DIRECTORY,
        directory.resolve("checkpoints").toUri().toString());
    settings.set(
        CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
        ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
    settings.set(CheckpointingOptions.INCREMENTAL_CHECKPOINTS, true);
    settings.set(StateBackendOptions.STATE_BACKEND, backend.equals("heap") ? "hashmap" : backend);
    // who asks for a checkpoint waits for it, and a full collection of a large heap stops everyone
    settings.set(RpcOptions.ASK_TIMEOUT_DURATION, PATIENCE);
    settings.set(HeartbeatManagerOptions.HEARTBEAT_TIMEOUT, PATIENCE);
    settings.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
    settings.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(ROCKSDB_MB));
    return settings;
  }

  /**
   * Starts a cluster and a job on it.
   *
   * @param settings of {@link #settings}
   * @param restore a savepoint or checkpoint to start from
   */
  static BenchCluster submit(
      StreamExecutionEnvironment environment,
      Configuration settings,
      Optional<SavepointRestoreSettings> restore)
      throws Exception {
    StreamGraph graph = environment.getStreamGraph();
    restore.ifPresent(graph::setSavepointRestoreSettings);
    MiniCluster cluster =
        new MiniCluster(
            new MiniClusterConfiguration.Builder()
                .setConfiguration(settings)
                .setNumTaskManagers(1)
                .setNumSlotsPerTaskManager(settings.get(CoreOptions.DEFAULT_PARALLELISM))
                .withRandomPorts()
                .build());
    cluster.start();
    return new BenchCluster(cluster, cluster.submitJob(graph).get().getJobID());
  }

  /**
   * A savepoint, or a checkpoint that the job then goes on from as its own.
   *
   * @param whole whether each state must find its operator
   */
  static SavepointRestoreSettings from(String path, RecoveryClaimMode claim, boolean whole) {
    return SavepointRestoreSettings.forPath(path, !whole, claim);
  }

  /** Returns when every task has its state and runs. */
  void awaitRunning() throws InterruptedException, ExecutionException {
    while (!isRunning()) {
      Thread.sleep(POLL.toMillis());
    }
  }

  private boolean isRunning() throws InterruptedException, ExecutionException {
    if (cluster.getJobStatus(job).get() == JobStatus.INITIALIZING) {
      return false; // it has no graph yet
    }
    for (AccessExecutionVertex task : requireRunning().getAllExecutionVertices()) {
      if (task.getExecutionState() != ExecutionState.RUNNING) {
        return false;
      }
    }
    return true;
  }

  /**
   * @throws IllegalStateException if the job failed
   */
  AccessExecutionGraph requireRunning() throws InterruptedException, ExecutionException {
    AccessExecutionGraph graph = cluster.getExecutionGraph(job).get();
    if (graph.getState() == JobStatus.FAILED || graph.getState() == JobStatus.FAILING) {
      throw new IllegalStateException(
          "the job failed: "
              + (graph.getFailureInfo() == null
                  ? "without a reason"
                  : graph.getFailureInfo().getExceptionAsString()));
    }
    return graph;
  }

  /** Ends the job with a savepoint that any state backend can start from. */
  String endWithSavepoint(Path directory) throws InterruptedException, ExecutionException {
    return cluster
        .triggerSavepoint(job, directory.toUri().toString(), true, SavepointFormatType.CANONICAL)
        .get();
  }

  CompletedCheckpointStats checkpoint() throws InterruptedException, ExecutionException {
    String path = cluster.triggerCheckpoint(job).get();
    CompletedCheckpointStats last = lastCheckpoint();
    while (last == null || !path.equals(last.getExternalPath())) { // figures come a little later
      Thread.sleep(POLL.toMillis());
      last = lastCheckpoint();
    }
    return last;
  }

  private CompletedCheckpointStats lastCheckpoint()
      throws InterruptedException, ExecutionException {
    return cluster
        .getExecutionGraph(job)
        .get()
        .getCheckpointStatsSnapshot()
        .getHistory()
        .getLatestCompletedCheckpoint();
  }

  @Override
  public void close() throws Exception {
    cluster.close();
  }
}
