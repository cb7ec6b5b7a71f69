package cn.financebrain.store;

import cn.financebrain.contract.Band;
import cn.financebrain.contract.Risk;
import cn.financebrain.contract.scan.Scan;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * What reports are made of: scans that are whole, counted and row by row. Safe for several threads.
 * Every method throws {@link WarehouseException} if the server can't be reached or refuses.
 */
public final class WarehouseReports implements AutoCloseable {
  private static final String REGISTRATION = "registration.snapshot";
  private static final String ANNUAL_REPORT = "annual_report.filed";
  private static final String NEWEST = "as_of DESC, started_at DESC, scan";

  private final Session session;

  private WarehouseReports(Session session) {
    this.session = session;
  }

  public static WarehouseReports open(WarehouseSettings settings) {
    return new WarehouseReports(Session.open(settings));
  }

  /** Of everybody in a region, and at their end. */
  private static Where whole() {
    return new Where().and("state = 'done'").and("selection = ''");
  }

  /** The newest by their moment, of those that reached the end. */
  public List<Scan> scans(int limit) {
    return ScanRows.list(session, whole(), NEWEST, limit);
  }

  /** Empty where there is none of that id, or it did not reach its end. */
  public Optional<Scan> scan(String id) {
    return ScanRows.list(session, whole().and("scan = ?", id), NEWEST, 1).stream().findFirst();
  }

  /** The newest one before it of the same enterprises: what changed is told against it. */
  public Optional<Scan> before(Scan scan) {
    Where where =
        whole()
            .and("scan != ?", scan.id())
            .and("region = ?", scan.region())
            .and("toUnixTimestamp64Micro(as_of) < ?", Micros.of(scan.asOf()));
    return ScanRows.list(session, where, NEWEST, 1).stream().findFirst();
  }

  /**
   * Enterprises of a scan.
   *
   * @param region as the scan has it; empty where it is not known
   * @param industry the section's letter; empty where it is not known
   * @param band empty for those without a score
   */
  public record BandCount(
      String region, String industry, Risk risk, Optional<Band> band, long enterprises) {}

  /** By region, industry, risk and band; those without an enterprise are left out. */
  public List<BandCount> bands(Scan scan, Regions within) {
    Where where = within.narrow(new Where().and("scan = ?", scan.id()));
    return session.list(
        """
        SELECT region, substring(industry, 1, 1) AS section, risk,
          if(unscored = '', toString(band), '') AS standing, count()
        FROM scan_score_log FINAL %s
        GROUP BY region, section, risk, standing ORDER BY region, section, risk, standing
        """
            .formatted(where.sql()),
        where.parameters(),
        row ->
            new BandCount(
                row.getString(1),
                row.getString(2),
                Risk.ofId(row.getString(3)),
                bandOf(row.getString(4)),
                row.getLong(5)));
  }

  /**
   * Who was scanned, with what was known of its industry and size at that moment: the newest code
   * that was registered, and the newest values that annual reports told, each by itself.
   */
  public void measured(Scan scan, Regions within, Consumer<MeasuredEnterprises> to) {
    Where scanned = within.narrow(new Where().and("scan = ?", scan.id()));
    Where events =
        known(scan)
            .and("type IN (?, ?)", REGISTRATION, ANNUAL_REPORT)
            .and(
                "enterprise IN (SELECT enterprise FROM scan_score_log %s)".formatted(scanned.sql()),
                scanned.parameters().toArray());
    session.each(
        """
        SELECT risk, standing, section, code, ifNull(employees, nan), ifNull(revenue, nan),
          ifNull(assets, nan), count()
        FROM (
          SELECT enterprise, risk, substring(industry, 1, 1) AS section,
            if(unscored = '', toString(band), '') AS standing
          FROM scan_score_log FINAL %s
        ) AS scanned
        LEFT JOIN (
          SELECT enterprise,
            argMaxIf(JSONExtractString(data, 'industry_code'), event_time,
              type = '%s' AND JSONHas(data, 'industry_code')) AS code,
            %s AS employees, %s AS revenue, %s AS assets
          FROM (
            SELECT enterprise, type, event_time, retracted, data FROM event_log FINAL %s
            ORDER BY revision DESC LIMIT 1 BY enterprise, source, id)
          WHERE NOT retracted GROUP BY enterprise
        ) AS told USING (enterprise)
        GROUP BY ALL
        """
            .formatted(
                scanned.sql(),
                REGISTRATION,
                newest("employees"),
                newest("revenue"),
                newest("assets_total"),
                events.sql()),
        Stream.concat(scanned.parameters().stream(), events.parameters().stream()).toList(),
        row ->
            to.accept(
                new MeasuredEnterprises(
                    Risk.ofId(row.getString(1)),
                    bandOf(row.getString(2)),
                    row.getString(3),
                    row.getString(4),
                    number(row.getDouble(5)),
                    number(row.getDouble(6)),
                    number(row.getDouble(7)),
                    row.getLong(8))));
  }

