package cn.financebrain.dashboards.notify;

import cn.financebrain.dashboards.problem.ProblemCode;
import cn.financebrain.dashboards.problem.ProblemException;
import cn.financebrain.dashboards.sql.Columns;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was sent, and what was not and why (投递记录). */
@Component
class DeliveryLog {
  private static final Duration NEWS = Duration.ofDays(7);
  private static final Duration HOUR = Duration.ofHours(1);
  private static final int TESTS_AN_HOUR = 10;

  private final JdbcClient database;
  private final InstantSource clock;

  DeliveryLog(JdbcClient database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * A delivery as lists show it.
   *
   * @param title null of somebody else's mail, which may say what who manages may not see
   * @param webhook name of it; left out of a mail
   * @param error one of those that openapi.yaml lists; empty for none
   * @param errorDetail empty of somebody else's mail, whose address it may hold
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Entry(
      UUID id,
      String channel,
      String kind,
      String title,
      String account,
      String webhook,
      String state,
      int attempts,
      Instant nextAt,
      String error,
      String errorDetail,
      Instant createdAt,
      Instant sentAt) {}

  /**
   * The newest.
   *
   * @param all those of others and of webhooks, too
   * @param state empty for any
   */
  List<Entry> list(String me, boolean all, String state, int limit) {
    return database
        .sql(
            """
            select delivery.*, webhook.name as webhook_name
            from delivery left join webhook on webhook.id = webhook
            where (:all or account = :me) and (:state = '' or state = :state)
            order by created_at desc, delivery.id limit :limit
            """)
        .param("all", all)
        .param("me", me)
        .param("state", state)
        .param("limit", limit)
        .query(
            (row, n) -> {
              String account = row.getString("account");
              boolean visible = account == null || account.equals(me);
              boolean waits = row.getString("state").equals("queued");
              return new Entry(
                  row.getObject("id", UUID.class),
                  row.getString("channel"),
                  row.getString("kind"),
                  visible ? row.getString("title") : null,
                  account,
                  row.getString("webhook_name"),
                  row.getString("state"),
                  row.getInt("attempts"),
                  waits ? Columns.instant(row, "next_at") : null,
                  row.getString("error"),
                  visible ? row.getString("error_detail") : "",
                  Columns.instant(row, "created_at"),
                  Columns.instant(row, "sent_at"));
            })
        .list();
  }

  /**
   * What one should know of: mails that were given up, and webhooks that are off for it, one's own
   * or, for who manages them, anybody's.
   */
  long undelivered(String me, boolean manages) {
    return database
        .sql(
            """
            select
              (select count(*) from delivery where account = :me and state = 'given-up'
                and kind <> 'address-code' and created_at > :since)
              + (select count(*) from webhook where given_up and (:manages or made_by = :me))
            """)
        .param("me", me)
        .param("manages", manages)
        .param("since", Columns.at(clock.instant().minus(NEWS)))
        .query(Long.class)
        .single();
  }

  /**
   * Tries one that was given up from the beginning, under the same id.
   *
   * @param all those of others and of webhooks, too
   * @throws ProblemException if there is none that was given up
   */
  void retry(UUID id, String me, boolean all) {
    Instant now = clock.instant();
    int waits =
        database
            .sql(
                """
                update delivery set state = 'queued', attempts = 0, next_at = :now,
                  give_up_at = :until, error = '', error_detail = ''
                where id = :id and state = 'given-up' and kind <> 'address-code'
                  and (:all or account = :me)
                """)
            .param("now", Columns.at(now))
            .param("until", Columns.at(now.plus(Outbox.GIVE_UP_AFTER)))
            .param("id", id)
            .param("all", all)
            .param("me", me)
            .update();
    if (waits == 0) {
      throw ProblemException.of(ProblemCode.DELIVERY_NOT_FOUND);
    }
  }

  /**
   * @throws ProblemException if somebody tests again and again
   */
  void requireFewTests(String me, Instant now) {
    long tests =
        database
            .sql(
                """
                select count(*) from delivery
                where account = :me and kind = 'test' and created_at > :since
                """)
            .param("me", me)
            .param("since", Columns.at(now.minus(HOUR)))
            .query(Long.class)
            .single();
    if (tests >= TESTS_AN_HOUR) {
      throw ProblemException.retryable(ProblemCode.TOO_MANY_ATTEMPTS, HOUR, null);
    }
  }
}
