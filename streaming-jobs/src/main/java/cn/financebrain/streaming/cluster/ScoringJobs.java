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
import java.util.LinkedHashMap;
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
 * log. Arguments: {@code --config FILE}, see {@link ScoringJobConfig}.
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

  /** Catalogues and files that can't be read, which were told of. */
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
    follow(known);
    while (true) {
      Thread.sleep(LOOK_EVERY.toMillis());
      requireAllRun();
      CataloguePlan plan = planAfter(known);
      if (!plan.equals(known)) {
        follow(plan);
        known = plan;
      }
    }
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

  private void follow(CataloguePlan plan) throws Exception {
    LOG.info("catalogues: {}", plan);
    Map<String, String> wanted = wanted(plan);
    for (String fingerprint : Set.copyOf(running.keySet())) {
      if (!wanted.containsKey(fingerprint)) {
        cancel(fingerprint);
      }
    }
    checkpoints.keepOnly(worthKeeping(plan, wanted));
    for (Map.Entry<String, String> job : wanted.entrySet()) {
      if (!running.containsKey(job.getKey())) {
        start(job.getKey(), job.getValue());
      }
    }
  }

  /** Ids of catalogues by their fingerprints; the one in force first. */
  private Map<String, String> wanted(CataloguePlan plan) {
    Map<String, String> wanted = new LinkedHashMap<>();
    wanted.put(catalogues.fingerprint(plan.inForce()), plan.inForce());
    plan.running().forEach(id -> fingerprint(id).ifPresent(at -> wanted.putIfAbsent(at, id)));
    return wanted;
  }

  /** Of what is not in force: a catalogue that can't be opened must not stop the one that is. */
  private Optional<String> fingerprint(String id) {
    try {
      return Optional.of(catalogues.fingerprint(id));
    } catch (ReleaseException e) {
      if (refused.add(id)) {
        LOG.error("no job for catalogue {}", id, e);
      }
      return Optional.empty();
    }
  }

  /** The one before stays for a while, so that a way back is short. */
  private Set<String> worthKeeping(CataloguePlan plan, Map<String, String> wanted) {
    Set<String> keep = new HashSet<>(wanted.keySet());
    plan.before().flatMap(this::fingerprint).ifPresent(keep::add);
    return keep;
  }

  private void start(String fingerprint, String id) throws Exception {
    JobId latest = checkpoints.latestRun(fingerprint);
    Optional<Path> from = checkpoints.newest(latest);
    JobId job = latest;
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
