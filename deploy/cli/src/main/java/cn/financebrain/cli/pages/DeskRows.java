package cn.financebrain.cli.pages;

import cn.financebrain.cli.stack.StackSettings;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/**
 * Accounts, cases and the audit trail of a made-up city in the database of the desk.
 *
 * <p>Each month every hundredth enterprise gets a case with twelve steps in its history and two
 * notes; of those of the newest month a third is open. Each case leaves thirty entries in the
 * trail.
 */
final class DeskRows implements AutoCloseable {
  /** Who looks: by role, such as {@code city-office}; each role has one of its name. */
  static final String[] ROLES = {
    "city-office", "town-inspector", "approver", "auditor", "system-admin", "bank-officer"
  };

  private static final Duration POLL = Duration.ofMillis(100);
  private static final int INSPECTORS = 400;
  private static final String REGION =
      "(array['330302','330303','330304','330305','330324','330326','330327','330328','330329',"
          + "'330381','330382','330383'])[1 + %s %% 12]";

  private final Connection connection;
  private final int enterprises;

  DeskRows(StackSettings.Postgres postgres, int enterprises) throws SQLException {
    this.connection =
        DriverManager.getConnection(postgres.url(), postgres.user(), postgres.password());
    this.enterprises = enterprises;
  }

  /** The server answers, and writes the file of passwords, before it has made them. */
  void awaitFirstAccounts() throws SQLException, InterruptedException {
    while (number("select count(*) from account where name = 'office'") == 0) {
      Thread.sleep(POLL.toMillis());
    }
  }

  /** All with the password of {@code office}. */
  void writeAccounts() throws SQLException {
    for (String role : ROLES) {
      account("'bench-" + role + "'", "'{\"\"}'::text[]", 1, role);
    }
    account(
        "'inspector' || i", "array[" + REGION.formatted("i") + "]", INSPECTORS, "town-inspector");
  }

  private void account(String name, String territory, int count, String role) throws SQLException {
    run(
        """
        with made as (
          insert into account (name, display_name, unit, territory, password_hash, created_at)
          select %s, '姓名' || i, '单位' || i, %s, password_hash, created_at
          from account, generate_series(1, %d) as i where account.name = 'office'
          returning name)
        insert into account_role (account, role) select name, '%s' from made
        """
            .formatted(name, territory, count, role));
  }

  /**
   * @param ago 0 for the month that ends now
   */
  void writeMonth(int ago) throws SQLException {
    int cases = enterprises / 100;
    run(cases(ago, cases));
    run(
        """
        insert into case_alert (alert, number, raised_at, added_at, document)
        select 'case-' || number, number, opened_at, opened_at, '{}' from case_file
        where number like '%s-%%'
        """
            .formatted(year(ago)));
    run(
        """
        insert into case_entry (number, version, at, actor, action, state, reason)
        select number, step, opened_at + step * interval '1 hour', 'inspector' || 1 + step, 'note',
          'INSPECTING', '现场核查，经营场所正常，已拍照留存'
        from case_file, generate_series(1, 12) as step where number like '%s-%%'
        """
            .formatted(year(ago)));
    run(
        """
        insert into case_note (id, number, actor, at, text)
        select gen_random_uuid(), number, 'inspector' || note, opened_at, '与负责人面谈，记录见附件'
        from case_file, generate_series(1, 2) as note where number like '%s-%%'
        """
            .formatted(year(ago)));
    trail(ago, 30 * cases);
    lookUps(ago, cases / 10);
  }

  /** In place of the year, so that months don't meet. */
  private static String year(int ago) {
    return "%04d".formatted(1000 + ago);
  }

  private static String cases(int ago, int cases) {
    return """
        insert into case_file (number, version, enterprise, enterprise_name, region, risk, band,
          risk_index, opened_at, changed_at, standing)
        select '%1$s-' || lpad(i::text, 6, '0'), 12, 'bench:' || lpad((i * 100 + %2$d)::text, 7, '0'),
          '瓯江第' || i * 100 + %2$d || '科技有限公司', %3$s,
          case when i %% 2 = 0 then 'fundraising' else 'default' end,
          case when i %% 3 = 0 then 'RED' else 'ORANGE' end, 66.6, at, at + interval '1 day',
          jsonb_build_object(
            'state', case when open then (array['TRIAGE','ASSIGNED','INSPECTING','REPORTED',
                'HANDLING'])[1 + i %% 5] else 'CLOSED' end,
            'handler', 'inspector' || 1 + i %% %4$d, 'verdict', 'CONFIRMED', 'outcome', 'MONITORED',
            'plan', '[]'::jsonb, 'supervised', i %% 20 = 0, 'returned', false,
            'watchers', '[]'::jsonb,
            'dueOn', case when open then to_char(now() + (10 + i %% 20) * interval '1 day',
                'YYYY-MM-DD') end)
        from (select i, now() - interval '%5$d days' - i %% 2500000 * interval '1 second' as at,
                %2$d = 0 and i %% 3 = 0 as open
              from generate_series(1, %6$d) as i) as rows
        """
        .formatted(year(ago), ago, REGION.formatted("i"), INSPECTORS, 30 * ago, cases);
  }

  /** Whose hashes prove nothing: nobody verifies them here. */
  private void trail(int ago, int entries) throws SQLException {
    run(
        """
        insert into audit_entry (id, at, actor, action, object, detail, address, previous, hash)
        select head.id + i, now() - interval '%d days', 'inspector' || 1 + i %% %d,
          (array['enterprise.viewed','case.viewed','case.acted','session.signed-in'])[1 + i %% 4],
          'bench:' || lpad((i %% %d)::text, 7, '0'), '', '10.0.0.1', head.hash, head.hash
        from audit_head as head, generate_series(1, %d) as i
        """
            .formatted(30 * ago, INSPECTORS, enterprises, entries));
    run("update audit_head set id = (select max(id) from audit_entry)");
  }

  private void lookUps(int ago, int looks) throws SQLException {
    run(
        """
        insert into look_up (id, account, bank, enterprise, enterprise_name, purpose, authorisation,
          valid_until, made_at)
        select gen_random_uuid(), 'bench-bank-officer', '银行', 'bench:' || lpad(i::text, 7, '0'),
          '瓯江第' || i || '科技有限公司', '贷前审查', '%1$d-' || i, current_date,
          now() - interval '%1$d days'
        from generate_series(1, %2$d) as i
        """
            .formatted(30 * ago, looks));
  }

  /** A case that is there. */
  static String number() {
    return year(0) + "-000003";
  }

  /** What the server would have done by itself by the time that people look. */
  void settle() throws SQLException {
    run("vacuum analyze");
  }

  /** Rows that the database has read for queries since it began, of tables of its users. */
  long rowsRead() throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("select pg_stat_clear_snapshot()");
    }
    return number(
        "select sum(coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0))"
            + " from pg_stat_user_tables");
  }

  private long number(String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }

  private void run(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
