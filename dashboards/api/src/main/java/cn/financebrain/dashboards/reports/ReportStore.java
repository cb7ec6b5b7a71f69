package cn.financebrain.dashboards.reports;

import cn.financebrain.dashboards.access.Territory;
import cn.financebrain.dashboards.problem.ProblemCode;
import cn.financebrain.dashboards.problem.ProblemException;
import cn.financebrain.dashboards.sql.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Keeps reports and their files; hands those that wait to whoever makes them, one at a time. */
@Component
class ReportStore {
  /** Whoever makes a report must be heard of within so long. */
  static final Duration LEASE = Duration.ofMinutes(5);

  private static final int ATTEMPTS_MAX = 3;

  private final JdbcClient database;
  private final TransactionOperations transactions;

  ReportStore(JdbcClient database, TransactionOperations transactions) {
    this.database = database;
    this.transactions = transactions;
  }

  void add(ReportOrder order) {
    database
        .sql(
            """
            insert into report (id, kind, title, region, scan, enterprise, language,
              template_version, made_by, state, created_at)
            values (:id, :kind, :title, :region, :scan, :enterprise, :language,
              :template, :by, 'queued', :at)
            """)
        .param("id", order.id())
        .param("kind", order.kind().id())
        .param("title", order.title())
        .param("region", order.region())
        .param("scan", order.scan())
        .param("enterprise", order.enterprise())
        .param("language", order.language())
        .param("template", order.templateVersion())
        .param("by", order.by())
        .param("at", Columns.at(order.at()))
        .update();
  }

  /** Newest first; only those all of whose region is in the territory. */
  List<StoredReport> list(Territory territory, Optional<ReportKind> kind, int limit) {
    return database
        .sql(
            """
            select * from report
            where exists (select from unnest(cast(:prefixes as text[])) prefix
                where starts_with(region, prefix))
              and (:kind = '' or kind = :kind)
            order by created_at desc, id limit :limit
            """)
        .param("prefixes", territory.prefixes().toArray(String[]::new))
        .param("kind", kind.map(ReportKind::id).orElse(""))
        .param("limit", limit)
        .query(ReportStore::report)
        .list();
  }

  /**
   * @throws ProblemException if there is none of that id in the territory
   */
  StoredReport get(UUID id, Territory territory) {
    return database
        .sql("select * from report where id = :id")
        .param("id", id)
        .query(ReportStore::report)
        .optional()
        .filter(report -> territory.holds(report.order().region()))
        .orElseThrow(() -> ProblemException.of(ProblemCode.REPORT_NOT_FOUND));
  }

  private static StoredReport report(ResultSet row, int number) throws SQLException {
    return new StoredReport(
        new ReportOrder(
            row.getObject("id", UUID.class),
            ReportKind.parse(row.getString("kind")).orElseThrow(),
            row.getString("title"),
            row.getString("region"),
            row.getString("scan"),
            row.getString("enterprise"),
            row.getString("language"),
            row.getInt("template_version"),
            row.getString("made_by"),
            Columns.instant(row, "created_at")),
        row.getString("state"),
        row.getString("part"),
        row.getString("failure"),
        row.getString("snapshot"),
        Optional.ofNullable(Columns.instant(row, "as_of")),
        Optional.ofNullable(row.getObject("release", Integer.class)),
        Optional.ofNullable(Columns.instant(row, "finished_at")));
  }

  /**
   * The one that waits longest, or whose maker was not heard of any more. One that was begun too
   * often fails: what breaks the process must not break it for ever.
   */
  Optional<StoredReport> claim(Instant now) {
    database
        .sql(
            """
            update report set state = 'failed', finished_at = :now,
              failure = 'begun %d times and never ended'
            where state = 'making' and lease_until < :now and attempts >= :most
            """
                .formatted(ATTEMPTS_MAX))
        .param("now", Columns.at(now))
        .param("most", ATTEMPTS_MAX)
        .update();
    return database
        .sql(
            """
            update report set state = 'making', attempts = attempts + 1, lease_until = :lease
            where id = (
              select id from report
              where state = 'queued' or (state = 'making' and lease_until < :now)
              order by created_at limit 1 for update skip locked)
            returning *
            """)
        .param("now", Columns.at(now))
        .param("lease", Columns.at(now.plus(LEASE)))
        .query(ReportStore::report)
        .optional();
  }

  /** Says that it is being made, and how far it is. */
  void progress(UUID id, String part, Instant now) {
    database
        .sql("update report set part = :part, lease_until = :lease where id = :id")
        .param("part", part)
        .param("lease", Columns.at(now.plus(LEASE)))
        .param("id", id)
        .update();
  }

  /** All files and what they were made of at once: there is no half report. */
  void publish(UUID id, ReportDraft.Made made, List<ReportFile> files, Instant now, Runnable then) {
    transactions.executeWithoutResult(
        transaction -> {
          files.forEach(file -> keep(id, file));
          database
              .sql(
                  """
                  update report set state = 'ready', part = '', snapshot = :snapshot,
                    as_of = :asOf, release = :release, finished_at = :now, lease_until = null
                  where id = :id and state = 'making'
                  """)
              .param("snapshot", made.snapshot())
              .param("asOf", made.asOf().map(Columns::at).orElse(null))
              .param("release", made.release().orElse(null))
              .param("now", Columns.at(now))
              .param("id", id)
              .update();
          then.run();
        });
  }

  private void keep(UUID id, ReportFile file) {
    database
        .sql(
            """
            insert into report_file (report, form, size, sha256, content)
            values (:report, :form, :size, :sha256, :content)
            """)
        .param("report", id)
        .param("form", file.form())
        .param("size", file.size())
        .param("sha256", file.sha256())
        .param("content", file.kept())
        .update();
  }

  void fail(UUID id, String part, String failure, Instant now, Runnable then) {
    transactions.executeWithoutResult(
        transaction -> {
          database
              .sql(
                  """
                  update report set state = 'failed', part = :part, failure = :failure,
                    finished_at = :now, lease_until = null
                  where id = :id and state = 'making'
                  """)
              .param("part", part)
              .param("failure", failure)
              .param("now", Columns.at(now))
              .param("id", id)
              .update();
          then.run();
        });
  }

  /** A file's form, bytes and SHA-256. */
  record FileOf(String form, long size, String sha256) {}

  List<FileOf> files(UUID id) {
    return database
        .sql("select form, size, sha256 from report_file where report = :id order by form")
        .param("id", id)
        .query(FileOf.class)
        .list();
  }

  /**
   * @throws ProblemException if it is not ready, or not what was stored
   */
  ReportFile file(UUID id, String form) {
    return database
        .sql("select * from report_file where report = :id and form = :form")
        .param("id", id)
        .param("form", form)
        .query(
            (row, n) ->
                new ReportFile(
                    row.getString("form"),
                    row.getLong("size"),
                    row.getString("sha256"),
                    row.getBytes("content")))
        .optional()
        .orElseThrow(() -> ProblemException.of(ProblemCode.REPORT_NOT_READY))
        .verified();
  }
}
