package cn.financebrain.dashboards.casework;

import cn.financebrain.dashboards.casework.Decision.Refused;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Whether what was told for an action is all that it needs, nothing else, and right. */
final class Fields {
  static final int PAUSE_MAX_DAYS = 180;

  private static final Set<Outcome> OF_REFUTED = EnumSet.of(Outcome.EXCLUDED, Outcome.MONITORED);

  private Fields() {}

  static Optional<Refused> refusal(CaseFile file, CaseFacts facts, CaseAct act, LocalDate today) {
    return ofPresence(act)
        .or(() -> ofUntil(act, today))
        .or(() -> ofPeople(file, act))
        .or(() -> ofOutcome(file, facts, act));
  }

  private static Optional<Refused> ofPresence(CaseAct act) {
    Set<Need> told = act.told();
    for (Need need : Need.values()) {
      boolean needed = act.action().needs().contains(need);
      if (needed != told.contains(need)) {
        return Optional.of(new Refused(needed ? Refusal.MISSING : Refusal.SUPERFLUOUS, need));
      }
    }
    return Optional.empty();
  }

  private static Optional<Refused> ofUntil(CaseAct act, LocalDate today) {
    return when(
        act.until() != null && !isLastDay(act.until(), today),
        Refusal.UNTIL_OUT_OF_RANGE,
        Need.UNTIL);
  }

  static boolean isLastDay(LocalDate until, LocalDate today) {
    return until.isAfter(today) && !until.isAfter(today.plusDays(PAUSE_MAX_DAYS));
  }

  private static Optional<Refused> ofPeople(CaseFile file, CaseAct act) {
    Actor assignee = act.assignee();
    Actor companion = act.companion();
    String handler = file.standing().handler();
    boolean again = file.state() != CaseState.TRIAGE;
    return when(
            assignee != null && !Guards.isInspectorOf(assignee, file.region()),
            Refusal.NOT_AN_INSPECTOR,
            Need.ASSIGNEE)
        .or(
            () ->
                when(
                    assignee != null && again && assignee.name().equals(handler),
                    Refusal.SAME_ASSIGNEE,
                    Need.ASSIGNEE))
        .or(
            () ->
                when(
                    companion != null && companion.name().equals(handler),
                    Refusal.COMPANION_IS_HANDLER,
                    Need.COMPANION))
        .or(
            () ->
                when(
                    companion != null && !Guards.isInspectorOf(companion, file.region()),
                    Refusal.NOT_AN_INSPECTOR,
                    Need.COMPANION));
  }

  private static Optional<Refused> ofOutcome(CaseFile file, CaseFacts facts, CaseAct act) {
    return when(
        act.outcome() != null && !outcomes(file, facts).contains(act.outcome()),
        Refusal.ILLEGAL_OUTCOME,
        Need.OUTCOME);
  }

  /** Those that path, verdict and the enterprise's other case leave. */
  static List<Outcome> outcomes(CaseFile file, CaseFacts facts) {
    Verdict verdict = file.standing().verdict();
    return file.path().outcomes().stream()
        .filter(outcome -> outcome != Outcome.EXCLUDED || verdict != Verdict.CONFIRMED)
        .filter(outcome -> verdict != Verdict.REFUTED || OF_REFUTED.contains(outcome))
        .filter(outcome -> outcome != Outcome.ASSISTED || !facts.otherRiskOpen())
        .toList();
  }

  private static Optional<Refused> when(boolean refused, Refusal refusal, Need field) {
    return refused ? Optional.of(new Refused(refusal, field)) : Optional.empty();
  }
}
