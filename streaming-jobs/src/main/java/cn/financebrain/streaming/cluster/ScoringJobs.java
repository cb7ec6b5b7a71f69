package cn.financebrain.streaming.cluster;

import cn.financebrain.scoring.release.CatalogueDirectory;
import cn.financebrain.scoring.release.CataloguePlan;
import cn.financebrain.scoring.release.ReleaseException;
import cn.financebrain.streaming.RiskScoringJob;
import cn.financebrain.streaming.config.ScoringJobConfig;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptionsInternal;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The application that a JobManager on one machine runs: keeps the scoring jobs at work that the
 * {@link CataloguePlan} of the models' directory asks for, one a catalogue, and cancels the others.
 * A job starts from the newest checkpoint of its catalogue, without one from the beginning of the
 * log. Beside them, {@link ScanJobs} works off the scans that are asked for. Arguments: {@code
 * --config FILE}, see {@link ScoringJobConfig}.
 */
public final class ScoringJobs {
  private static final Logger LOG = LoggerFactory.getLogger(ScoringJobs.class);
  private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

  private final ScoringJobConfig config;
  private final Path models;
  private final CatalogueDirectory catalogues;
  private final JobCheckpoints checkpoints;

  /** By the fingerprint of the catalogue. */
  private final Map<String, JobClient> running = new HashMap<>();

  /** Ids that this JobManager takes no second time. */
  private final Set<JobId> ended = new HashSet<>();

  /** Catalogues that can't be read, and messages of damaged files, that were told of. */
  private final Set<String> refused = new HashSet<>();

  private ScoringJobs(ScoringJobConfig config, JobCheckpoints checkpoints) {
    this.config = config;
    this.models = Path.of(config.models());
    this.catalogues = new CatalogueDirectory(models);
    this.checkpoints = checkpoints;
  }

  public static void main(String[] args) throws Exception {
    ScoringJobConfig config = ScoringJobConfig.fromArguments(args);
    String directory =
        StreamExecutionEnvironment.getExecutionEnvironment()
            .getConfiguration()
            .get(CheckpointingOptions.CHECKPOINTS_DIRECTORY);
    new ScoringJobs(config, new JobCheckpoints(Path.of(URI.create(directory)))).run();
  }

  private void run() throws Exception {
    CataloguePlan known = CataloguePlan.read(models);
    catalogues.fingerprint(known.inForce()); // without it there is nothing to go on with
    LOG.info("catalogues: {}", known);
    boolean isFollowed = follow(known);
    startScans();
    while (true) {
      Thread.sleep(LOOK_EVERY.toMillis());
      requireAllRun();
      CataloguePlan plan = planAfter(known);
      if (!plan.equals(known)) {
        LOG.info("catalogues: {}", plan);
        isFollowed = false;
        known = plan;
      }
      if (!isFollowed) {
        isFollowed = follow(plan);
      }
    }
  }

  /** After the scoring jobs, which are not to wait for slots that a scan has. */
  private void startScans() {
    Thread scans = new Thread(new ScanJobs(config), "scans");
    scans.setDaemon(true);
    scans.start();
  }

  /** A file that was damaged meanwhile must not stop the jobs that run. */
  private CataloguePlan planAfter(CataloguePlan known) {
    try {
      return CataloguePlan.read(models);
    } catch (ReleaseException e) {
      if (refused.add(e.getMessage())) {
        LOG.error("the jobs go on as they are", e);
      }
      return known;
    }
  }

  /**
   * Does of a plan what can be done now.
   *
   * @return whether that was all; else a catalogue can't be read, and the next look tries again
   */
  private boolean follow(CataloguePlan plan) throws Exception {
    JobsWanted wanted = JobsWanted.of(plan, this::fingerprint);
    if (wanted.areAllKnown()) {
      cancelAllBut(wanted.ids().keySet());
    }
    if (wanted.areAllKeptKnown()) {
      checkpoints.keepOnly(wanted.kept());
    }
    for (Map.Entry<String, String> job : wanted.ids().entrySet()) {
      if (!running.containsKey(job.getKey())) {
        start(job.getKey(), job.getValue());
      }
    }
    return wanted.areAllKeptKnown();
  }

  private void cancelAllBut(Set<String> wanted) throws InterruptedException, ExecutionException {
    for (String fingerprint : Set.copyOf(running.keySet())) {
      if (!wanted.contains(fingerprint)) {
        cancel(fingerprint);
      }
    }
  }

  /** A catalogue that can't be read must not stop the jobs of the others. */
  private Optional<String> fingerprint(String id) {
    try {
      Optional<String> fingerprint = Optional.of(catalogues.fingerprint(id));
      refused.remove(id);
      return fingerprint;
    } catch (ReleaseException e) {
      if (refused.add(id)) {
        LOG.error("catalogue {} can't be read; no job is ended for it until it can", id, e);
      }
      return Optional.empty();
    }
  }

  private void start(String fingerprint, String id) throws Exception {
    checkpoints.deleteOutdated(fingerprint);
    Optional<Path> from = checkpoints.newest(fingerprint);
    JobId job = checkpoints.nextRun(fingerprint);
    while (ended.contains(job)) {
      job = job.next();
    }
    LOG.info("starting job {} from {}", job.text(), from.map(Path::toString).orElse("the log"));
    if (from.isEmpty()) {
      CommittedOffsets.forget(config.kafka().forCatalogue(fingerprint));
    }
    Configuration own = new Configuration();
    own.set(PipelineOptionsInternal.PIPELINE_FIXED_JOB_ID, job.text());
    from.ifPresent(path -> own.set(StateRecoveryOptions.SAVEPOINT_PATH, path.toUri().toString()));
    StreamExecutionEnvironment environment =
        StreamExecutionEnvironment.getExecutionEnvironment(own);
    running.put(fingerprint, RiskScoringJob.start(environment, config, id));
  }

  private void cancel(String fingerprint) throws InterruptedException, ExecutionException {
    JobClient job = running.get(fingerprint);
    LOG.info("cancelling job {}", job.getJobID());
    job.cancel().get();
    while (!job.getJobStatus().get().isGloballyTerminalState()) {
      Thread.sleep(LOOK_EVERY.toMillis());
    }
    running.remove(fingerprint);
    ended.add(JobId.parse(job.getJobID().toString()));
  }

  /**
   * A job ends by itself only where something is broken; whoever watches this process starts it.
   */
  private void requireAllRun() throws InterruptedException, ExecutionException, IOException {
    for (JobClient job : List.copyOf(running.values())) {
      try {
        JobStatus status = job.getJobStatus().get();
        if (status.isGloballyTerminalState()) {
          throw new IOException("job %s has ended: %s".formatted(job.getJobID(), status));
        }
      } catch (ExecutionException e) {
        if (!(e.getCause() instanceof TimeoutException)) { // a busy machine answers later
          throw e;
        }
      }
    }
  }
}
