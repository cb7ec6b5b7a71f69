package cn.financebrain.dashboards.reports;

import cn.financebrain.dashboards.DashboardsSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Makes reports in the background, and does what they wait for; what fails is tried again. */
@Component
@Lazy(false)
class ReportRounds implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(ReportRounds.class);
  private static final Duration STOP = Duration.ofSeconds(5);

  private final List<Runnable> rounds = new ArrayList<>();
  private final Duration every;
  private ScheduledExecutorService executor;
  private volatile boolean running;

  ReportRounds(ReportMaker maker, List<ReportRound> others, DashboardsSettings settings) {
    this.rounds.add(maker::makeAll);
    this.rounds.addAll(others);
    this.every = settings.pollEvery();
  }

  @Override
  public void start() {
    executor =
        Executors.newScheduledThreadPool(
            rounds.size(),
            work -> {
              Thread thread = new Thread(work, "reports");
              thread.setDaemon(true);
              return thread;
            });
    rounds.forEach(this::schedule);
    running = true;
  }

  @SuppressWarnings("FutureReturnValueIgnored") // a round catches all
  private void schedule(Runnable round) {
    executor.scheduleWithFixedDelay(
        () -> {
          try {
            round.run();
          } catch (RuntimeException e) {
            LOG.warn("reports: waits for the next round: {}", e.toString());
          }
        },
        every.toMillis(),
        every.toMillis(),
        TimeUnit.MILLISECONDS);
  }

  /** A report that is being made is made anew by whoever comes next. */
  @Override
  public void stop() {
    running = false;
    executor.shutdownNow();
    try {
      executor.awaitTermination(STOP.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
