package cn.financebrain.dashboards.audit;

import cn.financebrain.contract.DayBegins;
import jakarta.annotation.PreDestroy;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** Anchors the head of the chain once a day, at the start too; tries again when it can't. */
@Component
class AuditAnchorKeeper implements ApplicationRunner {
  private static final Logger LOG = LoggerFactory.getLogger(AuditAnchorKeeper.class);
  private static final long LOOK_EVERY_MINUTES = 10;

  private final AuditLog log;
  private final AuditAnchors anchors;
  private final InstantSource clock;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "audit-anchor");
            thread.setDaemon(true);
            return thread;
          });

  AuditAnchorKeeper(AuditLog log, AuditAnchors anchors, InstantSource clock) {
    this.log = log;
    this.anchors = anchors;
    this.clock = clock;
  }

  @Override
  public void run(ApplicationArguments arguments) {
    var unused =
        timer.scheduleWithFixedDelay(this::tryAnchor, 0, LOOK_EVERY_MINUTES, TimeUnit.MINUTES);
  }

  private void tryAnchor() {
    try {
      anchorToday();
    } catch (DataAccessException | UncheckedIOException | IllegalStateException e) {
      LOG.error("the audit trail could not be anchored today: {}", e.toString());
    }
  }

  /** The line goes to the log as well, from where it may be shipped to another machine. */
  void anchorToday() {
    LocalDate today = LocalDate.ofEpochDay(DayBegins.dayOf(clock.instant()));
    if (!anchors.has(today)) {
      AuditAnchor head = log.head();
      anchors.append(today, head);
      LOG.info("audit anchor of {}: entry {}, {}", today, head.id(), head.hash());
    }
  }

  @PreDestroy
  void stop() {
    timer.shutdownNow();
  }
}
