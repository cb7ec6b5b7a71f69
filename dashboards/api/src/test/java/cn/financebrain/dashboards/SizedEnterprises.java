package cn.financebrain.dashboards;

/**
 * A scan of enterprises of each size, of one that told nothing, and of one whose industry has no
 * sizes; and what was told of them, some of it after the scan or taken back.
 */
final class SizedEnterprises {
  static final String SCAN = "scan-sizes";
  static final String REGION = "330304";
  private static final String NOON = "2026-10-20 12:00:00";
  private static final int LOG_END = 1_000;

  private final WarehouseFixture warehouse;
  private int event;

  private SizedEnterprises(WarehouseFixture warehouse) {
    this.warehouse = warehouse;
  }

  static void write(WarehouseFixture warehouse) {
    SizedEnterprises sized = new SizedEnterprises(warehouse);
    ScanRows scans = new ScanRows(warehouse);
    scans.scan(SCAN, NOON, REGION, "done", 7);
    warehouse.insert(
        """
        INSERT INTO scan_log SELECT * REPLACE ('0:%d' AS log_end, told_at + 1 AS told_at)
        FROM scan_log FINAL WHERE scan = '%s'
        """
            .formatted(LOG_END, SCAN));
    sized.large();
    sized.medium();
    sized.small();
    sized.micro();
    sized.scanned("untold", "C");
    sized.registered("untold", "1711");
    sized.scanned("bank", "J");
    sized.scanned("estate", "K"); // which part of it, nobody told
    sized.report("estate", "2026-03-01", "{\"employees\":9,\"revenue\":9,\"assets_total\":9}");
  }

  private void large() {
    scanned("large", "C");
    registered("large", "1711");
    report("large", "2025-03-01", "{\"employees\":5,\"revenue\":40000}");
    report("large", "2026-03-01", "{\"employees\":1000}"); // of which revenue is not public
    told("large", "late", 0, "2026-11-01", false, LOG_END, "{\"employees\":1}");
    told("large", "beyond", 0, "2026-10-01", false, LOG_END + 1, "{\"employees\":1}");
  }

  private void medium() {
    scanned("medium", "C");
    registered("medium", "1711");
    told("medium", "mended", 0, "2026-03-01", false, 1, "{\"employees\":1,\"revenue\":1}");
    told("medium", "mended", 1, "2026-04-01", false, 2, "{\"employees\":300,\"revenue\":2000}");
  }

  private void small() {
    scanned("small", "C");
    registered("small", "1711");
    report("small", "2025-03-01", "{\"employees\":20,\"revenue\":300}");
    told("small", "wrong", 0, "2026-03-01", false, 1, "{\"employees\":1}");
    told("small", "wrong", 1, "2026-03-02", true, 2, "{}");
  }

  private void micro() {
    scanned("micro", "C");
    registered("micro", "1711");
    report("micro", "2026-03-01", "{\"employees\":19}");
  }

  private void scanned(String name, String section) {
    warehouse.insert(
        """
        INSERT INTO scan_score_log VALUES ('%s', 'demo:%s', 'fundraising', '企业', '%s', '%s', '',
          'model-a', 0.5, 50, 'yellow', 0.9, [], [], [], [])
        """
            .formatted(SCAN, name, REGION, section));
  }

  private void registered(String name, String code) {
    event(
        name,
        "registration.snapshot",
        "registered-" + name,
        0,
        "2024-01-01",
        false,
        1,
        "{\"district\":\"%s\",\"industry_code\":\"%s\"}".formatted(REGION, code));
  }

  private void report(String name, String day, String data) {
    event++;
    told(name, "report-" + event, 0, day, false, 1, data);
  }

  private void told(
      String name,
      String id,
      int revision,
      String day,
      boolean retracted,
      int offset,
      String data) {
    event(name, "annual_report.filed", id, revision, day, retracted, offset, data);
  }

  private void event(
      String name,
      String type,
      String id,
      int revision,
      String day,
      boolean retracted,
      int offset,
      String data) {
    warehouse.insert(
        """
        INSERT INTO event_log VALUES ('demo:%1$s', 'demo/sizes', '%2$s', %3$d, '%4$s', '%5$s',
          '%6$s 00:00:00', '%6$s 00:00:00', '%6$s 00:00:00', %7$s, 1, '%8$s', 0, %9$d, 1)
        """
            .formatted(
                name,
                id,
                revision,
                type,
                type.substring(0, type.indexOf('.')),
                day,
                retracted,
                data,
                offset));
  }
}
