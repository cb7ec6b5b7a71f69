package cn.financebrain.dashboards.reports;

import cn.financebrain.dashboards.account.Account;
import cn.financebrain.dashboards.sql.Columns;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What each user is told in the page: that a report is there, or that it could not be made. */
@Component
public class Inbox {
  private static final int SHOWN = 50;

  private final JdbcClient database;
  private final List<InboxListener> listeners;

  Inbox(JdbcClient database, List<InboxListener> listeners) {
    this.database = database;
    this.listeners = List.copyOf(listeners);
  }

  /**
   * Comes in with the transaction of what it tells; once for each user and report. Whoever listens
   * is told, too.
   */
  public void tell(String account, UUID report, boolean failed, Instant now) {
    int told = put(account, report, failed, now);
    if (told > 0) {
      InboxListener.Told what = what(report, failed);
      listeners.forEach(listener -> listener.told(account, what, now));
    }
  }

  private InboxListener.Told what(UUID report, boolean failed) {
    return database
        .sql("select id, kind, title, region from report where id = :id")
        .param("id", report)
        .query(
            (row, n) ->
                new InboxListener.Told(
                    report,
                    row.getString("kind"),
                    row.getString("title"),
                    row.getString("region"),
                    failed))
        .single();
  }

  private int put(String account, UUID report, boolean failed, Instant now) {
    return database
        .sql(
            """
            insert into inbox_message (id, account, report, failed, at)
            values (:id, :account, :report, :failed, :at)
            on conflict (account, report) do nothing
            """)
        .param("id", UUID.randomUUID())
        .param("account", account)
        .param("report", report)
        .param("failed", failed)
        .param("at", Columns.at(now))
        .update();
  }

  record Message(UUID id, UUID report, String title, boolean failed, Instant at, boolean seen) {}

  /** The newest; of a report that left the user's territory, none. */
  List<Message> of(Account account) {
    record Found(Message message, String region) {}
    return database
        .sql(
            """
            select inbox_message.*, report.title, report.region
            from inbox_message join report on report.id = report
            where account = :account order by inbox_message.at desc, inbox_message.id limit :limit
            """)
        .param("account", account.name())
        .param("limit", SHOWN)
        .query(
            (row, n) ->
                new Found(
                    new Message(
                        row.getObject("id", UUID.class),
                        row.getObject("report", UUID.class),
                        row.getString("title"),
                        row.getBoolean("failed"),
                        Columns.instant(row, "at"),
                        Columns.instant(row, "seen_at") != null),
                    row.getString("region")))
        .list()
        .stream()
        .filter(found -> account.territory().holds(found.region()))
        .map(Found::message)
        .toList();
  }

  /** All that came until an instant is seen. */
  void seen(Account account, Instant until, Instant now) {
    database
        .sql(
            """
            update inbox_message set seen_at = :now
            where account = :account and seen_at is null and at <= :until
            """)
        .param("now", Columns.at(now))
        .param("account", account.name())
        .param("until", Columns.at(until))
        .update();
  }
}
