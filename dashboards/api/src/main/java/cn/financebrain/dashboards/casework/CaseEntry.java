package cn.financebrain.dashboards.casework;

import java.time.Instant;
import java.time.LocalDate;

/**
 * One step of a case's history; what it does not tell is null.
 *
 * @param by null where the system did it
 * @param action an action, or open, merge, approved, rejected, withdrawn, undone, escalate,
 *     reminder
 * @param version of the case after it
 * @param state after it
 */
public record CaseEntry(
    Instant at,
    String by,
    String action,
    int version,
    CaseState state,
    String reason,
    String assignee,
    Outcome outcome,
    Verdict verdict,
    LocalDate until) {

  /** Of something that has no fields but a reason. */
  public static CaseEntry plain(Instant at, String by, String action, CaseFile after, String why) {
    return new CaseEntry(
        at, by, action, after.version(), after.state(), why, null, null, null, null);
  }

  /** Of something that makes somebody answerable; null for nobody. */
  static CaseEntry given(Instant at, String by, String action, CaseFile after, String to) {
    return new CaseEntry(
        at, by, action, after.version(), after.state(), null, to, null, null, null);
  }
}
