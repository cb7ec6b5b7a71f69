package cn.financebrain.dashboards.notify;

import cn.financebrain.dashboards.problem.ProblemCode;
import cn.financebrain.dashboards.problem.ProblemException;
import cn.financebrain.dashboards.sql.Columns;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Keeps webhooks, and writes what they are told into the outbox. */
@Component
class Webhooks {
  static final Duration OLD_SECRET_VALID = Duration.ofHours(24);

  /** One that fails for so long is turned off. */
  static final Duration PATIENCE = Duration.ofDays(3);

  private static final String SECRET_PREFIX = "whsec_";
  private static final int SECRET_BYTES = 32;
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final JdbcClient database;
  private final Outbox outbox;
  private final SecureRandom random = new SecureRandom();

  Webhooks(JdbcClient database, Outbox outbox) {
    this.database = database;
    this.outbox = outbox;
  }

  /**
   * Something that other systems are told of.
   *
   * @param type such as alert.raised
   * @param kind alert, report, scan or test
   */
  record Event(String type, String kind, String subject, String region, Map<String, ?> data) {}

  /** What is asked of a webhook that is made or changed. */
  record Draft(
      String name,
      String url,
      List<String> events,
      List<String> risks,
      List<String> bands,
      String region,
      boolean enabled) {}

  /** Comes in with the transaction of the event; each is told once. */
  void tell(Event event, Predicate<Webhook> filter, Instant now) {
    database
        .sql("select * from webhook where enabled and :type = any (events)")
        .param("type", event.type())
        .query(Webhooks::read)
        .list()
        .stream()
        .filter(hook -> event.region().startsWith(hook.region()))
        .filter(filter)
        .forEach(hook -> outbox.call(hook.id(), letter(hook, event, now), now));
  }

  private static Letter letter(Webhook hook, Event event, Instant now) {
    String body =
        JSON.writeValueAsString(
            Map.of("type", event.type(), "timestamp", now.toString(), "data", event.data()));
    return new Letter(
        event.kind(),
        event.subject(),
        "%s:%s:%s".formatted(event.type(), event.subject(), hook.id()),
        List.of(event.region()),
        "en",
        event.type(),
        body,
        "",
        false);
  }

  /** To see whether it works. */
  void test(Webhook hook, Instant now) {
    Event event = new Event("test", "test", UUID.randomUUID().toString(), hook.region(), Map.of());
    outbox.call(hook.id(), letter(hook, event, now), now);
  }

  List<Webhook> list() {
    return database.sql("select * from webhook order by name, id").query(Webhooks::read).list();
  }

  Optional<Webhook> find(UUID id) {
    return database
        .sql("select * from webhook where id = :id")
        .param("id", id)
        .query(Webhooks::read)
        .optional();
  }

  private static Webhook read(ResultSet row, int number) throws SQLException {
    return new Webhook(
        row.getObject("id", UUID.class),
        row.getString("name"),
        row.getString("url"),
        row.getString("secret"),
        row.getString("old_secret"),
        Columns.instant(row, "old_secret_until"),
        Columns.texts(row, "events"),
        Columns.texts(row, "risks"),
        Columns.texts(row, "bands"),
        row.getString("region"),
        row.getBoolean("enabled"),
        row.getString("made_by"),
        Columns.instant(row, "changed_at"),
        Columns.instant(row, "failing_since"),
        row.getBoolean("given_up"));
  }

  private String newSecret() {
    byte[] bytes = new byte[SECRET_BYTES];
    random.nextBytes(bytes);
    return SECRET_PREFIX + Base64.getEncoder().encodeToString(bytes);
  }

  static byte[] bytesOf(String secret) {
    return Base64.getDecoder().decode(secret.substring(SECRET_PREFIX.length()));
  }

  /**
   * @return the secret, which nobody can look up again
   */
  String add(UUID id, Draft draft, String by, Instant now) {
    String secret = newSecret();
    draft(
            """
            insert into webhook (id, name, url, secret, events, risks, bands, region, enabled,
              made_by, changed_at)
            values (:id, :name, :url, :secret, :events, :risks, :bands, :region, :enabled,
              :by, :now)
            """,
            id,
            draft,
            by,
            now)
        .param("secret", secret)
        .update();
    return secret;
  }

  /** One that is turned on begins anew. */
  void change(UUID id, Draft draft, String by, Instant now) {
    int changed =
        draft(
                """
                update webhook set name = :name, url = :url, events = :events, risks = :risks,
                  bands = :bands, region = :region, enabled = :enabled, made_by = :by,
                  changed_at = :now, failing_since = null, given_up = false
                where id = :id
                """,
                id,
                draft,
                by,
                now)
            .update();
    requireOne(changed);
    if (!draft.enabled()) {
      outbox.giveUp(id);
    }
  }

  private JdbcClient.StatementSpec draft(String sql, UUID id, Draft draft, String by, Instant now) {
    return database
        .sql(sql)
        .param("id", id)
        .param("name", draft.name())
        .param("url", draft.url())
        .param("events", draft.events().toArray(String[]::new))
        .param("risks", draft.risks().toArray(String[]::new))
        .param("bands", draft.bands().toArray(String[]::new))
        .param("region", draft.region())
        .param("enabled", draft.enabled())
        .param("by", by)
        .param("now", Columns.at(now));
  }

  /**
   * @return the new secret; the old one signs beside it for a day
   */
  String changeSecret(UUID id, Instant now) {
    String secret = newSecret();
    requireOne(
        database
            .sql(
                """
                update webhook set old_secret = secret, old_secret_until = :until, secret = :secret
                where id = :id
                """)
            .param("until", Columns.at(now.plus(OLD_SECRET_VALID)))
            .param("secret", secret)
            .param("id", id)
            .update());
    return secret;
  }

  void remove(UUID id) {
    requireOne(database.sql("delete from webhook where id = :id").param("id", id).update());
  }

  private static void requireOne(int rows) {
    if (rows == 0) {
      throw ProblemException.of(ProblemCode.WEBHOOK_NOT_FOUND);
    }
  }

  void succeeded(UUID id) {
    database
        .sql("update webhook set failing_since = null where id = :id and failing_since is not null")
        .param("id", id)
        .update();
  }

  /** Whether it was turned off by this. */
  boolean failed(UUID id, Instant now) {
    database
        .sql("update webhook set failing_since = :now where id = :id and failing_since is null")
        .param("now", Columns.at(now))
        .param("id", id)
        .update();
    int off =
        database
            .sql(
                """
                update webhook set enabled = false, given_up = true
                where id = :id and enabled and failing_since < :before
                """)
            .param("id", id)
            .param("before", Columns.at(now.minus(PATIENCE)))
            .update();
    if (off > 0) {
      outbox.giveUp(id);
    }
    return off > 0;
  }
}
