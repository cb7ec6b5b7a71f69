package cn.financebrain.dashboards.casework;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * What actions change of a case, all of it, so that an undo puts back exactly this.
 *
 * @param handler who is answerable: of triage who took it, afterwards the inspector; null for
 *     nobody
 * @param companion the second inspector; null before a report
 * @param acceptedAt evidence counts from then on; null before
 * @param dueOn null while suspended and when closed
 * @param suspension null while the clock runs
 * @param supervisor who is answerable for the supervision; null while there is none, and where
 *     nobody could be found
 * @param watchers names of users, sorted
 * @param remindedFor the deadline that was reminded of; null for none
 * @param escalatedFor the deadline that was escalated; null for none
 */
public record Standing(
    CaseState state,
    String handler,
    String companion,
    Instant acceptedAt,
    Verdict verdict,
    Outcome outcome,
    String impact,
    Boolean deserved,
    String receiptBy,
    List<PlanStep> plan,
    LocalDate dueOn,
    Suspension suspension,
    boolean supervised,
    String supervisor,
    boolean returned,
    List<String> watchers,
    LocalDate remindedFor,
    LocalDate escalatedFor) {

  public Standing {
    plan = List.copyOf(plan);
    watchers = List.copyOf(watchers);
  }

  /**
   * Of a case that was just opened.
   *
   * @param hurries whether the deadline is too near for a reminder
   */
  public static Standing opened(LocalDate dueOn, boolean hurries) {
    return new Standing(
        CaseState.TRIAGE,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        List.of(),
        dueOn,
        null,
        false,
        null,
        false,
        List.of(),
        hurries ? dueOn : null,
        null);
  }

  public Change change() {
    return new Change(this);
  }

  /** Makes the next standing from this one. */
  public static final class Change {
    private CaseState state;
    private String handler;
    private String companion;
    private Instant acceptedAt;
    private Verdict verdict;
    private Outcome outcome;
    private String impact;
    private Boolean deserved;
    private String receiptBy;
    private List<PlanStep> plan;
    private LocalDate dueOn;
    private Suspension suspension;
    private boolean supervised;
    private String supervisor;
    private boolean returned;
    private List<String> watchers;
    private LocalDate remindedFor;
    private LocalDate escalatedFor;

    private Change(Standing from) {
      state = from.state;
      handler = from.handler;
      companion = from.companion;
      acceptedAt = from.acceptedAt;
      verdict = from.verdict;
      outcome = from.outcome;
      impact = from.impact;
      deserved = from.deserved;
      receiptBy = from.receiptBy;
      plan = from.plan;
      dueOn = from.dueOn;
      suspension = from.suspension;
      supervised = from.supervised;
      supervisor = from.supervisor;
      returned = from.returned;
      watchers = from.watchers;
      remindedFor = from.remindedFor;
      escalatedFor = from.escalatedFor;
    }

    /**
     * @param hurries whether the deadline is too near for a reminder
     */
    Change enter(CaseState next, LocalDate due, boolean hurries) {
      state = next;
      dueOn = due;
      remindedFor = hurries ? due : remindedFor;
      return this;
    }

    Change handler(String name) {
      handler = name;
      return this;
    }

    Change accepted(Instant at) {
      acceptedAt = at;
      return this;
    }

    Change reported(Verdict found, String second) {
      verdict = found;
      companion = second;
      return this;
    }

    Change outcome(Outcome decided) {
      outcome = decided;
      return this;
    }

    Change judged(String concerned, Boolean worth) {
      impact = concerned;
      deserved = worth;
      return this;
    }

    Change receipt(String by) {
      receiptBy = by;
      return this;
    }

    Change plan(List<PlanStep> steps) {
      plan = steps;
      return this;
    }

    Change suspended(Suspension pause) {
      suspension = pause;
      dueOn = null;
      return this;
    }

    Change resumed(LocalDate due) {
      suspension = null;
      dueOn = due;
      return this;
    }

    Change supervised(String by) {
      supervised = true;
      supervisor = by;
      return this;
    }

    Change released() {
      supervised = false;
      supervisor = null;
      return this;
    }

    Change returned(boolean now) {
      returned = now;
      return this;
    }

    Change watcher(String name, boolean watches) {
      List<String> next = new ArrayList<>(watchers);
      next.remove(name);
      if (watches) {
        next.add(name);
      }
      next.sort(null);
      watchers = next;
      return this;
    }

    Change reminded() {
      remindedFor = dueOn;
      return this;
    }

    /** Who supervises already goes on. */
    Change escalated(String to) {
      escalatedFor = dueOn;
      return supervised(supervisor == null ? to : supervisor);
    }

    /** Forgets what was found and decided. */
    Change afresh() {
      handler = null;
      companion = null;
      acceptedAt = null;
      verdict = null;
      outcome = null;
      impact = null;
      deserved = null;
      receiptBy = null;
      return this;
    }

    Standing done() {
      return new Standing(
          state,
          handler,
          companion,
          acceptedAt,
          verdict,
          outcome,
          impact,
          deserved,
          receiptBy,
          plan,
          dueOn,
          suspension,
          supervised,
          supervisor,
          returned,
          watchers,
          remindedFor,
          escalatedFor);
    }
  }
}
