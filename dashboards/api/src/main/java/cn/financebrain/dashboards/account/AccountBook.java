package cn.financebrain.dashboards.account;

import cn.financebrain.dashboards.sql.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The accounts as their administrators look them up. */
@Component
class AccountBook {
  private static final String STATES =
      """
      from (
        select a.*, f.locked_until,
          case when a.disabled_at is not null then 'disabled'
            when f.locked_until is not null then 'locked' else 'active' end as state,
          array(select role from account_role where account = a.name order by role) as roles
        from account a
          left join sign_in_failure f on f.name = a.name and f.locked_until > :now) as account
      """;
  private static final String MATCHING =
      """
      where position(lower(:query) in lower(concat_ws(' ', name, display_name, unit))) > 0
        and (:role = '' or :role = any (roles)) and (:state = '' or :state = state)
      """;

  private final JdbcClient database;
  private final InstantSource clock;

  AccountBook(JdbcClient database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * Which accounts to list; an empty text is for all.
   *
   * @param query part of name, display name or unit
   */
  record Filter(String query, String role, String state) {}

  /** By name, those after the one that is given; empty for the first. */
  List<AccountJson> list(Filter filter, String after, int limit) {
    return asked(
            "select * " + STATES + MATCHING + " and name > :after order by name limit :limit",
            filter)
        .param("after", after)
        .param("limit", limit)
        .query(AccountBook::read)
        .list();
  }

  long count(Filter filter) {
    return asked("select count(*) " + STATES + MATCHING, filter).query(Long.class).single();
  }

  Optional<AccountJson> find(String name) {
    return database
        .sql("select * " + STATES + " where name = :name")
        .param("now", now())
        .param("name", name)
        .query(AccountBook::read)
        .optional();
  }

  private JdbcClient.StatementSpec asked(String sql, Filter filter) {
    return database
        .sql(sql)
        .param("now", now())
        .param("query", filter.query())
        .param("role", filter.role())
        .param("state", filter.state());
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }

  private static AccountJson read(ResultSet row, int number) throws SQLException {
    return new AccountJson(
        row.getString("name"),
        row.getString("display_name"),
        row.getString("unit"),
        Columns.texts(row, "roles"),
        Columns.texts(row, "territory"),
        row.getString("state"),
        Columns.instant(row, "locked_until"),
        row.getBoolean("must_change_password"),
        row.getBoolean("factor_confirmed"),
        row.getString("identity"),
        row.getString("identity_subject") != null,
        row.getBoolean("password_off"),
        Columns.instant(row, "created_at"),
        Columns.instant(row, "last_sign_in_at"),
        row.getInt("password_version"));
  }
}
