package cn.financebrain.dashboards.inbox;

import cn.financebrain.dashboards.sql.Columns;
import java.time.Instant;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Takes in what each user is told in the page. */
@Component
public class Inbox {
  private final JdbcClient database;

  Inbox(JdbcClient database) {
    this.database = database;
  }

  /**
   * Comes in with the transaction of what it tells.
   *
   * @return false if the user was told of it before
   */
  public boolean tell(String account, News news, Instant now) {
    return database
            .sql(
                """
                insert into inbox_message (id, account, kind, subject, dedup, title, report, failed,
                  count, names, regions, at)
                values (:id, :account, :kind, :subject, :dedup, :title,
                  case when :kind = 'report' then cast(:subject as uuid) end, :failed, :count,
                  :names, :regions, :at)
                on conflict (account, dedup) do nothing
                """)
            .param("id", UUID.randomUUID())
            .param("account", account)
            .param("kind", news.kind().id())
            .param("subject", news.subject())
            .param("dedup", news.dedup())
            .param("title", news.title())
            .param("failed", news.failed())
            .param("count", news.count())
            .param("names", news.names().toArray(String[]::new))
            .param("regions", news.regions().toArray(String[]::new))
            .param("at", Columns.at(now))
            .update()
        > 0;
  }
}
