package cn.financebrain.dashboards.casework;

import cn.financebrain.contract.Band;
import cn.financebrain.contract.DayBegins;
import cn.financebrain.contract.Risk;
import cn.financebrain.dashboards.casework.Decision.Done;
import cn.financebrain.dashboards.casework.Decision.Refused;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Applies acts to cases by the table of {@link CaseAction}. Days are those of UTC+8. A deadline is
 * the n-th working day after the day on which a state was entered; the working days of a pause are
 * added to it.
 */
public final class Procedure {
  private final Supplier<WorkingDays> calendar;
  private final Deadlines deadlines;

  /**
   * @param calendar asked each time, since the days of a year may be told while cases run
   */
  public Procedure(Supplier<WorkingDays> calendar, Deadlines deadlines) {
    this.calendar = calendar;
    this.deadlines = deadlines;
  }

  public static LocalDate dayOf(Instant instant) {
    return LocalDate.ofEpochDay(DayBegins.dayOf(instant));
  }

  /** Whether a pause or an exemption may end on a day: from tomorrow to in 180 days. */
  public static boolean isLastDay(LocalDate until, LocalDate today) {
    return Fields.isLastDay(until, today);
  }

  /**
   * A new case, in its first version. It is opened at a whole microsecond, which every database
   * keeps as it is: its label is known by that instant.
   */
  public Done open(
      String number,
      String enterprise,
      String region,
      Risk risk,
      Band band,
      String by,
      String reason,
      Instant now) {
    Instant at = now.truncatedTo(ChronoUnit.MICROS);
    Standing standing =
        Standing.opened(due(CaseState.TRIAGE, band, now), hurries(CaseState.TRIAGE, band));
    CaseFile file =
        new CaseFile(number, 1, enterprise, region, risk, band, at, standing, null, null);
    return new Done(file, CaseEntry.plain(at, by, "open", file, reason));
  }

  /** The case with more alerts. A triage that becomes red has the shorter time from now on. */
  public Done merge(CaseFile file, Band band, String by, String reason, Instant now) {
    Band highest = band.compareTo(file.band()) > 0 ? band : file.band();
    CaseFile next =
        new CaseFile(
            file.number(),
            file.version() + 1,
            file.enterprise(),
            file.region(),
            file.risk(),
            highest,
            file.openedAt(),
            hurried(file, highest, now),
            file.proposal(),
            null);
    return new Done(next, CaseEntry.plain(now, by, "merge", next, reason));
  }

  private Standing hurried(CaseFile file, Band band, Instant now) {
    Standing standing = file.standing();
    if (file.state() != CaseState.TRIAGE || band == file.band()) {
      return standing;
    }
    if (standing.suspension() != null) {
      return standing.change().suspended(hurried(standing.suspension(), band)).done();
    }
    LocalDate due = due(CaseState.TRIAGE, band, now);
    return due.isBefore(standing.dueOn())
        ? standing.change().enter(CaseState.TRIAGE, due, hurries(CaseState.TRIAGE, band)).done()
        : standing;
  }

  /** The clock stands at the pause's first day; with the pause added, the whole time is left. */
  private Suspension hurried(Suspension pause, Band band) {
    LocalDate due = calendar.get().plus(pause.since(), deadlines.of(CaseState.TRIAGE, band));
    return due.isBefore(pause.due()) ? new Suspension(pause.since(), pause.until(), due) : pause;
  }

  /**
   * Gives a new case to whom a rule of ownership names; what a person has or was given, or what
   * waits, stays.
   */
  public Optional<Done> assignByRule(CaseFile file, Ownership.Taken taken, Instant now) {
    Standing standing = file.standing();
    boolean free =
        file.state() == CaseState.TRIAGE
            && standing.handler() == null
            && standing.suspension() == null
            && file.proposal() == null
            && !standing.returned();
    if (!free) {
      return Optional.empty();
    }
    CaseState to = CaseState.ASSIGNED;
    CaseFile next =
        file.next(
            standing
                .change()
                .handler(taken.owner().name())
                .enter(to, due(to, file.band(), now), hurries(to, file.band()))
                .done(),
            null,
            null);
    return Optional.of(
        new Done(
            next,
            new CaseEntry(
                now,
                null,
                "assign",
                next.version(),
                to,
                "归属规则 %1$d · ownership rule %1$d".formatted(taken.position()),
                taken.owner().name(),
                null,
                null,
                null)));
  }

