package cn.financebrain.dashboards.schedules;

import cn.financebrain.dashboards.access.Right;
import cn.financebrain.dashboards.account.Account;
import cn.financebrain.dashboards.audit.AuditTrail;
import cn.financebrain.dashboards.audit.AuditTrail.Action;
import cn.financebrain.dashboards.cases.WorkingCalendar;
import cn.financebrain.dashboards.problem.ProblemCode;
import cn.financebrain.dashboards.problem.ProblemException;
import cn.financebrain.dashboards.problem.Wording;
import cn.financebrain.dashboards.reports.ReportDesk;
import cn.financebrain.dashboards.wire.Bodies;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Makes and changes schedules, within the rights and the territory of who does; all is audited. */
@Component
class ScheduleDesk {
  private static final int PREVIEWED = 5;

  private final ScheduleStore store;
  private final Runs runs;
  private final Recipients recipients;
  private final WorkingCalendar calendar;
  private final AuditTrail audit;
  private final TransactionOperations transactions;
  private final InstantSource clock;

  ScheduleDesk(
      ScheduleStore store,
      Runs runs,
      Recipients recipients,
      WorkingCalendar calendar,
      AuditTrail audit,
      TransactionOperations transactions,
      InstantSource clock) {
    this.store = store;
    this.runs = runs;
    this.recipients = recipients;
    this.calendar = calendar;
    this.audit = audit;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** Who asks, and from where. */
  record Asker(Account account, String address) {
    static Asker of(Account account, HttpServletRequest request) {
      return new Asker(account, request.getRemoteAddr());
    }
  }

  /** What somebody wants, with its recipients. */
  record Wish(Task task, Cadence cadence, List<String> recipients) {
    Wish {
      recipients = recipients == null ? List.of() : new ArrayList<>(recipients);
    }
  }

  List<Schedule> list(Account account) {
    return store.list(account.territory());
  }

  /**
   * @throws ProblemException if there is none all of whose region is in the territory
   */
  Schedule get(UUID id, Account account) {
    return seen(store.find(id), account);
  }

  private static Schedule seen(Optional<Schedule> found, Account account) {
    return found
        .filter(schedule -> account.territory().holds(schedule.task().region()))
        .orElseThrow(() -> ProblemException.of(ProblemCode.SCHEDULE_NOT_FOUND));
  }

  /** Whether who sees it may change it, too. */
  static boolean mayChange(Account account) {
    return account.may(Right.REPORTS_MAKE);
  }

  UUID create(Wish wish, Asker asker) {
    Schedule schedule = schedule(UUID.randomUUID(), wish, asker.account(), true, 1);
    transactions.executeWithoutResult(
        transaction -> {
          store.insert(schedule);
          append(Action.SCHEDULE_CREATED, schedule, detail(schedule), asker);
        });
    return schedule.id();
  }

  /** Whoever changes it answers for it from then on. */
  void change(UUID id, Wish wish, int version, Asker asker) {
    Schedule before = changeable(id, asker.account());
    Schedule after = schedule(id, wish, asker.account(), before.enabled(), version + 1);
    transactions.executeWithoutResult(
        transaction -> {
          store.update(after);
          append(Action.SCHEDULE_CHANGED, after, detail(after), asker);
        });
  }

  /** Turns it on, in the name of who does, or off; what passed while it was off is not made up. */
  void turn(UUID id, boolean on, int version, Asker asker) {
    Schedule before = changeable(id, asker.account());
    Schedule after =
        on
            ? schedule(
                id,
                new Wish(before.task(), before.cadence(), before.recipients()),
                asker.account(),
                true,
                version + 1)
            : paused(before, version + 1);
    transactions.executeWithoutResult(
        transaction -> {
          store.update(after);
          append(on ? Action.SCHEDULE_RESUMED : Action.SCHEDULE_PAUSED, after, "", asker);
        });
  }

  /** Runs it now, as its next time would. */
  void run(UUID id, Asker asker) {
    Schedule schedule = changeable(id, asker.account());
    requireRights(schedule.task(), asker.account());
    transactions.executeWithoutResult(
        transaction -> {
          store.hold(id);
          runs.begin(schedule);
          append(Action.SCHEDULE_RUN, schedule, "", asker);
        });
  }

  void delete(UUID id, Asker asker) {
    Schedule schedule = changeable(id, asker.account());
    transactions.executeWithoutResult(
        transaction -> {
          store.delete(id, clock.instant());
          append(Action.SCHEDULE_DELETED, schedule, schedule.task().title(), asker);
        });
  }

  /** Has it back as it was, in its owner's name; what passed meanwhile is not made up. */
  void restore(UUID id, Asker asker) {
    Schedule deleted = changeable(store.findDeleted(id), asker.account());
    Optional<Instant> next =
        deleted.enabled() ? next(deleted.cadence(), clock.instant()) : Optional.empty();
    transactions.executeWithoutResult(
        transaction -> {
          store.restore(deleted, next);
          append(Action.SCHEDULE_RESTORED, deleted, deleted.task().title(), asker);
        });
  }

  private Schedule changeable(UUID id, Account account) {
    return changeable(store.find(id), account);
  }

  private static Schedule changeable(Optional<Schedule> found, Account account) {
    Schedule schedule = seen(found, account);
    if (!mayChange(account)) {
      throw ProblemException.of(ProblemCode.FORBIDDEN);
    }
    return schedule;
  }

  private Schedule schedule(UUID id, Wish wish, Account owner, boolean enabled, int version) {
    Task task = wish.task();
    requireTask(task, owner);
    Instant now = clock.instant();
    Optional<Instant> next = next(wish.cadence(), now);
    if (next.isEmpty()) {
      throw Bodies.invalid("cron", "按此规则不会再运行", "it would never run by this rule");
    }
    return new Schedule(
        id,
        task,
        wish.cadence(),
        recipients.checked(wish.recipients(), task),
        owner.name(),
        enabled,
        "",
        enabled ? next : Optional.empty(),
        version,
        owner.name(),
        now);
  }

  private Optional<Instant> next(Cadence cadence, Instant now) {
    return cadence.next(now, calendar.get()).map(Cadence.Time::at);
  }

  private static void requireTask(Task task, Account account) {
    if (task.freshScan() && !task.what().isOfScan()) {
      throw Bodies.invalid("freshScan", "该类型不依据扫描", "reports of this kind are not of a scan");
    }
    if (!account.territory().holds(task.region())) {
      throw ProblemException.ofField(
          ProblemCode.FORBIDDEN,
          "region",
          new Wording("该范围超出您的辖区", "This region is not in your territory"));
    }
    task.what().report().ifPresent(kind -> ReportDesk.requireRegion(kind, task.region(), account));
    requireRights(task, account);
  }

  private static void requireRights(Task task, Account account) {
    if (!account.rights().containsAll(task.needs())) {
      throw ProblemException.ofField(
          ProblemCode.FORBIDDEN,
          task.what() == What.SCAN ? "what" : "freshScan",
          new Wording("您没有运行风险扫描的权限", "You may not run scans"));
    }
  }

  private static Schedule paused(Schedule before, int version) {
    return new Schedule(
        before.id(),
        before.task(),
        before.cadence(),
        before.recipients(),
        before.owner(),
        false,
        "",
        Optional.empty(),
        version,
        before.createdBy(),
        before.createdAt());
  }

  private static String detail(Schedule schedule) {
    Task task = schedule.task();
    return "%s %s | %s %s"
        .formatted(
            task.what().id(),
            task.region(),
            schedule.cadence().cron(),
            schedule.cadence().holidays().id());
  }

  private void append(Action action, Schedule schedule, String detail, Asker asker) {
    audit.append(asker.account().name(), action, schedule.id().toString(), detail, asker.address());
  }

  /** The next times of a cadence. */
  List<Cadence.Time> preview(Cadence cadence) {
    List<Cadence.Time> times = new ArrayList<>();
    Optional<Cadence.Time> next = cadence.next(clock.instant(), calendar.get());
    while (next.isPresent() && times.size() < PREVIEWED) {
      times.add(next.get());
      next = cadence.next(next.get().at(), calendar.get());
    }
    return times;
  }
}