  /** Scans of before the end of their log was noted rest on the moment alone. */
  private static Where known(Scan scan) {
    return scan.logEnd().offsets().isEmpty()
        ? new Where()
            .and("toUnixTimestamp64Micro(available_time) <= ?", Micros.saturated(scan.asOf()))
        : ScanReader.known(scan.asOf(), scan.logEnd());
  }

  private static String newest(String field) {
    return """
        argMaxOrNullIf(JSONExtractFloat(data, '%1$s'), event_time,
              type = '%2$s' AND JSONHas(data, '%1$s'))"""
        .formatted(field, ANNUAL_REPORT);
  }

  /**
   * Enterprises by their bands in two scans.
   *
   * @param before empty for those without a score in the earlier one, and so is {@code now}
   * @param gone whether the later scan has them no more
   */
  public record Move(
      Risk risk, Optional<Band> before, Optional<Band> now, boolean gone, long enterprises) {}

  /** Who rose, fell, stayed, and has or lost a score from one scan to another. */
  public List<Move> moves(Scan earlier, Scan later, Regions within) {
    Where old = within.narrow(new Where().and("scan = ?", earlier.id()));
    Where now = within.narrow(new Where().and("scan = ?", later.id()));
    return session.list(
        """
        SELECT risk, was, standing_now, gone, count()
        FROM (
          SELECT risk, enterprise, max(if(later, '', standing)) AS was,
            max(if(later, standing, '')) AS standing_now,
            countIf(later) = 0 AS gone
          FROM (
            SELECT enterprise, risk, if(unscored = '', toString(band), '') AS standing,
              false AS later
            FROM scan_score_log FINAL %s
            UNION ALL
            SELECT enterprise, risk, if(unscored = '', toString(band), '') AS standing,
              true AS later
            FROM scan_score_log FINAL %s)
          GROUP BY risk, enterprise)
        GROUP BY risk, was, standing_now, gone
        ORDER BY risk, was, standing_now, gone
        """
            .formatted(old.sql(), now.sql()),
        Stream.concat(old.parameters().stream(), now.parameters().stream()).toList(),
        row ->
            new Move(
                Risk.ofId(row.getString(1)),
                bandOf(row.getString(2)),
                bandOf(row.getString(3)),
                row.getBoolean(4),
                row.getLong(5)));
  }

  /** Those with the highest indices of a risk, the highest first. */
  public List<ScannedEnterprise> top(
      Scan scan, Optional<Scan> earlier, Risk risk, Regions within, int limit) {
    List<ScannedEnterprise> found = new ArrayList<>();
    Where where =
        within.narrow(
            new Where().and("scan = ?", scan.id()).and("risk = ?", risk.id()).and("unscored = ''"));
    rows(where, earlier, "ORDER BY risk_index DESC, enterprise LIMIT " + limit, found::add);
    return found;
  }

  /** Every enterprise and risk, the highest indices first and those without a score last. */
  public void each(
      Scan scan, Optional<Scan> earlier, Regions within, Consumer<ScannedEnterprise> to) {
    rows(
        within.narrow(new Where().and("scan = ?", scan.id())),
        earlier,
        "ORDER BY risk DESC, risk_index DESC NULLS LAST, enterprise",
        to);
  }

  private void rows(
      Where where, Optional<Scan> earlier, String order, Consumer<ScannedEnterprise> to) {
    // its rows alone: a join with none is no join
    List<Object> parameters = new ArrayList<>();
    parameters.add(earlier.map(Scan::id).orElse(""));
    parameters.addAll(where.parameters());
    session.each(
        """
        WITH old AS (
          SELECT enterprise, risk, if(unscored = '', toString(band), '') AS was
          FROM scan_score_log FINAL WHERE scan = ?)
        SELECT enterprise, risk, name, region, industry, unscored,
          if(unscored = '', toString(band), '') AS standing, ifNull(risk_index, nan),
          ifNull(probability, nan), was, reason_tag, reason_value, rule
        FROM (SELECT * FROM scan_score_log FINAL %s %s) AS now
        LEFT JOIN old USING (enterprise, risk)
        %s
        """
            .formatted(where.sql(), order, order.replaceFirst(" LIMIT .*", "")),
        parameters,
        row ->
            to.accept(
                new ScannedEnterprise(
                    row.getString(1),
                    Risk.ofId(row.getString(2)),
                    row.getString(3),
                    row.getString(4),
                    row.getString(5),
                    row.getString(6),
                    bandOf(row.getString(7)),
                    number(row.getDouble(8)),
                    number(row.getDouble(9)),
                    bandOf(row.getString(10)),
                    texts(row, 11),
                    texts(row, 12),
                    texts(row, 13))));
  }

