package cn.financebrain.dashboards.notify;

import cn.financebrain.dashboards.DashboardsSettings;
import cn.financebrain.dashboards.account.Account;
import cn.financebrain.dashboards.account.ActiveAccounts;
import cn.financebrain.dashboards.sql.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps the rules of each account. */
@Component
class RuleBook {
  private final JdbcClient database;
  private final ActiveAccounts accounts;
  private final boolean mailIsOn;

  RuleBook(JdbcClient database, ActiveAccounts accounts, DashboardsSettings settings) {
    this.database = database;
    this.accounts = accounts;
    this.mailIsOn = settings.notifications().smtp().isOn();
  }

  /** Somebody who gets mails. */
  record Reader(Account account, Rules rules) {}

  Rules of(String account) {
    return database
        .sql("select * from notify_rules where account = :account")
        .param("account", account)
        .query(RuleBook::read)
        .optional()
        .orElse(Rules.DEFAULT);
  }

  void put(String account, Rules rules) {
    database
        .sql(
            """
            insert into notify_rules (account, language, reports, attach, cases, sets, alerts,
              risks, bands, pace, digest_at, quiet_from, quiet_until, red_passes)
            values (:account, :language, :reports, :attach, :cases, :sets, :alerts, :risks, :bands,
              :pace, :digestAt, :quietFrom, :quietUntil, :redPasses)
            on conflict (account) do update set language = excluded.language,
              reports = excluded.reports, attach = excluded.attach, cases = excluded.cases,
              sets = excluded.sets, alerts = excluded.alerts, risks = excluded.risks, bands = excluded.bands,
              pace = excluded.pace, digest_at = excluded.digest_at,
              quiet_from = excluded.quiet_from, quiet_until = excluded.quiet_until,
              red_passes = excluded.red_passes
            """)
        .param("account", account)
        .param("language", rules.language())
        .param("reports", rules.reports())
        .param("attach", rules.attach())
        .param("cases", rules.cases())
        .param("sets", rules.sets())
        .param("alerts", rules.alerts())
        .param("risks", rules.risks().toArray(String[]::new))
        .param("bands", rules.bands().toArray(String[]::new))
        .param("pace", rules.pace())
        .param("digestAt", rules.digestAt())
        .param("quietFrom", rules.quietFrom())
        .param("quietUntil", rules.quietUntil())
        .param("redPasses", rules.redPasses())
        .update();
    if (!rules.alerts()) {
      database
          .sql("delete from digest_item where account = :account")
          .param("account", account)
          .update();
    }
  }

  private static Rules read(ResultSet row, int number) throws SQLException {
    return new Rules(
        row.getString("language"),
        row.getBoolean("reports"),
        row.getBoolean("attach"),
        row.getBoolean("cases"),
        row.getBoolean("sets"),
        row.getBoolean("alerts"),
        Columns.texts(row, "risks"),
        Columns.texts(row, "bands"),
        row.getString("pace"),
        row.getString("digest_at"),
        row.getString("quiet_from"),
        row.getString("quiet_until"),
        row.getBoolean("red_passes"));
  }

  /** An active account with a confirmed address; empty for any other, and where no mail is sent. */
  Optional<Reader> reader(String account) {
    if (!mailIsOn || !hasAddress(account)) {
      return Optional.empty();
    }
    return accounts.find(account).map(found -> new Reader(found, of(account)));
  }

  private boolean hasAddress(String account) {
    return database
        .sql("select exists (select from mail_address where account = :account)")
        .param("account", account)
        .query(Boolean.class)
        .single();
  }

  /** All whose rules ask for alerts. */
  List<Reader> readersOfAlerts() {
    return database
        .sql("select account from notify_rules where alerts")
        .query(String.class)
        .list()
        .stream()
        .flatMap(account -> reader(account).stream())
        .toList();
  }
}
