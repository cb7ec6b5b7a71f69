package cn.financebrain.store;

import cn.financebrain.contract.EnterpriseId;
import cn.financebrain.contract.FeedRun;
import cn.financebrain.contract.RejectReason;
import cn.financebrain.contract.feed.FeedAgreement;
import cn.financebrain.contract.feed.FeedFinding;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** Queries of feed runs and dead letters. */
final class FeedQueries {
  private final Session session;
  private final FeedHistories histories;

  FeedQueries(Session session) {
    this.session = session;
    this.histories = new FeedHistories(session);
  }

  private record Totals(long runs, long accepted) {}

  List<FeedHealth> health() {
    Map<String, FeedRun> lastRuns = lastRuns();
    Map<String, Totals> totals =
        map(
            "SELECT feed, count(), sum(accepted) FROM feed_run_log FINAL GROUP BY feed",
            row -> new Totals(row.getLong(2), row.getLong(3)));
    // duplicates do not change a maximum, so the projection by source answers this
    Map<String, Instant> arrivals =
        map(
            """
            SELECT source, toUnixTimestamp64Micro(max(arrival_time)) FROM event_log GROUP BY source
            """,
            row -> Micros.toInstant(row.getLong(2)));
    // one that was refused again has the same id; an index tells which blocks have newer ones
    Map<String, Long> letters =
        map(
            """
            SELECT feed, uniqExact(id) FROM dead_letter_log
            WHERE refused_at >= now() - INTERVAL %d DAY GROUP BY feed
            """
                .formatted(FeedHealth.LETTER_DAYS),
            row -> row.getLong(2));
    Map<String, FeedAgreement> agreements = histories.agreements();
    Map<String, LocalDate> newest = histories.newestDays();
    TreeSet<String> feeds = new TreeSet<>(totals.keySet());
    feeds.addAll(arrivals.keySet());
    feeds.addAll(letters.keySet());
    Totals none = new Totals(0, 0);
    return feeds.stream()
        .map(
            feed ->
                new FeedHealth(
                    feed,
                    Optional.ofNullable(agreements.get(feed)),
                    Optional.ofNullable(newest.get(feed)),
                    Optional.ofNullable(lastRuns.get(feed)),
                    totals.getOrDefault(feed, none).runs(),
                    totals.getOrDefault(feed, none).accepted(),
                    Optional.ofNullable(arrivals.get(feed)),
                    letters.getOrDefault(feed, 0L)))
        .toList();
  }

  /**
   * By feed.
   *
   * @param since loads that began then or later
   */
  Map<String, FeedRecent> recent(Instant since) {
    Map<String, FeedRecent> recent = new TreeMap<>();
    session.each(
        """
        SELECT feed, sumMap(rejected), count(), countIf(failed),
          arrayMap(load -> load.2,
            arrayReverseSort(load -> load.1, groupArray((started_at, failed)))) AS newest,
          if(has(newest, false), toInt64(indexOf(newest, false)) - 1, toInt64(length(newest)))
        FROM (
          SELECT feed, started_at, rejected,
            (notEmpty(mapKeys(rejected)) AND accepted + duplicate + queued = 0)
              OR mapContains(rejected, 'truncated') AS failed
          FROM feed_run_log FINAL WHERE started_at >= fromUnixTimestamp64Micro(?))
        GROUP BY feed
        """,
        List.of(Micros.of(since)),
        row ->
            recent.put(
                row.getString(1),
                new FeedRecent(row.getLong(3), row.getLong(4), row.getLong(6), rejected(row, 2))));
    return recent;
  }

  List<FeedFinding> openFindings() {
    return histories.open();
  }

  List<String> sourcesOf(EnterpriseId enterprise) {
    return session.list(
        "SELECT DISTINCT source FROM event_log WHERE enterprise = ? ORDER BY source",
        List.of(enterprise.text()),
        row -> row.getString(1));
  }

  private Map<String, FeedRun> lastRuns() {
    return map(
        """
        SELECT feed, input, toUnixTimestamp64Micro(started_at),
          toUnixTimestamp64Micro(finished_at), read, accepted, duplicate, queued, rejected
        FROM feed_run_log FINAL ORDER BY feed, started_at DESC, input LIMIT 1 BY feed
        """,
        FeedQueries::run);
  }

  /** The columns in the order of the record's components. */
  static FeedRun run(ResultSet row) throws SQLException {
    return new FeedRun(
        row.getString(1),
        row.getString(2),
        Micros.toInstant(row.getLong(3)),
        Micros.toInstant(row.getLong(4)),
        row.getLong(5),
        row.getLong(6),
        row.getLong(7),
        row.getLong(8),
        rejected(row, 9));
  }

  private static Map<RejectReason, Long> rejected(ResultSet row, int column) throws SQLException {
    Map<RejectReason, Long> counts = new EnumMap<>(RejectReason.class);
    ((Map<?, ?>) row.getObject(column))
        .forEach(
            (reason, count) ->
                counts.put(
                    Codes.rejectReason(reason.toString()), Long.parseLong(count.toString())));
    return counts;
  }

  /** The first column is the key. */
  private <T> Map<String, T> map(String query, Session.RowReader<T> reader) {
    Map<String, T> values = new TreeMap<>();
    session.each(query, List.of(), row -> values.put(row.getString(1), reader.read(row)));
    return values;
  }
}