  /** Why somebody may not do an action now, whatever they would tell for it. */
  public Optional<Refusal> refusal(
      CaseFile file, CaseFacts facts, Actor actor, CaseAction action, Instant now) {
    return Guards.refusal(file, facts, actor, action, now);
  }

  /** The outcomes that may be decided. */
  public List<Outcome> outcomes(CaseFile file, CaseFacts facts) {
    return Fields.outcomes(file, facts);
  }

  /** Working days that are left of the case's time: negative when overdue. */
  public int workingDaysLeft(LocalDate dueOn, Instant now) {
    return calendar.get().between(dayOf(now), dueOn);
  }

  public Decision decide(CaseFile file, CaseFacts facts, CaseAct act, Actor actor, Instant now) {
    Optional<Refusal> refusal = refusal(file, facts, actor, act.action(), now);
    if (refusal.isPresent()) {
      return new Refused(refusal.get(), null);
    }
    Optional<Refused> field = Fields.refusal(file, facts, act, dayOf(now));
    if (field.isPresent()) {
      return field.get();
    }
    return switch (act.action()) {
      case APPROVE -> approve(file, actor, now);
      case REJECT, WITHDRAW, UNDO -> putBack(file, act, actor, now);
      default ->
          act.action().takesTwoPersons()
              ? propose(file, act, actor, now)
              : act(file, act, actor, now);
    };
  }

  private Decision propose(CaseFile file, CaseAct act, Actor actor, Instant now) {
    Proposal proposal =
        new Proposal(
            act.action(),
            actor.name(),
            now,
            act.reason(),
            act.until(),
            act.impact(),
            act.deserved());
    return done(file.next(file.standing(), proposal, null), act, act.action().id(), actor, now);
  }

  private Decision act(CaseFile file, CaseAct act, Actor actor, Instant now) {
    Standing then = effect(file, act, actor, now);
    LastAct last =
        act.action().canBeUndone()
            ? new LastAct(actor.name(), now, act.action(), file.standing())
            : null;
    // a proposal outlives what may be done beside it
    return done(file.next(then, file.proposal(), last), act, act.action().id(), actor, now);
  }

  private Standing effect(CaseFile file, CaseAct act, Actor actor, Instant now) {
    Standing.Change change = file.standing().change();
    CaseState to = act.action().to(file.state());
    switch (act.action()) {
      case TAKE -> change.handler(actor.name());
      case ASSIGN ->
          change
              .afresh()
              .handler(act.assignee().name())
              .returned(false)
              .enter(to, due(to, file.band(), now), hurries(to, file.band()));
      case ACCEPT ->
          change.accepted(now).enter(to, due(to, file.band(), now), hurries(to, file.band()));
      case HAND_BACK ->
          change
              .afresh()
              .returned(true)
              .enter(to, due(to, file.band(), now), hurries(to, file.band()));
      case REPORT ->
          change
              .reported(act.verdict(), act.companion().name())
              .returned(false)
              .enter(to, due(to, file.band(), now), hurries(to, file.band()));
      case SEND_BACK ->
          change
              .reported(null, null)
              .returned(true)
              .enter(to, due(to, file.band(), now), hurries(to, file.band()));
      case DECIDE ->
          change
              .outcome(act.outcome())
              .enter(to, due(to, file.band(), now), hurries(to, file.band()));
      case PROGRESS -> change.plan(act.plan());
      case SUSPEND -> suspend(change, file.standing(), act.until(), now);
      case RESUME -> change.resumed(resumedDue(file.standing().suspension(), dayOf(now)));
      case SUPERVISE -> change.supervised(actor.name());
      case RELEASE -> change.released();
      case WATCH -> change.watcher(actor.name(), true);
      case UNWATCH -> change.watcher(actor.name(), false);
      case RECEIPT -> change.receipt(actor.name());
      case REVISIT -> {} // told by the history
      default -> throw new IllegalArgumentException(act.action().id());
    }
    return change.done();
  }

  private static void suspend(
      Standing.Change change, Standing standing, LocalDate until, Instant now) {
    change.suspended(new Suspension(dayOf(now), until, standing.dueOn()));
  }

