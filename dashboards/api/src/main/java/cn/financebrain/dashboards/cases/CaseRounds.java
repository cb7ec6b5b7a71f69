package cn.financebrain.dashboards.cases;

import cn.financebrain.dashboards.DashboardsSettings;
import cn.financebrain.dashboards.casework.Procedure;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * Does again and again what nobody asks for: what the day brings to cases, and telling other
 * systems of them. What fails is tried in the next round, and no round waits for another's trouble.
 */
@Component
@Lazy(false)
class CaseRounds implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(CaseRounds.class);
  private static final Duration STOP = Duration.ofSeconds(5);

  private final CaseDays days;
  private final CaseOutbox outbox;
  private final List<CaseRound> others;
  private final WorkingCalendar calendar;
  private final InstantSource clock;
  private final Duration every;

  private ScheduledExecutorService rounds;
  private LocalDate warnedOn;
  private volatile boolean running;

  CaseRounds(
      CaseDays days,
      CaseOutbox outbox,
      List<CaseRound> others,
      WorkingCalendar calendar,
      InstantSource clock,
      DashboardsSettings settings) {
    this.days = days;
    this.outbox = outbox;
    this.others = List.copyOf(others);
    this.calendar = calendar;
    this.clock = clock;
    this.every = settings.cases().roundEvery();
  }

  /** One thing that is done again and again; says when trouble begins and when it is over. */
  private static final class Round implements Runnable {
    private final String what;
    private final Runnable work;
    private boolean failing;

    Round(String what, Runnable work) {
      this.what = what;
      this.work = work;
    }

    /** An exception that came out would end the rounds for good. */
    @Override
    public void run() {
      try {
        work.run();
        if (failing) {
          LOG.info("{}: works again", what);
        }
        failing = false;
      } catch (RuntimeException e) {
        if (!failing) {
          LOG.warn("{}: waits for the next round: {}", what, e.toString());
        }
        failing = true;
      }
    }
  }

  @Override
  public void start() {
    rounds =
        Executors.newScheduledThreadPool(
            1 + outbox.targets().size() + others.size(),
            work -> {
              Thread thread = new Thread(work, "case-rounds");
              thread.setDaemon(true);
              return thread;
            });
    schedule(new Round("days of cases", this::day));
    for (CaseTarget target : outbox.targets()) {
      if (target.isWanted() && !target.isConnected()) {
        LOG.warn("nobody may write to the {}: it is not told of cases", target.id());
      }
      schedule(new Round("cases for the " + target.id(), () -> outbox.deliver(target)));
    }
    others.forEach(each -> schedule(new Round(each.what(), each)));
    running = true;
  }

  @SuppressWarnings("FutureReturnValueIgnored") // a round catches all
  private void schedule(Round round) {
    rounds.scheduleWithFixedDelay(round, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void day() {
    calendar.refresh();
    LocalDate today = Procedure.dayOf(clock.instant());
    if (!today.equals(warnedOn) && calendar.get().isWanting(today)) {
      LOG.warn(
          "the holidays of the coming year are missing: put {}.csv into FB_HOLIDAYS_DIR",
          calendar.get().wanting(today));
    }
    warnedOn = today;
    days.bringUp();
  }

  @Override
  public void stop() {
    running = false;
    rounds.shutdown();
    try {
      rounds.awaitTermination(STOP.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
