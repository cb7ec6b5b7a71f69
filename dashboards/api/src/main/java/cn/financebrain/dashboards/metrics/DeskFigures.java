package cn.financebrain.dashboards.metrics;

import cn.financebrain.contract.DayBegins;
import cn.financebrain.contract.feed.FeedFinding;
import cn.financebrain.dashboards.alerts.AlertStream;
import cn.financebrain.dashboards.casework.CaseState;
import cn.financebrain.dashboards.summary.LateFeeds;
import cn.financebrain.dashboards.warehouse.Warehouse;
import cn.financebrain.dashboards.wire.Parameters;
import cn.financebrain.store.Regions;
import cn.financebrain.store.WarehouseException;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * The city's and the desk's figures, counted when they are asked for and at most every ten seconds.
 * A database that does not answer takes its own figures away, and no others.
 */
@Component
class DeskFigures {
  private static final Logger LOG = LoggerFactory.getLogger(DeskFigures.class);
  private static final Duration FRESH = Duration.ofSeconds(10);
  private static final String UP = "finance.brain.up";
  private static final String ENTERPRISES = "finance.brain.enterprises";
  private static final String ALERTS_TODAY = "finance.brain.alerts.today";
  private static final String FEED_AGE = "finance.brain.feed.age";
  private static final String FEED_LATE = "finance.brain.feed.late";
  private static final String FINDINGS = "finance.brain.feed.findings";
  private static final String CASES = "finance.brain.cases";
  private static final String OVERDUE = "finance.brain.cases.overdue";
  private static final String OUTBOX = "finance.brain.outbox.waiting";
  private static final String REPORTS = "finance.brain.reports";
  private static final String AUDIT = "finance.brain.audit.entries";
  private static final String CONNECTIONS = "finance.brain.postgresql.connections";

  private final Warehouse warehouse;
  private final LateFeeds feeds;
  private final AlertStream stream;
  private final JdbcClient database;
  private final HikariDataSource pool;
  private final InstantSource clock;
  private final Figures figures;
  private Instant counted = Instant.MIN;

  DeskFigures(
      PrometheusMeterRegistry registry,
      Warehouse warehouse,
      LateFeeds feeds,
      AlertStream stream,
      JdbcClient database,
      HikariDataSource pool,
      InstantSource clock) {
    this.warehouse = warehouse;
    this.feeds = feeds;
    this.stream = stream;
    this.database = database;
    this.pool = pool;
    this.clock = clock;
    this.figures =
        new Figures(registry)
            .declare(UP, "", "1 where a part answers")
            .declare(ENTERPRISES, "", "Enterprises by risk and band")
            .declare(ALERTS_TODAY, "", "Alerts raised since midnight in China")
            .declare(FEED_AGE, "seconds", "Since the newest event of a feed entered the log")
            .declare(FEED_LATE, "", "1 where a feed is late or silent")
            .declare(FINDINGS, "", "What is wrong with a feed, by severity")
            .declare(CASES, "", "Cases by state")
            .declare(OVERDUE, "", "Cases past their deadline, by state")
            .declare(OUTBOX, "", "Steps of cases that other systems were not told of yet")
            .declare(REPORTS, "", "Reports by state")
            .declare(AUDIT, "", "Entries of the audit trail")
            .declare(CONNECTIONS, "", "Connections of the pool by what they do");
  }

  synchronized void refresh() {
    Instant now = clock.instant();
    if (now.isBefore(counted.plus(FRESH)) && !now.isBefore(counted)) {
      return;
    }
    counted = now;
    figures.begin();
    part("clickhouse", () -> city(now));
    part("postgresql", () -> desk(now));
    figures.tell(UP, stream.state().live() ? 1 : 0, "part", "alert-stream");
    HikariPoolMXBean connections = pool.getHikariPoolMXBean();
    if (connections != null) {
      figures.tell(CONNECTIONS, connections.getActiveConnections(), "state", "active");
      figures.tell(CONNECTIONS, connections.getIdleConnections(), "state", "idle");
      figures.tell(CONNECTIONS, connections.getThreadsAwaitingConnection(), "state", "waited-for");
    }
    figures.end();
  }

  private void part(String name, Runnable count) {
    boolean up = false;
    try {
      count.run();
      up = true;
    } catch (WarehouseException | DataAccessException | TransactionException e) {
      LOG.warn("metrics: {} does not answer: {}", name, e.toString());
    }
    figures.tell(UP, up ? 1 : 0, "part", name);
  }

  private void city(Instant now) {
    warehouse
        .overview()
        .bands(Regions.EVERYWHERE)
        .forEach(
            count ->
                figures.tell(
                    ENTERPRISES,
                    count.enterprises(),
                    "risk",
                    count.risk().id(),
                    "band",
                    Parameters.id(count.band())));
    LocalDate today = LocalDate.ofEpochDay(DayBegins.dayOf(now));
    long alerts =
        warehouse.overview().alertDays(today).stream().mapToLong(each -> each.alerts()).sum();
    figures.tell(ALERTS_TODAY, alerts);
    for (LateFeeds.Feed feed : feeds.all()) {
      figures.tell(FEED_LATE, feed.isFresh() ? 0 : 1, "feed", feed.feed());
      feed.lastArrival()
          .ifPresent(
              last ->
                  figures.tell(
                      FEED_AGE,
                      Math.max(0, Duration.between(last, now).toSeconds()),
                      "feed",
                      feed.feed()));
    }
    List<FeedFinding> findings = warehouse.pages().openFeedFindings();
    for (FeedFinding.Severity severity : FeedFinding.Severity.values()) {
      long count = findings.stream().filter(each -> each.severity() == severity).count();
      figures.tell(FINDINGS, count, "severity", Parameters.id(severity));
    }
  }

  private void desk(Instant now) {
    String today = LocalDate.ofEpochDay(DayBegins.dayOf(now)).toString();
    Map<String, Long> overdue =
        counts(
            database
                .sql("select state, count(*) from case_file where due_on < :today group by state")
                .param("today", today));
    Map<String, Long> cases =
        counts(database.sql("select state, count(*) from case_file group by state"));
    for (CaseState state : CaseState.values()) { // also those without a case, or they look unknown
      String id = Parameters.id(state);
      figures.tell(CASES, cases.getOrDefault(state.name(), 0L), "state", id);
      figures.tell(OVERDUE, overdue.getOrDefault(state.name(), 0L), "state", id);
    }
    Map<String, Long> reports =
        counts(database.sql("select state, count(*) from report group by state"));
    for (String state : List.of("queued", "making", "ready", "failed")) {
      figures.tell(REPORTS, reports.getOrDefault(state, 0L), "state", state);
    }
    figures.tell(OUTBOX, count("select count(*) from case_outbox"));
    figures.tell(AUDIT, count("select count(*) from audit_entry"));
  }

  private static Map<String, Long> counts(JdbcClient.StatementSpec query) {
    Map<String, Long> counts = new HashMap<>();
    RowCallbackHandler each = row -> counts.put(row.getString(1), row.getLong(2));
    query.query(each);
    return counts;
  }

  private long count(String sql) {
    return database.sql(sql).query(Long.class).single();
  }
}
