package cn.financebrain.store;

import cn.financebrain.contract.Alert;
import cn.financebrain.contract.Category;
import cn.financebrain.contract.DayBegins;
import cn.financebrain.contract.EnterpriseId;
import cn.financebrain.contract.PeerEpoch;
import cn.financebrain.contract.Risk;
import cn.financebrain.contract.feed.FeedFinding;
import cn.financebrain.contract.feed.FeedHistory;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Reads whole tables, for training, scans and the launcher. Safe for several threads. Every method
 * throws {@link WarehouseException} if the server can't be reached or refuses.
 */
public final class WarehouseReader implements AutoCloseable {
  /** Enterprises of one query. */
  private static final int AT_ONCE = 500;

  private final Session session;

  private WarehouseReader(Session session) {
    this.session = session;
  }

  /**
   * @throws WarehouseException if the server can't be reached or refuses the user
   */
  public static WarehouseReader open(WarehouseSettings settings) {
    return new WarehouseReader(Session.open(settings));
  }

  /**
   * Streams the events with {@code availableTime <= asOf}, one call an enterprise, in the order of
   * {@link EnterpriseId#text()}. Memory is bounded by the ids of all enterprises and the largest of
   * them, here and at the server, where this is the order of the table. Each (source, id, revision)
   * comes once; older and retracted revisions are included.
   *
   * <p>Some enterprises are asked for at a time, since the server bounds how long a query may last,
   * and counts how long the consumer takes. So events that are stored meanwhile may be among them.
   */
  public void eventsByEnterprise(Instant asOf, Consumer<EnterpriseEvents> consumer) {
    EventGroups groups = new EventGroups(consumer);
    List<String> ids =
        session.list(
            "SELECT DISTINCT enterprise FROM event_log ORDER BY enterprise",
            List.of(),
            row -> row.getString(1));
    for (int i = 0; i < ids.size(); i += AT_ONCE) {
      session.each(
          "SELECT "
              + EventRows.COLUMNS
              + """
              FROM event_log
              WHERE enterprise BETWEEN ? AND ? AND toUnixTimestamp64Micro(available_time) <= ?
              ORDER BY enterprise, source, id, revision, precedence DESC
              """,
          List.of(
              ids.get(i), ids.get(Math.min(ids.size(), i + AT_ONCE) - 1), Micros.saturated(asOf)),
          row -> groups.add(EventRows.read(row).event()));
    }
    groups.finish();
  }

  /** Ids of the enterprises that were ever evaluated, in order. */
  public List<EnterpriseId> evaluatedEnterprises() {
    return new RecordQueries(session).enterprises();
  }

  /**
   * What is stored of the ways of enterprises through the log, one call an enterprise, in the order
   * asked for. Memory is bounded by a few hundred of them.
   *
   * @param until what arrived later, and evaluations as of later instants, are left out
   */
  public void records(
      List<EnterpriseId> enterprises, Instant until, Consumer<EnterpriseRecords> consumer) {
    new RecordQueries(session).each(enterprises, until, consumer);
  }

  /** The alerts raised from one instant up to before another, without their reasons. */
  public List<Alert> alertsRaised(Instant from, Instant until) {
    return new BudgetQueries(session).raised("", Optional.empty(), from, until);
  }

  /** Ids of the enterprises that have a registration or a financial statement, in order. */
  public List<EnterpriseId> enrolledEnterprises() {
    return session.list(
        """
        SELECT DISTINCT enterprise FROM event_log WHERE category IN (?, ?) ORDER BY enterprise
        """,
        List.of(Category.REGISTRATION.id(), Category.FINANCIAL_STATEMENT.id()),
        row -> EnterpriseId.parse(row.getString(1)));
  }

  /**
   * Streams the statistics of peers of all epochs up to a day, group by group in the order of the
   * days. A row holds until the next of its group.
   *
   * @param day counted from 1970-01-01, in UTC+8
   * @param definitions fingerprint of each tag that compares; rows of others, and of other
   *     definitions, are left out
   */
  public void peersUpTo(
      long day, Function<String, Optional<String>> definitions, Consumer<PeerEpoch> consumer) {
    session.each(
        """
        SELECT %s FROM peer_epoch_log FINAL
        WHERE toInt32(epoch) <= ? ORDER BY tag, codes, epoch, definition
        """
            .formatted(PeerRows.COLUMNS),
        List.of(day),
        row -> {
          PeerEpoch epoch = PeerRows.read(row);
          if (definitions.apply(epoch.tag()).filter(epoch::isOf).isPresent()) {
            consumer.accept(epoch);
          }
        });
  }

  /**
   * What the marks of days tell of the feeds of a day: those of the newest day up to it that has
   * any, each once.
   *
   * @param day counted from 1970-01-01, in UTC+8
   */
  public List<DayBegins> feedsOfDay(long day) {
    return FeedDays.of(session, day);
  }

  /**
   * What the marks of all days up to one tell of the feeds.
   *
   * @param day counted from 1970-01-01, in UTC+8
   */
  public List<DayBegins> feedsUntil(long day) {
    return FeedDays.until(session, day);
  }

  /**
   * What was known of enterprises at an instant, about instants up to it, in the order of
   * enterprises and instants. Where several sources tell of the same enterprise and instant, the
   * latest to become known is right; of two at once, the one that says yes.
   */
  public List<StoredLabel> labels(Risk risk, Instant until) {
    return session.list(
        """
        SELECT enterprise, toUnixTimestamp64Micro(as_of) AS at,
          argMax(positive, (known_at, positive)) AS found
        FROM label_log FINAL
        WHERE risk = ? AND NOT withdrawn AND toUnixTimestamp64Micro(as_of) <= ?
          AND toUnixTimestamp64Micro(known_at) <= ?
        GROUP BY enterprise, as_of ORDER BY enterprise, at
        """,
        List.of(risk.id(), Micros.saturated(until), Micros.saturated(until)),
        row ->
            new StoredLabel(
                EnterpriseId.parse(row.getString(1)),
                Micros.toInstant(row.getLong(2)),
                row.getBoolean(3)));
  }

  /** The highest offset of each partition up to which everything is in the warehouse. */
  public Map<Integer, Long> positionsReached() {
    Map<Integer, Long> positions = new TreeMap<>();
    session.each(
        "SELECT log_partition, max(log_offset) FROM log_progress_log GROUP BY log_partition",
        List.of(),
        row -> positions.put(row.getInt(1), row.getLong(2)));
    return positions;
  }

  /** What each feed told that was ever loaded through a mapping, up to an instant, by name. */
  public List<FeedHistory> feedHistories(Instant asOf) {
    return new FeedHistories(session).all(asOf);
  }

  /** What is wrong with feeds, errors first, then the oldest. */
  public List<FeedFinding> openFeedFindings() {
    return new FeedHistories(session).open();
  }

  /** What was last found of the drift of each risk's model; risks never judged are left out. */
  public List<DriftDay> latestDrift() {
    return new DriftBook(session).latest();
  }

  /** Rows by table, without duplicates, in the order of the tables' names. */
  public Map<String, Long> rowCounts() {
    Map<String, Long> counts = new TreeMap<>();
    String query =
        Views.tables(session).stream()
            .map(Views::viewOf)
            .map(view -> "SELECT %s, count() FROM %s".formatted(Quote.text(view), Quote.name(view)))
            .collect(Collectors.joining(" UNION ALL "));
    if (!query.isEmpty()) {
      session.each(query, List.of(), row -> counts.put(row.getString(1), row.getLong(2)));
    }
    return counts;
  }

  @Override
  public void close() {
    session.close();
  }
}
