package cn.financebrain.dashboards.schedules;

import java.util.Locale;

/** Why a run failed, was left out, or waits. */
enum Failure {
  OWNER_GONE,
  OWNER_RIGHT,
  OWNER_TERRITORY,
  /** The process of the operations, or the stack, could not be reached. */
  OPERATIONS,
  SCAN_REFUSED,
  SCAN_FAILED,
  SCAN_STOPPED,
  /** It did not end in time. */
  SCAN_LATE,
  NO_SCAN,
  /** The report was not taken on. */
  REPORT_REFUSED,
  REPORT_FAILED,
  /** The warehouse could not be reached. */
  WAREHOUSE,
  /** The run before was still under way. */
  RUN_BEFORE;

  /** As the interface and the database write it, such as {@code owner-gone}. */
  String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
