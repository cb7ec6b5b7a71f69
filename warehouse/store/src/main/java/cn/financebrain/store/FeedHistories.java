package cn.financebrain.store;

import cn.financebrain.contract.FeedRun;
import cn.financebrain.contract.feed.Cadence;
import cn.financebrain.contract.feed.ColumnProfile;
import cn.financebrain.contract.feed.FeedAgreement;
import cn.financebrain.contract.feed.FeedFinding;
import cn.financebrain.contract.feed.FeedHistory;
import cn.financebrain.contract.feed.FeedLoad;
import cn.financebrain.contract.feed.FeedProfile;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Queries of what feeds told in the past, and of what was found to be wrong with them. */
final class FeedHistories {
  private static final int LOADS = 30;
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  /** More than five years of days. */
  private static final int DAYS = 2_000;

  private static final String NEWEST_LOADS =
      """
      FROM feed_run_log FINAL WHERE toUnixTimestamp64Micro(started_at) <= ?
      ORDER BY feed, started_at DESC, input LIMIT %d BY feed
      """
          .formatted(LOADS);

  private record Load(String feed, long startedAt, String input) {}

  private final Session session;

  FeedHistories(Session session) {
    this.session = session;
  }

  Map<String, FeedAgreement> agreements() {
    Map<String, FeedAgreement> agreements = new TreeMap<>();
    session.each(
        "SELECT feed, title, event_types, zone, cadence, grace FROM feed_agreement_log FINAL",
        List.of(),
        row -> agreements.put(row.getString(1), agreement(row)));
    return agreements;
  }

  private static FeedAgreement agreement(ResultSet row) throws SQLException {
    String cadence = row.getString(5);
    return new FeedAgreement(
        row.getString(1),
        row.getString(2),
        Arrays.of(row, "event_types").stream().map(Object::toString).toList(),
        ZoneId.of(row.getString(4)),
        cadence.isEmpty() ? Optional.empty() : Optional.of(Cadence.parse(cadence)),
        Period.parse(row.getString(6)));
  }

  /** The newest day of each feed whose data came. */
  Map<String, LocalDate> newestDays() {
    Map<String, LocalDate> newest = new HashMap<>();
    session.each(
        "SELECT feed, toString(max(day)) FROM feed_day_log GROUP BY feed",
        List.of(),
        row -> newest.put(row.getString(1), LocalDate.parse(row.getString(2))));
    return newest;
  }

  List<FeedHistory> all(Instant asOf) {
    Map<String, SortedMap<LocalDate, Long>> days = days(asOf);
    Map<String, List<FeedLoad>> loads = loads(asOf);
    return agreements().values().stream()
        .map(
            agreement ->
                new FeedHistory(
                    agreement,
                    days.getOrDefault(agreement.feed(), new TreeMap<>()),
                    loads.getOrDefault(agreement.feed(), List.of()).stream()
                        .map(load -> withAgreement(load, agreement))
                        .toList()))
        .toList();
  }

  private static FeedLoad withAgreement(FeedLoad load, FeedAgreement agreement) {
    return new FeedLoad(load.run(), new FeedProfile(agreement, Map.of(), load.profile().columns()));
  }

  private Map<String, SortedMap<LocalDate, Long>> days(Instant asOf) {
    Map<String, SortedMap<LocalDate, Long>> days = new HashMap<>();
    session.each(
        """
        SELECT feed, toString(day) AS on_day, sum(accepted)
        FROM feed_day_log FINAL WHERE day <= toDate(?)
        GROUP BY feed, day HAVING sum(accepted) > 0
        ORDER BY feed, day DESC LIMIT %d BY feed
        """
            .formatted(DAYS),
        List.of(LocalDate.ofInstant(asOf, ZONE).toString()),
        row ->
            days.computeIfAbsent(row.getString(1), feed -> new TreeMap<>())
                .put(LocalDate.parse(row.getString(2)), row.getLong(3)));
    return days;
  }

  private Map<String, List<FeedLoad>> loads(Instant asOf) {
    Map<Load, Map<String, ColumnProfile>> columns = columns(asOf);
    Map<String, List<FeedLoad>> loads = new HashMap<>();
    session.each(
        """
        SELECT feed, input, toUnixTimestamp64Micro(started_at),
          toUnixTimestamp64Micro(finished_at), read, accepted, duplicate, queued, rejected
        """
            + NEWEST_LOADS,
        List.of(Micros.of(asOf)),
        row -> {
          FeedRun run = FeedQueries.run(row);
          Load key = new Load(run.feed(), row.getLong(3), run.input());
          FeedAgreement none =
              new FeedAgreement(
                  run.feed(), "", List.of(), ZoneId.of("UTC"), Optional.empty(), Period.ZERO);
          loads
              .computeIfAbsent(run.feed(), feed -> new ArrayList<>())
              .add(
                  new FeedLoad(
                      run, new FeedProfile(none, Map.of(), columns.getOrDefault(key, Map.of()))));
        });
    return loads;
  }

  private Map<Load, Map<String, ColumnProfile>> columns(Instant asOf) {
    Map<Load, Map<String, ColumnProfile>> columns = new HashMap<>();
    session.each(
        """
        SELECT feed, toUnixTimestamp64Micro(started_at), input, column_name, field, read, seen,
          rows, missing, numbers, dates, texts
        FROM feed_column_log FINAL
        WHERE (feed, started_at, input) IN (SELECT feed, started_at, input %s)
        """
            .formatted(NEWEST_LOADS),
        List.of(Micros.of(asOf)),
        row ->
            columns
                .computeIfAbsent(
                    new Load(row.getString(1), row.getLong(2), row.getString(3)),
                    load -> new HashMap<>())
                .put(row.getString(4), column(row)));
    return columns;
  }

  private static ColumnProfile column(ResultSet row) throws SQLException {
    return new ColumnProfile(
        row.getString(4),
        row.getString(5),
        row.getBoolean(6),
        row.getBoolean(7),
        row.getLong(8),
        row.getLong(9),
        row.getLong(10),
        row.getLong(11),
        row.getLong(12));
  }

  /** Findings that are not over, errors first, then the oldest. */
  List<FeedFinding> open() {
    return session.list(
        """
        SELECT id, feed, kind, subject, severity, toUnixTimestamp64Micro(since),
          detail_chinese, detail_english
        FROM feed_alert_log FINAL WHERE closed_at IS NULL
        ORDER BY severity = 'error' DESC, since, feed, kind, subject
        """,
        List.of(),
        row ->
            new FeedFinding(
                row.getString(1),
                row.getString(2),
                Codes.kind(row.getString(3)),
                row.getString(4),
                Codes.severity(row.getString(5)),
                Micros.toInstant(row.getLong(6)),
                row.getString(7),
                row.getString(8),
                Optional.empty()));
  }
}
