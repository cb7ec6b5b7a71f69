package cn.financebrain.dashboards.inbox;

import cn.financebrain.dashboards.account.Account;
import cn.financebrain.dashboards.sql.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Shows what a user was told, and notes what was seen. */
@Component
class InboxReader {
  private static final int SHOWN = 50;

  private final JdbcClient database;
  private final List<InboxSubjects> subjects;

  InboxReader(JdbcClient database, List<InboxSubjects> subjects) {
    this.database = database;
    this.subjects = List.copyOf(subjects);
  }

  record Message(UUID id, News news, Instant at, boolean seen) {}

  /** The newest; of what the user may not see any more, none. */
  List<Message> of(Account account) {
    List<Message> newest =
        database
            .sql(
                """
                select * from inbox_message where account = :account
                order by at desc, id limit :limit
                """)
            .param("account", account.name())
            .param("limit", SHOWN)
            .query(InboxReader::read)
            .list();
    Map<News.Kind, Set<String>> told =
        newest.stream()
            .map(Message::news)
            .collect(
                Collectors.groupingBy(
                    News::kind, Collectors.mapping(News::subject, Collectors.toSet())));
    Map<News.Kind, Set<String>> visible =
        told.entrySet().stream()
            .collect(
                Collectors.toMap(
                    Map.Entry::getKey, kind -> visible(account, kind.getKey(), kind.getValue())));
    return newest.stream()
        .filter(each -> visible.get(each.news().kind()).contains(each.news().subject()))
        .filter(each -> each.news().regions().stream().allMatch(account.territory()::holds))
        .toList();
  }

  private Set<String> visible(Account account, News.Kind kind, Set<String> told) {
    return subjects.stream()
        .filter(each -> each.kinds().contains(kind))
        .findFirst()
        .orElseThrow()
        .visible(account, told);
  }

  private static Message read(ResultSet row, int number) throws SQLException {
    return new Message(
        row.getObject("id", UUID.class),
        new News(
            News.Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
            row.getString("subject"),
            row.getString("dedup"),
            row.getString("title"),
            row.getBoolean("failed"),
            row.getInt("count"),
            Columns.texts(row, "names"),
            Columns.texts(row, "regions")),
        Columns.instant(row, "at"),
        Columns.instant(row, "seen_at") != null);
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
