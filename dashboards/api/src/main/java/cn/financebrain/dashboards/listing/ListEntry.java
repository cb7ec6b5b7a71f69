package cn.financebrain.dashboards.listing;

import cn.financebrain.contract.Risk;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * An enterprise on a list, for both risks or one.
 *
 * @param version counts the steps of its history
 * @param region of the enterprise when it was added; empty if unknown
 * @param risk null for both
 */
public record ListEntry(
    UUID id,
    int version,
    ListKind kind,
    String enterprise,
    String region,
    Risk risk,
    Standing standing) {

  /**
   * What actions change.
   *
   * @param reason why it is on the list
   * @param basis what the reason rests on, such as a licence's number; null for nothing
   * @param measures of the risk list; null for none
   * @param caseNumber of the latest case that put it on the risk list; null where a person did
   * @param until last day on the white list
   * @param reviewOn of the risk list: when it has to be looked at again; null when struck off
   * @param revisitOn when a visit after the striking off is due; null for none
   * @param listedAt null before it began
   * @param endedAt null before its end
   * @param regressed whether an alert was raised after the striking off (复发)
   * @param proposal what waits for a second person; null for nothing
   */
  public record Standing(
      ListState state,
      String reason,
      String basis,
      String measures,
      String caseNumber,
      LocalDate until,
      LocalDate reviewOn,
      LocalDate revisitOn,
      Instant listedAt,
      Instant endedAt,
      boolean regressed,
      ListProposal proposal) {

    Standing withProposal(ListProposal next) {
      return new Standing(
          state,
          reason,
          basis,
          measures,
          caseNumber,
          until,
          reviewOn,
          revisitOn,
          listedAt,
          endedAt,
          regressed,
          next);
    }

    Standing withUntil(LocalDate next) {
      return new Standing(
          state,
          reason,
          basis,
          measures,
          caseNumber,
          next,
          reviewOn,
          revisitOn,
          listedAt,
          endedAt,
          regressed,
          proposal);
    }

    Standing withReview(String nextMeasures, LocalDate nextReview) {
      return new Standing(
          state,
          reason,
          basis,
          nextMeasures,
          caseNumber,
          until,
          nextReview,
          revisitOn,
          listedAt,
          endedAt,
          regressed,
          proposal);
    }

    Standing withRevisit(LocalDate next) {
      return new Standing(
          state,
          reason,
          basis,
          measures,
          caseNumber,
          until,
          reviewOn,
          next,
          listedAt,
          endedAt,
          regressed,
          proposal);
    }

    Standing withRegressed() {
      return new Standing(
          state,
          reason,
          basis,
          measures,
          caseNumber,
          until,
          reviewOn,
          revisitOn,
          listedAt,
          endedAt,
          true,
          proposal);
    }

    Standing begun(LocalDate firstReview, Instant at) {
      return new Standing(
          ListState.ACTIVE,
          reason,
          basis,
          measures,
          caseNumber,
          until,
          firstReview,
          null,
          at,
          null,
          false,
          null);
    }

    /** With nothing left to do or decide. */
    Standing ended(ListState end, Instant at) {
      return new Standing(
          end, reason, basis, measures, caseNumber, until, null, null, listedAt, at, false, null);
    }
  }

  /** The state on a day: an entry of the white list ends with its last day, whoever notices. */
  public ListState stateOn(LocalDate today) {
    boolean over =
        standing.state() == ListState.ACTIVE
            && standing.until() != null
            && standing.until().isBefore(today);
    return over ? ListState.ENDED : standing.state();
  }

  /** Whether it speaks of a risk. */
  public boolean concerns(Risk other) {
    return risk == null || risk == other;
  }

  ListEntry next(Standing then) {
    return new ListEntry(id, version + 1, kind, enterprise, region, risk, then);
  }
}
