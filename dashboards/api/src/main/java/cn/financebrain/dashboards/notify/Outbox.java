package cn.financebrain.dashboards.notify;

import cn.financebrain.dashboards.sql.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Letters that wait, are being sent, were sent or given up. A letter is sent at least once and
 * always under its own id: whoever dies between sending and noting it leaves it to be sent again.
 * One that is noted as sent never is.
 */
@Component
class Outbox {
  /** Longer than any try lasts, see the timeouts of both channels. */
  static final Duration LEASE = Duration.ofMinutes(10);

  static final Duration GIVE_UP_AFTER = Duration.ofDays(3);
  private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
  private static final Duration LONGEST_PAUSE = Duration.ofHours(6);
  private static final Duration KEPT = Duration.ofDays(180);

  private final JdbcClient database;

  Outbox(JdbcClient database) {
    this.database = database;
  }

  void mail(String account, Letter letter, Instant now, Instant when) {
    add("email", account, null, letter, now, when, GIVE_UP_AFTER);
  }

  /** One that is of no use after a while. */
  void shortLivedMail(String account, Letter letter, Instant now, Duration useful) {
    add("email", account, null, letter, now, now, useful);
  }

  void call(UUID webhook, Letter letter, Instant now) {
    add("webhook", null, webhook, letter, now, now, GIVE_UP_AFTER);
  }

  private void add(
      String channel,
      String account,
      UUID webhook,
      Letter letter,
      Instant now,
      Instant when,
      Duration useful) {
    database
        .sql(
            """
            insert into delivery (id, channel, account, webhook, kind, subject, regions, dedup,
              language, title, body, link, attach, state, next_at, give_up_at, created_at)
            values (:id, :channel, :account, :webhook, :kind, :subject, :regions, :dedup,
              :language, :title, :body, :link, :attach, 'queued', :when, :until, :now)
            on conflict (dedup) do nothing
            """)
        .param("id", UUID.randomUUID())
        .param("channel", channel)
        .param("account", account)
        .param("webhook", webhook)
        .param("kind", letter.kind())
        .param("subject", letter.subject())
        .param("regions", letter.regions().toArray(String[]::new))
        .param("dedup", letter.dedup())
        .param("language", letter.language())
        .param("title", letter.title())
        .param("body", letter.body())
        .param("link", letter.link())
        .param("attach", letter.attach())
        .param("when", Columns.at(when))
        .param("until", Columns.at(when.plus(useful)))
        .param("now", Columns.at(now))
        .update();
  }

  /**
   * The one whose time came first, or whose sender was not heard of any more. Of a webhook one at a
   * time, so that one that never answers does not take the places of all.
   */
  Optional<Delivery> claim(String channel, Instant now) {
    return database
        .sql(
            """
            update delivery set state = 'sending', attempts = attempts + 1, lease_until = :lease
            where id = (
              select id from delivery waiting
              where channel = :channel
                and ((state = 'queued' and next_at <= :now)
                  or (state = 'sending' and lease_until < :now))
                and (webhook is null or not exists (select from delivery other
                  where other.webhook = waiting.webhook and other.state = 'sending'
                    and other.lease_until >= :now))
              order by next_at limit 1 for update skip locked)
            returning *
            """)
        .param("channel", channel)
        .param("now", Columns.at(now))
        .param("lease", Columns.at(now.plus(LEASE)))
        .query(Outbox::delivery)
        .optional();
  }

  private static Delivery delivery(ResultSet row, int number) throws SQLException {
    return new Delivery(
        row.getObject("id", UUID.class),
        row.getString("account"),
        row.getObject("webhook", UUID.class),
        new Letter(
            row.getString("kind"),
            row.getString("subject"),
            row.getString("dedup"),
            Columns.texts(row, "regions"),
            row.getString("language"),
            row.getString("title"),
            row.getString("body"),
            row.getString("link"),
            row.getBoolean("attach")),
        row.getInt("attempts"),
        Columns.instant(row, "give_up_at"));
  }

  /** Only if nobody else began meanwhile, since the lease was over. */
  void note(Delivery delivery, Outcome outcome, Instant now) {
    if (outcome instanceof Outcome.Failed failed) {
      Instant next = now.plus(pause(delivery.attempts()));
      boolean over = failed.isFinal() || next.isAfter(delivery.giveUpAt());
      database
          .sql(
              """
              update delivery set state = :state, next_at = :next, lease_until = null,
                error = :error, error_detail = :detail,
                body = case when :state = 'given-up' and kind = 'address-code' then '' else body end
              where id = :id and state = 'sending' and attempts = :attempts
              """)
          .param("state", over ? "given-up" : "queued")
          .param("next", Columns.at(next))
          .param("error", failed.reason())
          .param("detail", failed.detail())
          .param("id", delivery.id())
          .param("attempts", delivery.attempts())
          .update();
      if (delivery.webhook() != null) {
        holdBack(delivery.webhook(), now);
      }
      return;
    }
    database
        .sql(
            """
            update delivery set state = 'sent', sent_at = :now, lease_until = null, error = '',
              error_detail = '', body = case when kind = 'address-code' then '' else body end
            where id = :id and state = 'sending' and attempts = :attempts
            """)
        .param("now", Columns.at(now))
        .param("id", delivery.id())
        .param("attempts", delivery.attempts())
        .update();
  }

  /** Whatever else waits for a webhook that fails, so that it does not hold up the others. */
  private void holdBack(UUID webhook, Instant now) {
    database
        .sql(
            """
            update delivery set next_at = greatest(next_at, :later)
            where webhook = :webhook and state = 'queued'
            """)
        .param("later", Columns.at(now.plus(FIRST_PAUSE)))
        .param("webhook", webhook)
        .update();
  }

  /** Twice as long each time, a fifth more or less, so that not all come back at once. */
  static Duration pause(int attempts) {
    Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(attempts - 1, 10));
    Duration most = pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    return Duration.ofMillis(
        (long) (most.toMillis() * ThreadLocalRandom.current().nextDouble(0.8, 1.2)));
  }

  /** Those that nobody asks for any more. */
  void forget(Instant now) {
    database
        .sql("delete from delivery where state in ('sent', 'given-up') and created_at < :before")
        .param("before", Columns.at(now.minus(KEPT)))
        .update();
  }

  /** What waits for a webhook that is off. */
  void giveUp(UUID webhook) {
    database
        .sql(
            """
            update delivery set state = 'given-up', error = 'webhook-off'
            where webhook = :webhook and state = 'queued'
            """)
        .param("webhook", webhook)
        .update();
  }
}
