package cn.financebrain.dashboards.schedules;

import cn.financebrain.contract.scan.Scan;
import cn.financebrain.dashboards.DashboardsSettings;
import cn.financebrain.dashboards.account.Account;
import cn.financebrain.dashboards.account.ActiveAccounts;
import cn.financebrain.dashboards.audit.AuditTrail;
import cn.financebrain.dashboards.audit.AuditTrail.Action;
import cn.financebrain.dashboards.problem.ProblemCode;
import cn.financebrain.dashboards.problem.ProblemException;
import cn.financebrain.dashboards.problem.Wording;
import cn.financebrain.dashboards.rounds.Round;
import cn.financebrain.dashboards.schedules.Run.State;
import cn.financebrain.dashboards.schedules.Run.Untold;
import cn.financebrain.store.WarehouseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Brings runs on, a step at a time: the scan is asked for and waited for, then the report is
 * ordered and waited for, then it is told of. Each step can be done again after a crash.
 */
@Component
class Runner implements Round {
  /** A step that can't be done is tried for so long. */
  static final Duration PATIENCE = Duration.ofHours(24);

  private static final Logger LOG = LoggerFactory.getLogger(Runner.class);
  private static final Duration RETRY = Duration.ofMinutes(1);
  private static final String NO_ADDRESS = "";

  private final ScheduleStore schedules;
  private final RunStore runs;
  private final ActiveAccounts accounts;
  private final Work work;
  private final Recipients recipients;
  private final ScheduleInbox inbox;
  private final AuditTrail audit;
  private final TransactionOperations transactions;
  private final InstantSource clock;
  private final Duration soon;

  Runner(
      ScheduleStore schedules,
      RunStore runs,
      ActiveAccounts accounts,
      Work work,
      Recipients recipients,
      ScheduleInbox inbox,
      AuditTrail audit,
      TransactionOperations transactions,
      InstantSource clock,
      DashboardsSettings settings) {
    this.schedules = schedules;
    this.runs = runs;
    this.accounts = accounts;
    this.work = work;
    this.recipients = recipients;
    this.inbox = inbox;
    this.audit = audit;
    this.transactions = transactions;
    this.clock = clock;
    this.soon = settings.pollEvery();
  }

  @Override
  public String what() {
    return "scheduled runs";
  }

  @Override
  public Duration every(DashboardsSettings settings) {
    return settings.pollEvery();
  }

  @Override
  public void run() {
    Instant begun = clock.instant();
    for (Optional<Run> next = runs.claim(begun); next.isPresent(); next = runs.claim(begun)) {
      step(next.get());
    }
  }

  private void step(Run run) {
    try {
      if (run.state() == State.SCANNING && run.isAsked()) {
        lookAtScan(run);
      } else if (run.state() == State.MAKING && run.report().isPresent()) {
        lookAtReport(run);
      } else {
        begin(run);
      }
    } catch (WarehouseException e) {
      LOG.warn("run {} of schedule {}: {}", run.id(), run.schedule(), e.toString());
      waitOrFail(run, Failure.WAREHOUSE, new Wording("", ""));
    }
  }

  /** Only in the name of who may, now. */
  private void begin(Run run) {
    Optional<Account> owner = accounts.find(run.owner());
    Optional<Failure> refusal = run.task().refusal(owner);
    if (refusal.isPresent()) {
      refuse(run, refusal.get());
    } else if (run.state() == State.SCANNING) {
      askForScan(run, owner.orElseThrow());
    } else {
      order(run, owner.orElseThrow());
    }
  }

  private void refuse(Run run, Failure why) {
    transactions.executeWithoutResult(
        transaction -> {
          fail(run, why, new Wording("", ""));
          if (schedules.pause(run.schedule(), run.owner(), why)) {
            audit.append(
                run.owner(),
                Action.SCHEDULE_PAUSED,
                run.schedule().toString(),
                why.id(),
                NO_ADDRESS);
          }
        });
  }

