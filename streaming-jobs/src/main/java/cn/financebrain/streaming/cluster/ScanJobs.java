package cn.financebrain.streaming.cluster;

import cn.financebrain.contract.scan.Scan;
import cn.financebrain.contract.scan.ScanPart;
import cn.financebrain.scoring.release.StagedCatalogue;
import cn.financebrain.store.ScanReader;
import cn.financebrain.store.WarehouseException;
import cn.financebrain.store.WarehouseSettings;
import cn.financebrain.streaming.config.ScoringJobConfig;
import cn.financebrain.streaming.scan.ScanDesk;
import cn.financebrain.streaming.scan.ScanFailure;
import cn.financebrain.streaming.scan.ScanJob;
import cn.financebrain.streaming.scan.ScanLedger;
import cn.financebrain.streaming.scan.ScanPlan;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Works off the scans that are asked for at the {@link ScanDesk}, one at a time and the oldest
 * first, in a thread of its own: whatever becomes of a scan, the stream goes on. While a change of
 * the catalogue is under way a scan waits, since both would use the second TaskManager; it goes on
 * afterwards with the parts it lacks.
 */
final class ScanJobs implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(ScanJobs.class);
  private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

  private final ScoringJobConfig config;
  private final ScanDesk desk;

  /** Null while no scan is under way. */
  private Running running;

  /** What was last logged, so that a trouble that lasts is told once. */
  private String trouble = "";

  ScanJobs(ScoringJobConfig config) {
    this.config = config;
    this.desk = new ScanDesk(Path.of(config.models()));
  }

  /**
   * A scan under way.
   *
   * @param told how many enterprises it was last told to have looked at
   */
  private record Running(ScanPlan plan, JobClient job, long told) {
    String id() {
      return plan.scan().id();
    }
  }

  @Override
  public void run() {
    try {
      while (true) {
        Thread.sleep(LOOK_EVERY.toMillis());
        look();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** A scan must never end the stream: what goes wrong is tried again at the next look. */
  private void look() throws InterruptedException {
    try {
      if (running == null) {
        beginNext();
      } else {
        attend();
      }
      trouble = "";
    } catch (InterruptedException e) {
      throw e;
    } catch (Exception e) {
      if (!trouble.equals(String.valueOf(e.getMessage()))) {
        trouble = String.valueOf(e.getMessage());
        LOG.error("scans: tried again every {}", LOOK_EVERY, e);
      }
    }
  }

  private void beginNext() throws Exception {
    List<String> wanted = desk.wanted();
    if (wanted.isEmpty() || isCatalogueChanging()) {
      return;
    }
    String id = wanted.get(0);
    try {
      Optional<ScanPlan> plan = desk.plan(id);
      if (plan.isPresent()) {
        begin(plan.get());
      }
    } catch (WarehouseException e) {
      throw e; // it comes back
    } catch (Exception e) {
      LOG.error("scan {} can't begin", id, e);
      giveUp(id, String.valueOf(e.getMessage()));
    }
  }

  private void begin(ScanPlan plan) throws Exception {
    LOG.info("scan {} begins", plan.scan().id());
    StreamExecutionEnvironment environment =
        StreamExecutionEnvironment.getExecutionEnvironment(ScanJob.settings());
    running =
        new Running(
            plan, ScanJob.start(environment, config.warehouse(), config.models(), plan), -1);
  }

  private boolean isCatalogueChanging() {
    return StagedCatalogue.isThere(Path.of(config.models()));
  }

  /**
   * What is asked of Flink may get no answer, as while a job ends: each look goes by how the job
   * stands then, not by what the look before it asked for.
   */
  private void attend() throws Exception {
    JobStatus status = running.job().getJobStatus().get();
    switch (status) {
      case FINISHED -> finish();
      case CANCELED -> leave();
      case FAILED -> fail();
      case CANCELLING -> LOG.debug("scan {} is about to be cancelled", running.id());
      default -> {
        if (!desk.isWanted(running.id()) || isCatalogueChanging()) {
          LOG.info("scan {} is cancelled", running.id());
          running.job().cancel().get();
        } else {
          tellProgress();
        }
      }
    }
  }

  private void finish() throws IOException {
    try {
      tell(ScanJob.result(warehouse(), running.plan()));
      desk.done(running.id());
      LOG.info("scan {} is done", running.id());
    } catch (ScanFailure e) {
      giveUp(running.id(), e.getMessage());
    }
    running = null;
  }

  /** Where it is still wanted, it goes on later. */
  private void leave() {
    if (!desk.isWanted(running.id())) {
      tell(running.plan().scan().at(Scan.State.STOPPED, looked(), ""));
    }
    running = null;
  }

  private void fail() throws InterruptedException, IOException {
    String reason = reason();
    LOG.error("scan {} has failed: {}", running.id(), reason);
    giveUp(running.id(), reason);
    running = null;
  }

  private void tellProgress() {
    long looked = looked();
    if (looked != running.told()) {
      tell(running.plan().scan().at(Scan.State.RUNNING, looked, ""));
      running = new Running(running.plan(), running.job(), looked);
    }
  }

  private long looked() {
    try (ScanReader reader = ScanReader.open(warehouse())) {
      return reader.parts(running.id()).values().stream().mapToLong(ScanPart::looked).sum();
    }
  }

  /** It can be resumed once what is wrong is mended. */
  private void giveUp(String id, String why) throws IOException {
    try (ScanReader reader = ScanReader.open(warehouse())) {
      reader.find(id).ifPresent(scan -> tell(scan.at(Scan.State.FAILED, scan.enterprises(), why)));
    }
    desk.hold(id);
  }

  private String reason() throws InterruptedException {
    try {
      running.job().getJobExecutionResult().get();
      return "";
    } catch (ExecutionException e) {
      Throwable cause = e;
      while (cause.getCause() != null && !(cause instanceof ScanFailure)) {
        cause = cause.getCause();
      }
      return String.valueOf(cause.getMessage());
    }
  }

  private void tell(Scan scan) {
    try (ScanLedger ledger = ScanLedger.open(warehouse())) {
      ledger.tell(scan);
    }
  }

  private WarehouseSettings warehouse() {
    return config.warehouse().settings();
  }
}
