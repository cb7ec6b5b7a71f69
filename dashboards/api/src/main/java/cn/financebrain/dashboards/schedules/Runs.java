package cn.financebrain.dashboards.schedules;

import cn.financebrain.dashboards.DashboardsSettings;
import cn.financebrain.dashboards.cases.WorkingCalendar;
import cn.financebrain.dashboards.problem.ProblemCode;
import cn.financebrain.dashboards.problem.ProblemException;
import cn.financebrain.dashboards.problem.Wording;
import cn.financebrain.dashboards.rounds.Round;
import cn.financebrain.dashboards.schedules.Run.State;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Begins runs when their time comes. The run and the next time of its schedule are written in one
 * transaction, so that a time has one run, whoever ends or begins meanwhile.
 */
@Component
class Runs implements Round {
  private final ScheduleStore schedules;
  private final RunStore runs;
  private final WorkingCalendar calendar;
  private final TransactionOperations transactions;
  private final InstantSource clock;

  Runs(
      ScheduleStore schedules,
      RunStore runs,
      WorkingCalendar calendar,
      TransactionOperations transactions,
      InstantSource clock) {
    this.schedules = schedules;
    this.runs = runs;
    this.calendar = calendar;
    this.transactions = transactions;
    this.clock = clock;
  }

  @Override
  public String what() {
    return "schedules";
  }

  @Override
  public Duration every(DashboardsSettings settings) {
    return settings.pollEvery();
  }

  @Override
  public void run() {
    Instant now = clock.instant();
    while (Boolean.TRUE.equals(transactions.execute(transaction -> beginOne(now)))) {
      // the next one
    }
  }

  private boolean beginOne(Instant now) {
    Optional<Schedule> found = schedules.due(now);
    if (found.isEmpty()) {
      return false;
    }
    Schedule schedule = found.get();
    Cadence cadence = schedule.cadence();
    Instant planned = schedule.nextAt().orElseThrow();
    Optional<Instant> first =
        cadence.next(planned.minusMillis(1), calendar.get()).map(Cadence.Time::at);
    if (first.isEmpty() || first.get().isAfter(now)) { // holidays were told since it was planned
      schedules.goOn(schedule.id(), first);
      return true;
    }
    Cadence.Due due = cadence.due(first.get(), now, calendar.get());
    schedules.goOn(schedule.id(), cadence.next(due.due(), calendar.get()).map(Cadence.Time::at));
    Run run = run(schedule, due.due(), false, due.missed());
    runs.insert(runs.isUnderWay(schedule.id()) ? leftOut(run) : run);
    return true;
  }

  /**
   * Begins one that somebody asked for.
   *
   * @throws ProblemException if another is under way
   */
  void begin(Schedule schedule) {
    if (runs.isUnderWay(schedule.id())) {
      throw ProblemException.of(ProblemCode.SCHEDULE_RUNNING);
    }
    runs.insert(run(schedule, clock.instant(), true, 0));
  }

  private Run run(Schedule schedule, Instant due, boolean byHand, int missed) {
    UUID id = UUID.randomUUID();
    Task task = schedule.task();
    return new Run(
        id,
        schedule.id(),
        due,
        task,
        schedule.owner(),
        byHand,
        missed,
        task.needsScan() ? State.SCANNING : State.MAKING,
        task.needsScan() ? scanOf(id) : "",
        false,
        Optional.empty(),
        "",
        new Wording("", ""),
        List.of(),
        clock.instant(),
        Optional.empty());
  }

  /** Follows from the run, so that asking again after a crash asks for the same scan. */
  private static String scanOf(UUID run) {
    return "schedule-" + run;
  }

  private static Run leftOut(Run run) {
    return new Run(
        run.id(),
        run.schedule(),
        run.dueAt(),
        run.task(),
        run.owner(),
        run.byHand(),
        run.missed(),
        State.SKIPPED,
        "",
        false,
        Optional.empty(),
        Failure.RUN_BEFORE.id(),
        run.detail(),
        List.of(),
        run.startedAt(),
        Optional.of(run.startedAt()));
  }
}
