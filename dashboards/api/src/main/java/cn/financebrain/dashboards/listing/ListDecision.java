package cn.financebrain.dashboards.listing;

/** What came of an act. */
public sealed interface ListDecision {
  /** It was done: the entry as it is then, and the step of its history. */
  record Done(ListEntry entry, ListStep step) implements ListDecision {}

  /**
   * It was not.
   *
   * @param field the field at fault; null where none is
   */
  record Refused(ListRefusal refusal, ListNeed field) implements ListDecision {}
}
