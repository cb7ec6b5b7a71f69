package cn.financebrain.streaming.cluster;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How the scoring job is.
 *
 * @param state Flink's job state, such as {@code RUNNING} or {@code RESTARTING}
 * @param allRunning whether every task of the job runs
 * @param since when this run of the job began
 * @param scored records that reached the scoring operator in this run
 * @param restarts how often the job restarted by itself in this run
 * @param lastCheckpoint the newest completed one of this run
 */
public record StreamStatus(
    String state,
    boolean allRunning,
    Instant since,
    long scored,
    long restarts,
    Optional<Checkpoint> lastCheckpoint,
    long checkpoints,
    long failedCheckpoints) {

  /** Whether the job takes in records and takes checkpoints. */
  public boolean healthy() {
    return state.equals("RUNNING") && allRunning && lastCheckpoint.isPresent();
  }

  /**
   * @param bytes size of the state
   */
  public record Checkpoint(long id, Instant at, Duration took, long bytes) {}
}
