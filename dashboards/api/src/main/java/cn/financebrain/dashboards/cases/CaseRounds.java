package cn.financebrain.dashboards.cases;

import cn.financebrain.dashboards.DashboardsSettings;
import cn.financebrain.dashboards.casework.Procedure;
import cn.financebrain.dashboards.casework.WorkingDays;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * Goes round again and again: what the day brings, then what the warehouse has to be told. What
 * fails is tried in the next round, and is logged when it begins and when it is over.
 */
@Component
@Lazy(false)
class CaseRounds implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(CaseRounds.class);

  private final CaseDays days;
  private final CaseOutbox outbox;
  private final WorkingDays calendar;
  private final InstantSource clock;
  private final Duration every;

  private ScheduledExecutorService rounds;
  private String failure = "";
  private LocalDate warnedOn;
  private volatile boolean running;

  CaseRounds(
      CaseDays days,
      CaseOutbox outbox,
      WorkingDays calendar,
      InstantSource clock,
      DashboardsSettings settings) {
    this.days = days;
    this.outbox = outbox;
    this.calendar = calendar;
    this.clock = clock;
    this.every = settings.cases().roundEvery();
  }

  @Override
  @SuppressWarnings("FutureReturnValueIgnored") // a round catches all
  public void start() {
    if (!outbox.isConnected()) {
      LOG.warn("no user is set who may write to the warehouse: it is not told of cases");
    }
    rounds =
        Executors.newSingleThreadScheduledExecutor(
            work -> {
              Thread thread = new Thread(work, "case-rounds");
              thread.setDaemon(true);
              return thread;
            });
    rounds.scheduleWithFixedDelay(
        this::round, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
    running = true;
  }

  private void round() {
    try {
      warn(Procedure.dayOf(clock.instant()));
      days.bringUp();
      outbox.deliver();
      tell("");
    } catch (RuntimeException e) {
      tell(e.toString());
    }
  }

  private void tell(String now) {
    if (!now.isEmpty() && failure.isEmpty()) {
      LOG.warn("cases wait for the next round: {}", now);
    } else if (now.isEmpty() && !failure.isEmpty()) {
      LOG.info("cases are brought up to the day again");
    }
    failure = now;
  }

  private void warn(LocalDate today) {
    if (!today.equals(warnedOn) && calendar.isWanting(today)) {
      LOG.warn("the holidays of the coming year are missing: set FB_WORKING_DAYS_FILE");
    }
    warnedOn = today;
  }

  @Override
  public void stop() {
    running = false;
    rounds.shutdown();
    try {
      rounds.awaitTermination(5, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