  private Decision approve(CaseFile file, Actor actor, Instant now) {
    Proposal proposal = file.proposal();
    Standing.Change change = file.standing().change();
    switch (proposal.action()) {
      case DISMISS ->
          change.outcome(Outcome.EXCLUDED).released().enter(CaseState.CLOSED, null, false);
      case CLOSE ->
          change
              .judged(proposal.impact(), proposal.deserved())
              .released()
              .enter(CaseState.CLOSED, null, false);
      case REOPEN ->
          change
              .afresh()
              .enter(
                  CaseState.TRIAGE,
                  due(CaseState.TRIAGE, file.band(), now),
                  hurries(CaseState.TRIAGE, file.band()));
      case SNOOZE -> {
        if (!Fields.isLastDay(proposal.until(), dayOf(now))) {
          return new Refused(Refusal.UNTIL_OUT_OF_RANGE, null);
        }
        suspend(change, file.standing(), proposal.until(), now);
      }
      default -> throw new IllegalStateException(proposal.action().id());
    }
    CaseFile next = file.next(change.done(), null, null);
    return done(next, CaseAct.of(CaseAction.APPROVE), "approved", actor, now);
  }

  private Decision putBack(CaseFile file, CaseAct act, Actor actor, Instant now) {
    return switch (act.action()) {
      case REJECT -> done(file.next(file.standing(), null, null), act, "rejected", actor, now);
      case WITHDRAW -> done(file.next(file.standing(), null, null), act, "withdrawn", actor, now);
      default ->
          done(file.next(file.last().before(), file.proposal(), null), act, "undone", actor, now);
    };
  }

  private static Done done(CaseFile next, CaseAct act, String action, Actor actor, Instant now) {
    Standing standing = next.standing();
    boolean closing = action.equals("approved") && next.state() == CaseState.CLOSED;
    return new Done(
        next,
        new CaseEntry(
            now,
            actor.name(),
            action,
            next.version(),
            next.state(),
            act.reason(),
            act.assignee() == null ? null : act.assignee().name(),
            closing ? standing.outcome() : act.outcome(),
            closing ? standing.verdict() : act.verdict(),
            act.until()));
  }

  /**
   * What the days alone bring about: the end of a pause, a reminder on the working day before the
   * deadline, supervision once it is over; each once. One at a time: ask again for what comes next.
   *
   * @param supervisors who can supervise a case, asked when one is escalated; empty for nobody
   */
  public Optional<Done> onTheDay(
      CaseFile file, Instant now, Function<CaseFile, Optional<String>> supervisors) {
    LocalDate today = dayOf(now);
    Standing standing = file.standing();
    if (standing.suspension() != null) {
      LocalDate until = standing.suspension().until();
      return today.isAfter(until)
          ? Optional.of(
              system(
                  file,
                  "resume",
                  standing.change().resumed(resumedDue(standing.suspension(), today)),
                  now))
          : Optional.empty();
    }
    LocalDate due = standing.dueOn();
    if (due == null) {
      return Optional.empty();
    }
    if (due.isBefore(today)) {
      return due.equals(standing.escalatedFor())
          ? Optional.empty()
          : Optional.of(escalate(file, supervisors, now));
    }
    boolean soon = calendar.get().between(today, due) <= 1;
    return soon && !due.equals(standing.remindedFor())
        ? Optional.of(system(file, "reminder", standing.change().reminded(), now))
        : Optional.empty();
  }

  private static Done escalate(
      CaseFile file, Function<CaseFile, Optional<String>> supervisors, Instant now) {
    String to =
        Optional.ofNullable(file.standing().supervisor())
            .or(() -> supervisors.apply(file))
            .orElse(null);
    CaseFile next = file.next(file.standing().change().escalated(to).done(), file.proposal(), null);
    return new Done(next, CaseEntry.given(now, null, "escalate", next, to));
  }

  private static Done system(CaseFile file, String action, Standing.Change change, Instant now) {
    CaseFile next = file.next(change.done(), file.proposal(), null);
    return new Done(next, CaseEntry.plain(now, null, action, next, null));
  }

  /** Whether the time is so short that a reminder would come at once. */
  private boolean hurries(CaseState state, Band band) {
    return deadlines.of(state, band) <= 1;
  }

  private LocalDate due(CaseState state, Band band, Instant now) {
    return calendar.get().plus(dayOf(now), deadlines.of(state, band));
  }

  /** A pause that nobody ended in time is over with its last day all the same. */
  private LocalDate resumedDue(Suspension pause, LocalDate today) {
    LocalDate last = today.isBefore(pause.until()) ? today : pause.until();
    return calendar
        .get()
        .plus(pause.due(), Math.max(0, calendar.get().between(pause.since(), last)));
  }
}
