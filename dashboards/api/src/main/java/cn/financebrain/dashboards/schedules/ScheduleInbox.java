package cn.financebrain.dashboards.schedules;

import cn.financebrain.dashboards.access.Right;
import cn.financebrain.dashboards.account.Account;
import cn.financebrain.dashboards.inbox.Inbox;
import cn.financebrain.dashboards.inbox.InboxSubjects;
import cn.financebrain.dashboards.inbox.News;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells the owner of a schedule in the page of a run that came to nothing. */
@Component
class ScheduleInbox implements InboxSubjects {
  private final JdbcClient database;
  private final Inbox inbox;

  ScheduleInbox(JdbcClient database, Inbox inbox) {
    this.database = database;
    this.inbox = inbox;
  }

  /** Comes in with the transaction of the failure. */
  void failed(Run run, Instant now) {
    News news =
        new News(
            News.Kind.SCHEDULE,
            run.schedule().toString(),
            "schedule:" + run.id(),
            run.task().title(),
            true,
            1);
    inbox.tell(run.owner(), news, now);
  }

  @Override
  public Set<News.Kind> kinds() {
    return Set.of(News.Kind.SCHEDULE);
  }

  @Override
  public Set<String> visible(Account account, Set<String> subjects) {
    if (!account.may(Right.REPORTS_READ)) {
      return Set.of();
    }
    return database
        .sql(
            """
            select id::text, region from schedule
            where id::text in (:subjects) and deleted_at is null
            """)
        .param("subjects", subjects)
        .query((row, n) -> Map.entry(row.getString(1), row.getString(2)))
        .list()
        .stream()
        .filter(schedule -> account.territory().holds(schedule.getValue()))
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }
}
