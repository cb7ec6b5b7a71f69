package cn.financebrain.dashboards.listing;

import java.time.Instant;
import java.time.LocalDate;

/**
 * One step of an entry's history; what it does not tell is null.
 *
 * @param by null where the system did it
 * @param action an action, or propose, listed, approved, rejected, withdrawn, ended, regressed
 * @param version of the entry after it
 * @param state after it
 */
public record ListStep(
    int version,
    Instant at,
    String by,
    String action,
    ListState state,
    String reason,
    LocalDate until,
    String measures,
    String evidence,
    String impact,
    String caseNumber) {

  static ListStep plain(ListEntry after, Instant at, String by, String action, String reason) {
    return new ListStep(
        after.version(),
        at,
        by,
        action,
        after.standing().state(),
        reason,
        null,
        null,
        null,
        null,
        null);
  }
}
