package cn.financebrain.dashboards.reports;

/** Gathers what one kind of report says. */
interface ReportSource {
  boolean makes(ReportKind kind);

  /**
   * @throws cn.financebrain.dashboards.reporting.PartFailure with the part that can't be made
   */
  ReportDraft.Made make(ReportDraft draft);
}
