package cn.financebrain.dashboards.reports;

/** Something about reports that is done again and again, beside others and at its own pace. */
public interface ReportRound extends Runnable {
  /** Names it in the log. */
  String what();
}
