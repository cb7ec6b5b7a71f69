package cn.financebrain.dashboards.casework;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** An action with what was told for it; what was not told is null. */
public record CaseAct(
    CaseAction action,
    String reason,
    Actor assignee,
    Actor companion,
    LocalDate until,
    Verdict verdict,
    Outcome outcome,
    String impact,
    Boolean deserved,
    List<PlanStep> plan) {

  public CaseAct {
    plan = plan == null ? null : List.copyOf(plan);
  }

  public static CaseAct of(CaseAction action) {
    return because(action, null);
  }

  public static CaseAct because(CaseAction action, String reason) {
    return new CaseAct(action, reason, null, null, null, null, null, null, null, null);
  }

  /** The fields that were told. */
  Set<Need> told() {
    Set<Need> told = EnumSet.noneOf(Need.class);
    add(told, Need.REASON, reason);
    add(told, Need.ASSIGNEE, assignee);
    add(told, Need.COMPANION, companion);
    add(told, Need.UNTIL, until);
    add(told, Need.VERDICT, verdict);
    add(told, Need.OUTCOME, outcome);
    add(told, Need.IMPACT, impact);
    add(told, Need.DESERVED, deserved);
    add(told, Need.PLAN, plan);
    return told;
  }

  private static void add(Set<Need> told, Need need, Object value) {
    if (value != null) {
      told.add(need);
    }
  }
}
