package cn.financebrain.dashboards.reports;

import cn.financebrain.dashboards.access.Right;
import cn.financebrain.dashboards.account.Account;
import cn.financebrain.dashboards.inbox.Inbox;
import cn.financebrain.dashboards.inbox.InboxSubjects;
import cn.financebrain.dashboards.inbox.News;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells users that a report is there, or that it could not be made. */
@Component
public class ReportInbox implements InboxSubjects {
  private final JdbcClient database;
  private final Inbox inbox;
  private final List<ReportListener> listeners;

  ReportInbox(JdbcClient database, Inbox inbox, List<ReportListener> listeners) {
    this.database = database;
    this.inbox = inbox;
    this.listeners = List.copyOf(listeners);
  }

  /**
   * Comes in with the transaction of what it tells; once for each user and report. Whoever listens
   * is told, too.
   */
  public void tell(String account, UUID report, boolean failed, Instant now) {
    ReportListener.Told what = what(report, failed);
    String id = report.toString();
    News news = new News(News.Kind.REPORT, id, "report:" + id, what.title(), failed, 1);
    if (inbox.tell(account, news, now)) {
      listeners.forEach(listener -> listener.told(account, what, now));
    }
  }

  private ReportListener.Told what(UUID report, boolean failed) {
    return database
        .sql("select id, kind, title, region from report where id = :id")
        .param("id", report)
        .query(
            (row, n) ->
                new ReportListener.Told(
                    report,
                    row.getString("kind"),
                    row.getString("title"),
                    row.getString("region"),
                    failed))
        .single();
  }

  @Override
  public Set<News.Kind> kinds() {
    return Set.of(News.Kind.REPORT);
  }

  @Override
  public Set<String> visible(Account account, Set<String> subjects) {
    if (!account.may(Right.REPORTS_READ)) {
      return Set.of();
    }
    return database
        .sql("select id, region from report where id::text in (:subjects)")
        .param("subjects", subjects)
        .query((row, n) -> Map.entry(row.getString("id"), row.getString("region")))
        .list()
        .stream()
        .filter(report -> account.territory().holds(report.getValue()))
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }
}
