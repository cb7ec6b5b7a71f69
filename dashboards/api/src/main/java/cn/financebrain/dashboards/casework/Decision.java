package cn.financebrain.dashboards.casework;

/** What came of an act. */
public sealed interface Decision {
  /** It was done: the case as it is then, and the step of its history. */
  record Done(CaseFile file, CaseEntry entry) implements Decision {}

  /**
   * It was not.
   *
   * @param field the field at fault; null where none is
   */
  record Refused(Refusal refusal, Need field) implements Decision {}
}
