package cn.financebrain.dashboards.cases;

import cn.financebrain.dashboards.DashboardsSettings;
import cn.financebrain.dashboards.casework.Procedure;
import cn.financebrain.dashboards.rounds.Rounds;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * Does again and again what nobody asks for: what the day brings to cases, and telling other
 * systems of them. What fails is tried in the next round, and no round waits for another's trouble.
 */
@Component
@Lazy(false)
class CaseRounds extends Rounds {
  private static final Logger LOG = LoggerFactory.getLogger(CaseRounds.class);

  private final CaseDays days;
  private final CaseOutbox outbox;
  private final WorkingCalendar calendar;
  private final InstantSource clock;
  private LocalDate warnedOn;

  CaseRounds(
      CaseDays days,
      CaseOutbox outbox,
      WorkingCalendar calendar,
      InstantSource clock,
      DashboardsSettings settings) {
    super("case-rounds");
    this.days = days;
    this.outbox = outbox;
    this.calendar = calendar;
    this.clock = clock;
    Duration every = settings.cases().roundEvery();
    add(every, "days of cases", this::day);
    for (CaseTarget target : outbox.targets()) {
      add(every, "cases for the " + target.id(), () -> outbox.deliver(target));
    }
  }

  @Override
  public void start() {
    for (CaseTarget target : outbox.targets()) {
      if (target.isWanted() && !target.isConnected()) {
        LOG.warn("nobody may write to the {}: it is not told of cases", target.id());
      }
    }
    super.start();
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
}
