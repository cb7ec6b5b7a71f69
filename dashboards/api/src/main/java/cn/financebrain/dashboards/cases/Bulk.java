package cn.financebrain.dashboards.cases;

import cn.financebrain.dashboards.access.Territory;
import cn.financebrain.dashboards.casework.CaseAction;
import cn.financebrain.dashboards.casework.Refusal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * An action on a frozen set of cases.
 *
 * @param doneAt null before
 * @param reason null for none, as are assignee and until
 */
record Bulk(
    UUID id,
    CaseAction action,
    String by,
    Instant at,
    Instant doneAt,
    String reason,
    String assignee,
    LocalDate until,
    Status status,
    List<Item> items) {

  Bulk {
    items = List.copyOf(items);
  }

  Bulk as(Status next) {
    return new Bulk(id, action, by, at, doneAt, reason, assignee, until, next, items);
  }

  boolean isWithin(Territory territory) {
    return items.stream().allMatch(item -> territory.holds(item.region()));
  }

  /** How many items were left when it stopped in the middle; 0 while it has not begun. */
  long pending() {
    Result left =
        switch (status) {
          case DONE -> Result.ABLE;
          case UNDONE -> Result.DONE;
          default -> null;
        };
    return items.stream().filter(item -> item.result() == left).count();
  }

  enum Status {
    FROZEN,
    /** Waits for a second person. */
    PROPOSED,
    DONE,
    UNDONE,
    REJECTED,
    LAPSED
  }

  enum Result {
    ABLE,
    ILLEGAL,
    DONE,
    /** Somebody changed the case since the set was frozen. */
    CHANGED,
    UNDONE,
    /** Was not undone. */
    KEPT
  }

  /**
   * @param version that was frozen
   * @param doneVersion after the action; 0 before
   * @param refusal why it is not legal; null where it is
   */
  record Item(
      int place,
      String number,
      String enterpriseName,
      String region,
      int version,
      int doneVersion,
      Result result,
      Refusal refusal) {

    Item became(Result next, Refusal why) {
      return new Item(place, number, enterpriseName, region, version, doneVersion, next, why);
    }

    Item done(int versionAfter) {
      return new Item(
          place, number, enterpriseName, region, version, versionAfter, Result.DONE, null);
    }
  }
}
