package cn.financebrain.store;

import cn.financebrain.contract.Category;
import cn.financebrain.contract.scan.LogEnd;
import cn.financebrain.contract.scan.Scan;
import cn.financebrain.contract.scan.ScanPart;
import cn.financebrain.contract.scan.ScanRange;
import cn.financebrain.contract.scan.ScanSum;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a scan reads: its parts, their events, and how far it is. Safe for several threads. Every
 * method throws {@link WarehouseException} if the server can't be reached or refuses.
 */
public final class ScanReader implements AutoCloseable {
  private final Session session;

  private ScanReader(Session session) {
    this.session = session;
  }

  /**
   * @throws WarehouseException if the server can't be reached or refuses the user
   */
  public static ScanReader open(WarehouseSettings settings) {
    return new ScanReader(Session.open(settings));
  }

  /** The place of the log up to which everything is in the warehouse. */
  public LogEnd logEnd() {
    Map<Integer, Long> offsets = new TreeMap<>();
    session.each(
        "SELECT log_partition, max(log_offset) FROM log_progress_log GROUP BY log_partition",
        List.of(),
        row -> offsets.put(row.getInt(1), row.getLong(2)));
    return new LogEnd(offsets);
  }

  /**
   * Parts the enterprises that were registered, or handed in a statement, by then.
   *
   * @param region leading digits of region codes. Enterprises are left out of which no registration
   *     ever told a code that begins so; who remains may have been elsewhere at the time
   * @param size enterprises of a range at most
   */
  public List<ScanRange> ranges(Instant asOf, LogEnd end, String region, int size) {
    Where where = known(asOf, end);
    if (region.isEmpty()) {
      where.and(
          "category IN (?, ?)", Category.REGISTRATION.id(), Category.FINANCIAL_STATEMENT.id());
    } else {
      where.and(
          "category = ? AND position(data, ?) > 0", Category.REGISTRATION.id(), toldAs(region));
    }
    return session.list(
        """
        SELECT intDiv(place - 1, %d) AS part, min(enterprise), max(enterprise), count() FROM (
          SELECT enterprise, row_number() OVER (ORDER BY enterprise) AS place FROM (
            SELECT DISTINCT enterprise FROM event_log %s))
        GROUP BY part ORDER BY part
        """
            .formatted(size, where.sql()),
        where.parameters(),
        row -> new ScanRange(row.getInt(1), row.getString(2), row.getString(3), row.getLong(4)));
  }

  /** Events that were available at an instant, and in the log before its end. */
  static Where known(Instant asOf, LogEnd end) {
    String log =
        end.offsets().entrySet().stream()
            .map(each -> inLog(each.getKey(), each.getValue()))
            .collect(Collectors.joining(" OR ", "(", ")"));
    return new Where()
        .and("toUnixTimestamp64Micro(available_time) <= ?", Micros.saturated(asOf))
        .and(end.offsets().isEmpty() ? "1 = 0" : log);
  }

  private static String inLog(int partition, long offset) {
    return "(log_partition = %d AND log_offset <= %d)".formatted(partition, offset);
  }

  /** How the data of an event tell a text that begins so. */
  private static String toldAs(String region) {
    return ":\"" + region;
  }

  /** The events of a range that were known at a place in the log and available by an instant. */
  public EventCursor events(ScanRange range, Instant asOf, LogEnd end, String region) {
    Where where =
        known(asOf, end).and("enterprise >= ? AND enterprise <= ?", range.first(), range.last());
    if (!region.isEmpty()) {
      where.and(
          """
          enterprise IN (SELECT enterprise FROM event_log
            WHERE enterprise >= ? AND enterprise <= ? AND category = ? AND position(data, ?) > 0)
          """,
          range.first(),
          range.last(),
          Category.REGISTRATION.id(),
          toldAs(region));
    }
    return new EventCursor(
        session.rows(
            """
            SELECT %s FROM event_log %s
            ORDER BY enterprise, source, id, revision, precedence DESC
            """
                .formatted(EventRows.COLUMNS, where.sql()),
            where.parameters()));
  }

  /**
   * Reads the same rows as {@link #events} and makes nothing of them: what reading alone costs.
   *
   * @return how many rows
   */
  public long plainRead(ScanRange range, Instant asOf, LogEnd end) {
    Where where =
        known(asOf, end).and("enterprise >= ? AND enterprise <= ?", range.first(), range.last());
    long[] rows = {0};
    session.each(
        """
        SELECT %s FROM event_log %s
        ORDER BY enterprise, source, id, revision, precedence DESC
        """
            .formatted(EventRows.COLUMNS, where.sql()),
        where.parameters(),
        row -> {
          for (int column = 1; column <= EventRows.COUNT; column++) {
            row.getObject(column);
          }
          rows[0]++;
        });
    return rows[0];
  }

  /** The parts of a scan whose results are stored, by number. */
  public Map<Integer, ScanPart> parts(String scan) {
    Map<Integer, ScanPart> parts = new TreeMap<>();
    session.each(
        """
        SELECT scan, part, looked, enterprises, sum_high, sum_low FROM scan_part_log FINAL
        WHERE scan = ?
        """,
        List.of(scan),
        row ->
            parts.put(
                row.getInt(2),
                new ScanPart(
                    row.getString(1),
                    row.getInt(2),
                    row.getLong(3),
                    row.getLong(4),
                    new ScanSum(unsigned(row.getString(5)), unsigned(row.getString(6))))));
    return parts;
  }

  private static long unsigned(String text) {
    return Long.parseUnsignedLong(text);
  }

  /** Whether the results of a part are stored. */
  public boolean hasPart(String scan, int part) {
    return session
        .first(
            "SELECT 1 FROM scan_part_log WHERE scan = ? AND part = ? LIMIT 1",
            List.of(scan, part),
            row -> true)
        .isPresent();
  }

  /** How many enterprises a scan has stored results of. */
  public long enterprises(String scan) {
    return session
        .first(
            "SELECT uniqExact(enterprise) FROM scan_score_log WHERE scan = ?",
            List.of(scan),
            row -> row.getLong(1))
        .orElse(0L);
  }

  public Optional<Scan> find(String scan) {
    return ScanRows.find(session, scan);
  }

  /** The newest scans first. */
  public List<Scan> list(int limit) {
    return ScanRows.newest(session, limit);
  }

  @Override
  public void close() {
    session.close();
  }
}
