package cn.financebrain.dashboards.schedules;

import cn.financebrain.dashboards.access.Territory;
import cn.financebrain.dashboards.problem.ProblemCode;
import cn.financebrain.dashboards.problem.ProblemException;
import cn.financebrain.dashboards.sql.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps schedules; hands those that are due to whoever begins their runs. */
@Component
class ScheduleStore {
  private static final int LISTED = 500;

  private final JdbcClient database;

  ScheduleStore(JdbcClient database) {
    this.database = database;
  }

  void insert(Schedule schedule) {
    written(
            """
            insert into schedule (id, title, what, region, language, fresh_scan, cron, holidays,
              zone, recipients, owner, enabled, next_at, version, created_by, created_at)
            values (:id, :title, :what, :region, :language, :fresh, :cron, :holidays,
              :zone, :recipients, :owner, :enabled, :next, :version, :creator, :created)
            """,
            schedule)
        .param("creator", schedule.createdBy())
        .param("created", Columns.at(schedule.createdAt()))
        .update();
  }

  /**
   * @throws ProblemException if it was changed since the version before
   */
  void update(Schedule schedule) {
    int changed =
        written(
                """
                update schedule set title = :title, what = :what, region = :region,
                  language = :language, fresh_scan = :fresh, cron = :cron, holidays = :holidays,
                  zone = :zone, recipients = :recipients, owner = :owner, enabled = :enabled,
                  paused_why = '', next_at = :next, version = :version
                where id = :id and version = :version - 1 and deleted_at is null
                """,
                schedule)
            .update();
    if (changed == 0) {
      throw ProblemException.of(ProblemCode.SCHEDULE_CHANGED);
    }
  }

  private JdbcClient.StatementSpec written(String sql, Schedule schedule) {
    Task task = schedule.task();
    return database
        .sql(sql)
        .param("id", schedule.id())
        .param("title", task.title())
        .param("what", task.what().id())
        .param("region", task.region())
        .param("language", task.language())
        .param("fresh", task.freshScan())
        .param("cron", schedule.cadence().cron())
        .param("holidays", schedule.cadence().holidays().id())
        .param("zone", schedule.cadence().zone().getId())
        .param("recipients", schedule.recipients().toArray(String[]::new))
        .param("owner", schedule.owner())
        .param("enabled", schedule.enabled())
        .param("next", Columns.at(schedule.nextAt()))
        .param("version", schedule.version());
  }

  /** Those all of whose region is in the territory, the next to come first. */
  List<Schedule> list(Territory territory) {
    return database
        .sql(
            """
            select * from schedule
            where deleted_at is null and exists (
              select from unnest(cast(:prefixes as text[])) prefix
              where starts_with(region, prefix))
            order by next_at nulls last, title, id limit :limit
            """)
        .param("prefixes", territory.prefixes().toArray(String[]::new))
        .param("limit", LISTED)
        .query(ScheduleStore::schedule)
        .list();
  }

  Optional<Schedule> find(UUID id) {
    return find(id, "deleted_at is null");
  }

  Optional<Schedule> findDeleted(UUID id) {
    return find(id, "deleted_at is not null");
  }

  private Optional<Schedule> find(UUID id, String condition) {
    return database
        .sql("select * from schedule where id = :id and " + condition)
        .param("id", id)
        .query(ScheduleStore::schedule)
        .optional();
  }

  /** One that is due, held until the end of the transaction; others take others meanwhile. */
  Optional<Schedule> due(Instant now) {
    return database
        .sql(
            """
            select * from schedule
            where enabled and deleted_at is null and next_at <= :now
            order by next_at limit 1 for update skip locked
            """)
        .param("now", Columns.at(now))
        .query(ScheduleStore::schedule)
        .optional();
  }

  /** Nobody else changes it before the end of the transaction. */
  void hold(UUID id) {
    database
        .sql("select id from schedule where id = :id for update")
        .param("id", id)
        .query(UUID.class)
        .optional();
  }

  void goOn(UUID id, Optional<Instant> next) {
    database
        .sql("update schedule set next_at = :next where id = :id")
        .param("next", Columns.at(next))
        .param("id", id)
        .update();
  }

  /**
   * Pauses what can't be done in its owner's name, unless somebody else took it over meanwhile.
   *
   * @return whether it was on
   */
  boolean pause(UUID id, String owner, Failure why) {
    return database
            .sql(
                """
                update schedule set enabled = false, paused_why = :why, next_at = null,
                  version = version + 1
                where id = :id and owner = :owner and enabled and deleted_at is null
                """)
            .param("why", why.id())
            .param("id", id)
            .param("owner", owner)
            .update()
        > 0;
  }

  void delete(UUID id, Instant now) {
    database
        .sql("update schedule set deleted_at = :now, next_at = null where id = :id")
        .param("now", Columns.at(now))
        .param("id", id)
        .update();
  }

  /**
   * As it was when it was deleted, but for its next time.
   *
   * @throws ProblemException if it was changed since it was seen
   */
  void restore(Schedule deleted, Optional<Instant> next) {
    int restored =
        database
            .sql(
                """
                update schedule set deleted_at = null, next_at = :next, version = version + 1
                where id = :id and version = :version and deleted_at is not null
                """)
            .param("next", Columns.at(next))
            .param("id", deleted.id())
            .param("version", deleted.version())
            .update();
    if (restored == 0) {
      throw ProblemException.of(ProblemCode.SCHEDULE_CHANGED);
    }
  }

  static Task task(ResultSet row) throws SQLException {
    return new Task(
        row.getString("title"),
        What.parse(row.getString("what")).orElseThrow(),
        row.getString("region"),
        row.getString("language"),
        row.getBoolean("fresh_scan"));
  }

  private static Schedule schedule(ResultSet row, int number) throws SQLException {
    return new Schedule(
        row.getObject("id", UUID.class),
        task(row),
        new Cadence(
            row.getString("cron"),
            Holidays.parse(row.getString("holidays")).orElseThrow(),
            ZoneId.of(row.getString("zone"))),
        Columns.texts(row, "recipients"),
        row.getString("owner"),
        row.getBoolean("enabled"),
        row.getString("paused_why"),
        Optional.ofNullable(Columns.instant(row, "next_at")),
        row.getInt("version"),
        row.getString("created_by"),
        Columns.instant(row, "created_at"));
  }
}
