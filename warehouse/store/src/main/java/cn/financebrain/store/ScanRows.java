package cn.financebrain.store;

import cn.financebrain.contract.scan.LogEnd;
import cn.financebrain.contract.scan.Scan;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads scans back. */
final class ScanRows {
  private static final String COLUMNS =
      """
      scan, title, toUnixTimestamp64Micro(as_of) AS as_of_micros, region, release, state, detail,
      enterprises, planned, fingerprint, person, schedule,
      toUnixTimestamp64Micro(started_at) AS started_micros, log_end
      """;

  private ScanRows() {}

  static Optional<Scan> find(Session session, String scan) {
    return list(session, new Where().and("scan = ?", scan), "scan", 1).stream().findFirst();
  }

  /** With when it was told last. */
  static Optional<ToldScan> told(Session session, String scan) {
    return session
        .list(
            """
            SELECT %s, toUnixTimestamp64Micro(told_at) AS told_micros FROM scan_log FINAL
            WHERE scan = ?
            """
                .formatted(COLUMNS),
            List.of(scan),
            row -> new ToldScan(read(row), Micros.toInstant(row.getLong("told_micros"))))
        .stream()
        .findFirst();
  }

  /** The newest by when they were begun. */
  static List<Scan> newest(Session session, int limit) {
    return list(session, new Where(), "started_at DESC, scan", limit);
  }

  /**
   * @param order of columns, such as {@code as_of DESC, scan}
   */
  static List<Scan> list(Session session, Where where, String order, int limit) {
    return session.list(
        "SELECT %s FROM scan_log FINAL %s ORDER BY %s LIMIT %d"
            .formatted(COLUMNS, where.sql(), order, limit),
        where.parameters(),
        ScanRows::read);
  }

  private static Scan read(ResultSet row) throws SQLException {
    return new Scan(
        row.getString("scan"),
        row.getString("title"),
        Micros.toInstant(row.getLong("as_of_micros")),
        row.getString("region"),
        row.getInt("release"),
        Scan.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
        row.getString("detail"),
        row.getLong("enterprises"),
        row.getLong("planned"),
        row.getString("fingerprint"),
        row.getString("person"),
        row.getString("schedule"),
        Micros.toInstant(row.getLong("started_micros")),
        LogEnd.parse(row.getString("log_end")));
  }
}
