package cn.financebrain.dashboards;

import java.time.Instant;
import java.util.Locale;

/** Writes scans as the job does, by plain inserts. */
final class ScanRows {
  private final WarehouseFixture warehouse;

  ScanRows(WarehouseFixture warehouse) {
    this.warehouse = warehouse;
  }

  /**
   * @param asOf such as {@code 2026-11-20 12:00:00}, in China's time
   */
  void scan(String id, String asOf, String region, String state, int enterprises) {
    warehouse.insert(
        """
        INSERT INTO scan_log VALUES ('%s', '%s', '%s', '%s', '', 7, '%s', '', %d, %d, '%s',
          'office', '', '%s', '%s', '')
        """
            .formatted(
                id,
                "扫描 " + id,
                asOf,
                region,
                state,
                enterprises,
                enterprises,
                state.equals("done") ? "f0e1d2c3b4a5968778695a4b3c2d1e0f" : "",
                asOf,
                asOf));
  }

  /** So many enterprises from a number on, all of one region and band, of both risks. */
  void scores(String scan, int first, int count, String region, String band, double index) {
    warehouse.insert(
        """
        INSERT INTO scan_score_log
        SELECT '%1$s', concat('demo:', toString(number)), risk, concat('企业', toString(number)),
          '%2$s', 'J66', '', 'model-a', %3$s / 100, %3$s, '%4$s', 0.9, ['complaint_count'], ['3'],
          [1.5], []
        FROM numbers(%5$d, %6$d) ARRAY JOIN ['fundraising', 'default'] AS risk
        """
            .formatted(
                scan, region, String.format(Locale.ROOT, "%.1f", index), band, first, count));
  }

  /** One enterprise of the highest index, whose name is what somebody wrote into a register. */
  void named(String scan, String id, String name, String region, double index) {
    warehouse.insert(
        """
        INSERT INTO scan_score_log VALUES ('%s', '%s', 'fundraising', '%s', '%s', 'L72', '',
          'model-a', 0.99, %s, 'red', 0.9, ['tax_paid'], ['0'], [2.5], ['dishonest_executive'])
        """
            .formatted(
                scan,
                id,
                name.replace("\\", "\\\\").replace("'", "\\'"),
                region,
                String.format(Locale.ROOT, "%.1f", index)));
  }

  /** A court said so of an enterprise, of the risk of fundraising. */
  void label(String enterprise, Instant knownAt) {
    warehouse.insert(
        """
        INSERT INTO label_log (enterprise, risk, positive, as_of, known_at, selection, source)
        SELECT '%1$s', 'fundraising', true, fromUnixTimestamp64Milli(%2$d),
          fromUnixTimestamp64Milli(%2$d), 'court', 'judgement'
        """
            .formatted(enterprise, knownAt.toEpochMilli()));
  }
}