  /**
   * What private lending cost in a month.
   *
   * @param month its first day
   * @param loans that told a rate
   * @param rate annual, in percent, weighted by amount
   * @param median annual, in percent
   * @param index the published index, in percent; empty where no event told one
   * @param amount of those loans, in yuan
   */
  public record LendingMonth(
      LocalDate month,
      long loans,
      double rate,
      double median,
      OptionalDouble index,
      double amount) {}

  /** By month, the oldest first; months without a loan are left out. */
  public List<LendingMonth> lending(Instant from, Instant until, Regions within) {
    Where where =
        new Where()
            .and("type = 'private_lending.loan_recorded'")
            .and("NOT retracted")
            .and("toUnixTimestamp64Micro(event_time) >= ?", Micros.of(from))
            .and("toUnixTimestamp64Micro(event_time) < ?", Micros.of(until))
            .and("JSONHas(data, 'annual_rate')");
    Where region = within.narrow(new Where());
    if (!region.sql().isEmpty()) {
      where.and(
          "enterprise IN (SELECT enterprise FROM enterprise_log FINAL %s)".formatted(region.sql()),
          region.parameters().toArray());
    }
    return session.list(
        """
        SELECT toString(toDate(toStartOfMonth(event_time, 'Asia/Shanghai'))) AS month, count(),
          sum(annual_rate * amount) / sum(amount), quantileExactInclusive(0.5)(annual_rate),
          avgIf(index_rate, index_rate > 0), sum(amount)
        FROM (
          SELECT event_time, JSONExtractFloat(data, 'annual_rate') AS annual_rate,
            JSONExtractFloat(data, 'index_rate') AS index_rate,
            greatest(JSONExtractFloat(data, 'amount'), 1) AS amount
          FROM event %s)
        GROUP BY month ORDER BY month
        """
            .formatted(where.sql()),
        where.parameters(),
        row ->
            new LendingMonth(
                LocalDate.parse(row.getString(1)),
                row.getLong(2),
                row.getDouble(3),
                row.getDouble(4),
                number(row.getDouble(5)),
                row.getDouble(6)));
  }

  /**
   * What became known of enterprises after they were alerted of, or without an alert.
   *
   * @param selection how it became known, such as {@code alert}
   * @param positive whether it was true
   * @param found whether an alert of the risk was raised before it became known
   * @param leadDays days from the first alert to what became known, of those found
   */
  public record Outcome(
      Risk risk, String selection, boolean positive, boolean found, long labels, double leadDays) {}

  /** Labels that became known in a period, against the first alert of the same risk. */
  public List<Outcome> outcomes(Instant from, Instant until, Regions within) {
    Where region = within.narrow(new Where());
    String inside =
        region.sql().isEmpty()
            ? ""
            : "AND enterprise IN (SELECT enterprise FROM enterprise_log FINAL %s)"
                .formatted(region.sql());
    List<Object> parameters = new ArrayList<>(List.of(Micros.of(from), Micros.of(until)));
    parameters.addAll(region.parameters());
    return session.list(
        """
        SELECT risk, selection, positive, raised > 0 AND raised <= known AS found, count(),
          avg(if(raised > 0 AND raised <= known, (known - raised) / 86400e6, nan))
        FROM (
          SELECT enterprise, risk, toString(selection) AS selection, positive,
            toUnixTimestamp64Micro(known_at) AS known
          FROM label
          WHERE toUnixTimestamp64Micro(known_at) >= ? AND toUnixTimestamp64Micro(known_at) < ? %s
        ) AS told
        LEFT JOIN (
          SELECT enterprise, risk, min(toUnixTimestamp64Micro(raised_at)) AS raised
          FROM alert_log FINAL GROUP BY enterprise, risk
        ) AS alerted USING (enterprise, risk)
        GROUP BY risk, selection, positive, found
        ORDER BY risk, selection, positive, found
        """
            .formatted(inside),
        parameters,
        row ->
            new Outcome(
                Risk.ofId(row.getString(1)),
                row.getString(2),
                row.getBoolean(3),
                row.getBoolean(4),
                row.getLong(5),
                row.getDouble(6)));
  }

  private static Optional<Band> bandOf(String text) {
    return text.isEmpty() ? Optional.empty() : Optional.of(Codes.band(text));
  }

  private static List<String> texts(ResultSet row, int column) throws SQLException {
    return Arrays.of(row.getArray(column)).stream().map(String::valueOf).toList();
  }

  private static OptionalDouble number(double value) {
    return Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
  }

  @Override
  public void close() {
    session.close();
  }
}
