package cn.financebrain.dashboards.listing;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;

/** An action with what was told for it; what was not told is null. */
public record ListAct(
    ListAction action,
    String reason,
    LocalDate until,
    String measures,
    String evidence,
    String impact) {

  public static ListAct of(ListAction action) {
    return new ListAct(action, null, null, null, null, null);
  }

  Set<ListNeed> told() {
    Set<ListNeed> told = EnumSet.noneOf(ListNeed.class);
    add(told, ListNeed.REASON, reason);
    add(told, ListNeed.UNTIL, until);
    add(told, ListNeed.MEASURES, measures);
    add(told, ListNeed.EVIDENCE, evidence);
    add(told, ListNeed.IMPACT, impact);
    return told;
  }

  private static void add(Set<ListNeed> told, ListNeed need, Object value) {
    if (value != null) {
      told.add(need);
    }
  }
}