  private void askForScan(Run run, Account owner) {
    try {
      work.askForScan(run, owner);
    } catch (ProblemException e) {
      if (isPassing(e.code())) {
        waitOrFail(run, Failure.OPERATIONS, e.detail());
      } else {
        transactions.executeWithoutResult(
            transaction -> {
              fail(run, Failure.SCAN_REFUSED, e.detail());
              audit.append(
                  run.owner(),
                  Action.OPERATION_REFUSED,
                  run.task().region(),
                  "scans-start: " + e.getMessage(),
                  NO_ADDRESS);
            });
      }
      return;
    }
    transactions.executeWithoutResult(
        transaction -> {
          runs.asked(run.id(), clock.instant(), later(soon));
          if (run.task().what() == What.SCAN) {
            recipients.follow(run, recipientsOf(run), clock.instant());
          }
          audit.append(
              run.owner(),
              Action.SCAN_STARTED,
              run.task().region(),
              "schedule " + run.schedule(),
              NO_ADDRESS);
        });
  }

  private static boolean isPassing(ProblemCode code) {
    return code == ProblemCode.OPERATIONS_UNAVAILABLE || code == ProblemCode.OPERATIONS_BUSY;
  }

  private void lookAtScan(Run run) {
    Optional<Scan> scan = work.scan(run);
    switch (scan.map(Scan::state).orElse(Scan.State.RUNNING)) {
      case RUNNING -> {
        if (isOutOfPatience(run)) {
          fail(run, Failure.SCAN_LATE, new Wording("", ""));
        } else {
          runs.lookAgain(run.id(), later(soon));
        }
      }
      case STOPPED -> fail(run, Failure.SCAN_STOPPED, new Wording("", ""));
      case FAILED -> {
        String detail = scan.orElseThrow().detail();
        fail(run, Failure.SCAN_FAILED, new Wording(detail, detail));
      }
      case DONE -> {
        if (run.task().what() == What.SCAN) {
          runs.done(run.id(), List.of(), clock.instant());
        } else {
          runs.scanned(run.id(), clock.instant());
        }
      }
    }
  }

  /** The order and the note of it are one transaction: there is never a second report of a run. */
  private void order(Run run, Account owner) {
    try {
      transactions.executeWithoutResult(
          transaction -> {
            if (!runs.ordered(run.id(), work.order(run, owner), later(soon))) {
              transaction.setRollbackOnly();
            }
          });
    } catch (ProblemException e) {
      Failure why =
          e.code() == ProblemCode.SCAN_NOT_FOUND ? Failure.NO_SCAN : Failure.REPORT_REFUSED;
      fail(run, why, e.detail());
    }
  }

  private void lookAtReport(Run run) {
    Optional<RunStore.Made> made = runs.made(run.report().orElseThrow());
    String state = made.map(RunStore.Made::state).orElse("failed");
    switch (state) {
      case "ready" -> finish(run);
      case "failed" -> {
        String failure = made.map(RunStore.Made::failure).orElse("");
        fail(run, Failure.REPORT_FAILED, new Wording(failure, failure));
      }
      default -> runs.lookAgain(run.id(), later(soon));
    }
  }

  private void finish(Run run) {
    transactions.executeWithoutResult(
        transaction -> {
          List<Untold> untold =
              recipients.tell(recipientsOf(run), run, run.report().orElseThrow(), clock.instant());
          runs.done(run.id(), untold, clock.instant());
        });
  }

  private List<String> recipientsOf(Run run) {
    return schedules.find(run.schedule()).map(Schedule::recipients).orElse(List.of());
  }

  private void waitOrFail(Run run, Failure why, Wording detail) {
    if (isOutOfPatience(run)) {
      fail(run, why, detail);
    } else {
      runs.waits(run.id(), why, detail, later(RETRY));
    }
  }

  private void fail(Run run, Failure why, Wording detail) {
    LOG.warn("run {} of schedule {} failed: {}", run.id(), run.schedule(), why.id());
    transactions.executeWithoutResult(
        transaction -> {
          if (runs.fail(run.id(), why, detail, clock.instant()) && !isToldOtherwise(run, why)) {
            inbox.failed(run, clock.instant());
          }
        });
  }

  /** That a report could not be made, or a scan ended, is told in its own words. */
  private static boolean isToldOtherwise(Run run, Failure why) {
    boolean scanEnded = why == Failure.SCAN_FAILED || why == Failure.SCAN_STOPPED;
    return run.report().isPresent() || (run.task().what() == What.SCAN && scanEnded);
  }

  private boolean isOutOfPatience(Run run) {
    return clock.instant().isAfter(run.startedAt().plus(PATIENCE));
  }

  private Instant later(Duration by) {
    return clock.instant().plus(by);
  }
}
