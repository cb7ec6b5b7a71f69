package cn.financebrain.dashboards.reports;

import java.time.Instant;
import java.util.Optional;

/**
 * A report as it is kept.
 *
 * @param state {@code queued}, {@code making}, {@code ready} or {@code failed}
 * @param part that is being made, or that failed; may be empty
 * @param failure why it failed, in the words of the program; empty where it did not
 * @param snapshot names what it was made of; empty before it is made
 * @param finishedAt null before it is ready or failed, as is what follows from making it
 */
record StoredReport(
    ReportOrder order,
    String state,
    String part,
    String failure,
    String snapshot,
    Optional<Instant> asOf,
    Optional<Integer> release,
    Optional<Instant> finishedAt) {

  boolean isReady() {
    return state.equals("ready");
  }
}
