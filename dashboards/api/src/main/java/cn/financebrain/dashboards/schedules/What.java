package cn.financebrain.dashboards.schedules;

import cn.financebrain.dashboards.access.Right;
import cn.financebrain.dashboards.problem.Wording;
import cn.financebrain.dashboards.reports.ReportKind;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What can be done by a schedule: a scan, or a report of a region. */
enum What {
  SCAN(null),
  CITY(ReportKind.CITY),
  DISTRICT(ReportKind.DISTRICT),
  STATISTICS(ReportKind.STATISTICS),
  RATES(ReportKind.RATES),
  HITS(ReportKind.HITS);

  private final ReportKind report;

  What(ReportKind report) {
    this.report = report;
  }

  /** Empty for a scan. */
  Optional<ReportKind> report() {
    return Optional.ofNullable(report);
  }

  /** The right of whoever may look at it, and be told of it. */
  Right readBy() {
    return report == null ? Right.SCANS_READ : Right.REPORTS_READ;
  }

  boolean isOfScan() {
    return report != null && report.basis() == ReportKind.Basis.SCAN;
  }

  Wording title() {
    return report == null ? new Wording("风险扫描", "Risk scan") : report.title();
  }

  /** As the interface writes it, such as {@code city}. */
  String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<What> parse(String id) {
    return Arrays.stream(values()).filter(each -> each.id().equals(id)).findFirst();
  }
}
