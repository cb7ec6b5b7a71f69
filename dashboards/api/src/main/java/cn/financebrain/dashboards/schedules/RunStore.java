package cn.financebrain.dashboards.schedules;

import cn.financebrain.dashboards.problem.Wording;
import cn.financebrain.dashboards.schedules.Run.State;
import cn.financebrain.dashboards.schedules.Run.Untold;
import cn.financebrain.dashboards.sql.Columns;
import cn.financebrain.dashboards.wire.Parameters;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps the runs of schedules; hands those under way to whoever brings them on. */
@Component
class RunStore {
  /** Longer than any one step takes, among them a call of the operations. */
  private static final Duration LEASE = Duration.ofMinutes(2);

  private static final int SHOWN = 20;

  private final JdbcClient database;

  RunStore(JdbcClient database) {
    this.database = database;
  }

  /** Begins a run, or tells why it is left out; does nothing where the time has one already. */
  void insert(Run run) {
    Task task = run.task();
    database
        .sql(
            """
            insert into schedule_run (id, schedule, due_at, title, what, region, language,
              fresh_scan, owner, by_hand, missed, state, scan, failure, look_at, started_at,
              finished_at)
            values (:id, :schedule, :due, :title, :what, :region, :language,
              :fresh, :owner, :byHand, :missed, :state, :scan, :failure, :started, :started,
              :finished)
            on conflict (schedule, due_at) do nothing
            """)
        .param("id", run.id())
        .param("schedule", run.schedule())
        .param("due", Columns.at(run.dueAt()))
        .param("title", task.title())
        .param("what", task.what().id())
        .param("region", task.region())
        .param("language", task.language())
        .param("fresh", task.freshScan())
        .param("owner", run.owner())
        .param("byHand", run.byHand())
        .param("missed", run.missed())
        .param("state", Parameters.id(run.state()))
        .param("scan", run.scan())
        .param("failure", run.failure())
        .param("started", Columns.at(run.startedAt()))
        .param("finished", Columns.at(run.finishedAt()))
        .update();
  }

  boolean isUnderWay(UUID schedule) {
    return database
        .sql(
            """
            select exists (select from schedule_run
              where schedule = :schedule and state in ('scanning', 'making'))
            """)
        .param("schedule", schedule)
        .query(Boolean.class)
        .single();
  }

  /** The newest first. */
  List<Run> of(UUID schedule) {
    return database
        .sql(
            """
            select * from schedule_run where schedule = :schedule
            order by due_at desc limit :limit
            """)
        .param("schedule", schedule)
        .param("limit", SHOWN)
        .query(RunStore::run)
        .list();
  }

  /** The newest run of each schedule that has one. */
  Map<UUID, Run> newest(Collection<UUID> schedules) {
    return database
        .sql(
            """
            select distinct on (schedule) * from schedule_run
            where schedule = any (:schedules) order by schedule, due_at desc
            """)
        .param("schedules", schedules.toArray(UUID[]::new))
        .query(RunStore::run)
        .list()
        .stream()
        .collect(Collectors.toMap(Run::schedule, Function.identity()));
  }

  /** One that is to be looked at; nobody else gets it before the lease is over. */
  Optional<Run> claim(Instant now) {
    return database
        .sql(
            """
            update schedule_run set look_at = :lease
            where id = (
              select id from schedule_run
              where state in ('scanning', 'making') and look_at <= :now
              order by look_at limit 1 for update skip locked)
            returning *
            """)
        .param("lease", Columns.at(now.plus(LEASE)))
        .param("now", Columns.at(now))
        .query(RunStore::run)
        .optional();
  }

  void lookAgain(UUID id, Instant when) {
    database
        .sql("update schedule_run set look_at = :when where id = :id")
        .param("when", Columns.at(when))
        .param("id", id)
        .update();
  }

  /** What it waits for. */
  void waits(UUID id, Failure why, Wording detail, Instant until) {
    database
        .sql(
            """
            update schedule_run set failure = :why, detail_zh = :zh, detail_en = :en,
              look_at = :until
            where id = :id and state in ('scanning', 'making')
            """)
        .param("why", why.id())
        .param("zh", detail.chinese())
        .param("en", detail.english())
        .param("until", Columns.at(until))
        .param("id", id)
        .update();
  }

  void asked(UUID id, Instant now, Instant next) {
    database
        .sql(
            """
            update schedule_run set asked_at = :now, failure = '', detail_zh = '', detail_en = '',
              look_at = :next
            where id = :id and state = 'scanning'
            """)
        .param("now", Columns.at(now))
        .param("next", Columns.at(next))
        .param("id", id)
        .update();
  }

  void scanned(UUID id, Instant next) {
    database
        .sql(
            """
            update schedule_run set state = 'making', failure = '', detail_zh = '',
              detail_en = '', look_at = :next
            where id = :id and state = 'scanning'
            """)
        .param("next", Columns.at(next))
        .param("id", id)
        .update();
  }

  /**
   * @return whether it still waited for one
   */
  boolean ordered(UUID id, UUID report, Instant next) {
    return database
            .sql(
                """
                update schedule_run set report = :report, failure = '', detail_zh = '',
                  detail_en = '', look_at = :next
                where id = :id and state = 'making' and report is null
                """)
            .param("report", report)
            .param("next", Columns.at(next))
            .param("id", id)
            .update()
        > 0;
  }

  void done(UUID id, List<Untold> untold, Instant now) {
    database
        .sql(
            """
            update schedule_run set state = 'done', untold = :untold, failure = '',
              detail_zh = '', detail_en = '', look_at = null, finished_at = :now
            where id = :id and state in ('scanning', 'making')
            """)
        .param("untold", untold.stream().map(Untold::text).toArray(String[]::new))
        .param("now", Columns.at(now))
        .param("id", id)
        .update();
  }

  /**
   * @return false if it was over before
   */
  boolean fail(UUID id, Failure why, Wording detail, Instant now) {
    return database
            .sql(
                """
                update schedule_run set state = 'failed', failure = :why, detail_zh = :zh,
                  detail_en = :en, look_at = null, finished_at = :now
                where id = :id and state in ('scanning', 'making')
                """)
            .param("why", why.id())
            .param("zh", detail.chinese())
            .param("en", detail.english())
            .param("now", Columns.at(now))
            .param("id", id)
            .update()
        > 0;
  }

  /** How far the making of a run's report is; empty where the report is gone. */
  record Made(String state, String failure) {}

  Optional<Made> made(UUID report) {
    return database
        .sql("select state, failure from report where id = :id")
        .param("id", report)
        .query(Made.class)
        .optional();
  }

  private static Run run(ResultSet row, int number) throws SQLException {
    return new Run(
        row.getObject("id", UUID.class),
        row.getObject("schedule", UUID.class),
        Columns.instant(row, "due_at"),
        ScheduleStore.task(row),
        row.getString("owner"),
        row.getBoolean("by_hand"),
        row.getInt("missed"),
        State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
        row.getString("scan"),
        Columns.instant(row, "asked_at") != null,
        Optional.ofNullable(row.getObject("report", UUID.class)),
        row.getString("failure"),
        new Wording(row.getString("detail_zh"), row.getString("detail_en")),
        Columns.texts(row, "untold").stream().map(Untold::parse).toList(),
        Columns.instant(row, "started_at"),
        Optional.ofNullable(Columns.instant(row, "finished_at")));
  }
}
