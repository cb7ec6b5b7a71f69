package cn.financebrain.dashboards.account;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Locks a name for a while after failed attempts. Names nobody has are counted too, so that an
 * answer does not tell who exists; counts survive a restart.
 */
@Component
class SignInGuard {
  static final int ATTEMPTS = 5;
  static final Duration LOCK = Duration.ofMinutes(15);
  private static final Duration FORGET = Duration.ofHours(1);

  private final JdbcClient database;
  private final InstantSource clock;

  SignInGuard(JdbcClient database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  /** How long the name is still locked; empty if it is not. */
  Optional<Duration> lockedFor(String name) {
    Instant now = clock.instant();
    return database
        .sql("select locked_until from sign_in_failure where name = :name and locked_until > :now")
        .param("name", name)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .query(OffsetDateTime.class)
        .optional()
        .map(until -> Duration.between(now, until.toInstant()));
  }

  /**
   * Counts an attempt before its password is looked at, so that attempts made at once all count.
   *
   * @return whether it is one of those that are still looked at
   */
  boolean count(String name) {
    OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
    database
        .sql("delete from sign_in_failure where last_at < :old")
        .param("old", now.minus(FORGET))
        .update();
    int failures =
        database
            .sql(
                """
            insert into sign_in_failure as f (name, failures, last_at) values (:name, 1, :now)
            on conflict (name) do update set
              failures = case when f.locked_until <= :now then 1 else f.failures + 1 end,
              locked_until = case
                when f.locked_until <= :now then null
                when f.failures + 1 >= :attempts then :until
                else f.locked_until end,
              last_at = :now
            returning failures
            """)
            .param("name", name)
            .param("now", now)
            .param("attempts", ATTEMPTS)
            .param("until", now.plus(LOCK))
            .query(Integer.class)
            .single();
    return failures <= ATTEMPTS;
  }

  void forget(String name) {
    database.sql("delete from sign_in_failure where name = :name").param("name", name).update();
  }
}
