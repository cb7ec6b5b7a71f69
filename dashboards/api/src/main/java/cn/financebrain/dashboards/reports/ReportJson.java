package cn.financebrain.dashboards.reports;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A report as the interface tells it; what is not known yet is left out.
 *
 * @param files of those that are ready
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ReportJson(
    UUID id,
    String kind,
    String title,
    String region,
    String scan,
    String enterprise,
    String language,
    int templateVersion,
    String madeBy,
    String state,
    String part,
    String failure,
    String snapshot,
    Instant asOf,
    Integer release,
    Instant createdAt,
    Instant finishedAt,
    List<ReportStore.FileOf> files) {

  record Page(List<ReportJson> items) {}

  static ReportJson of(StoredReport report, List<ReportStore.FileOf> files) {
    ReportOrder order = report.order();
    return new ReportJson(
        order.id(),
        order.kind().id(),
        order.title(),
        order.region(),
        order.scan(),
        order.enterprise(),
        order.language(),
        order.templateVersion(),
        order.by(),
        report.state(),
        report.part(),
        report.failure(),
        report.snapshot(),
        report.asOf().orElse(null),
        report.release().orElse(null),
        order.at(),
        report.finishedAt().orElse(null),
        files);
  }
}
