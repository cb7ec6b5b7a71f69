package cn.financebrain.dashboards.reports;

import cn.financebrain.contract.scan.Scan;
import cn.financebrain.dashboards.problem.ProblemCode;
import cn.financebrain.dashboards.problem.ProblemException;
import cn.financebrain.dashboards.problem.Wording;
import cn.financebrain.dashboards.warehouse.Warehouse;
import cn.financebrain.store.Regions;
import cn.financebrain.store.WarehouseReports;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Finds the scan that a report is of. */
@Component
class ScanOf {
  private static final int LOOKED_AT = 200;

  private final Warehouse warehouse;

  ScanOf(Warehouse warehouse) {
    this.warehouse = warehouse;
  }

  /**
   * A report's scan.
   *
   * @param before what changed is told against it; empty where there is none
   * @param within the regions that the report is about
   */
  record Found(Scan scan, Optional<Scan> before, Regions within) {
    /** Short enough for a foot of a page, long enough to find the scan and to compare results. */
    String snapshot() {
      String print = scan.fingerprint();
      return scan.id() + " · " + print.substring(0, Math.min(16, print.length()));
    }
  }

  /** Those whose enterprises cover a region, the newest first. */
  List<Scan> covering(String region) {
    return warehouse.reports().scans(LOOKED_AT).stream()
        .filter(scan -> region.startsWith(scan.region()))
        .toList();
  }

  /**
   * @param id empty for the newest that covers the region
   * @throws ProblemException if there is none, or it does not cover the region
   */
  Found find(String id, String region) {
    WarehouseReports reports = warehouse.reports();
    Scan scan =
        id.isEmpty()
            ? covering(region).stream().findFirst().orElseThrow(ScanOf::none)
            : reports
                .scan(id)
                .filter(found -> region.startsWith(found.region()))
                .orElseThrow(ScanOf::none);
    Regions within = region.isEmpty() ? Regions.EVERYWHERE : new Regions(List.of(region));
    return new Found(scan, reports.before(scan), within);
  }

  private static ProblemException none() {
    return ProblemException.of(
        ProblemCode.SCAN_NOT_FOUND,
        new Wording(
            "没有覆盖该范围且已完成的风险扫描，请先运行扫描",
            "No scan of this region has reached its end; run one first"));
  }
}
