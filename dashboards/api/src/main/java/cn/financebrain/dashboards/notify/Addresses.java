package cn.financebrain.dashboards.notify;

import cn.financebrain.dashboards.DashboardsSettings;
import cn.financebrain.dashboards.audit.AuditTrail;
import cn.financebrain.dashboards.audit.AuditTrail.Action;
import cn.financebrain.dashboards.problem.ProblemCode;
import cn.financebrain.dashboards.problem.ProblemException;
import cn.financebrain.dashboards.sql.Columns;
import cn.financebrain.dashboards.wire.Bodies;
import cn.financebrain.dashboards.wire.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** E-mail addresses of people; one counts once its code came back. */
@Component
class Addresses {
  static final Duration CODE_VALID = Duration.ofMinutes(15);
  private static final int TRIES_MAX = 5;
  private static final int CODES_AN_HOUR = 5;
  private static final Duration HOUR = Duration.ofHours(1);
  private static final int CODES = 1_000_000;
  private static final int LENGTH_MAX = 200;

  /** Narrower than RFC 5322: nothing that a header could be broken with. */
  private static final Pattern FORM =
      Pattern.compile(
          "[A-Za-z0-9_+-]+(\\.[A-Za-z0-9_+-]+)*@([A-Za-z0-9-]{1,63}\\.)+[A-Za-z][A-Za-z0-9-]{1,62}");

  private final JdbcClient database;
  private final TransactionOperations transactions;
  private final Outbox outbox;
  private final AuditTrail audit;
  private final InstantSource clock;
  private final DashboardsSettings.Notify.Smtp settings;
  private final SecureRandom random = new SecureRandom();

  Addresses(
      JdbcClient database,
      TransactionOperations transactions,
      Outbox outbox,
      AuditTrail audit,
      InstantSource clock,
      DashboardsSettings settings) {
    this.database = database;
    this.transactions = transactions;
    this.outbox = outbox;
    this.audit = audit;
    this.clock = clock;
    this.settings = settings.notifications().smtp();
  }

  Optional<String> confirmed(String account) {
    return database
        .sql("select address from mail_address where account = :account")
        .param("account", account)
        .query(String.class)
        .optional();
  }

  /** The one that waits for its code, while that is valid. */
  Optional<String> waiting(String account) {
    return database
        .sql(
            """
            select address from address_code
            where account = :account and expires_at > :now and tries < :most
            """)
        .param("account", account)
        .param("now", Columns.at(clock.instant()))
        .param("most", TRIES_MAX)
        .query(String.class)
        .optional();
  }

  boolean isAllowed(String address) {
    String domain = address.substring(address.indexOf('@') + 1).toLowerCase(Locale.ROOT);
    return settings.domains().isEmpty() || settings.domains().contains(domain);
  }

  /**
   * Sends a code there.
   *
   * @throws ProblemException if it is no address, not one of the domains that are allowed, or too
   *     many codes were asked for
   */
  void ask(String account, String address, String language) {
    if (!settings.isOn()) {
      throw ProblemException.of(ProblemCode.MAIL_OFF);
    }
    requireForm(address);
    Instant now = clock.instant();
    transactions.executeWithoutResult(
        transaction -> {
          lock(account);
          requireFew(account, now);
          String code = "%06d".formatted(random.nextInt(CODES));
          replaceOlder(account);
          keep(account, address, code, now);
          outbox.shortLivedMail(account, letter(code, language), now, CODE_VALID);
        });
  }

  private void requireForm(String address) {
    if (address.length() > LENGTH_MAX || !FORM.matcher(address).matches()) {
      throw Bodies.invalid("address", "不是有效的邮箱地址", "no e-mail address");
    }
    if (!isAllowed(address)) {
      throw Bodies.invalid(
          "address",
          "只允许使用以下域名的邮箱：" + String.join("、", settings.domains()),
          "expected an address of " + String.join(", ", settings.domains()));
    }
  }

  /** Of codes that are asked for at once, no more are sent than one after another. */
  private void lock(String account) {
    database
        .sql("select name from account where name = :account for update")
        .param("account", account)
        .query(String.class)
        .single();
  }

  private void requireFew(String account, Instant now) {
    long sent =
        database
            .sql(
                """
                select count(*) from delivery
                where account = :account and kind = 'address-code' and created_at > :since
                """)
            .param("account", account)
            .param("since", Columns.at(now.minus(HOUR)))
            .query(Long.class)
            .single();
    if (sent >= CODES_AN_HOUR) {
      throw ProblemException.retryable(ProblemCode.TOO_MANY_ATTEMPTS, HOUR, null);
    }
  }

  /** A code of before, which is still on its way, must not go to another address. */
  private void replaceOlder(String account) {
    database
        .sql(
            """
            update delivery set state = 'given-up', error = 'replaced', body = ''
            where account = :account and kind = 'address-code' and state in ('queued', 'sending')
            """)
        .param("account", account)
        .update();
  }

  private void keep(String account, String address, String code, Instant now) {
    database
        .sql(
            """
            insert into address_code (account, address, hash, expires_at)
            values (:account, :address, :hash, :until)
            on conflict (account) do update set address = excluded.address, hash = excluded.hash,
              tries = 0, expires_at = excluded.expires_at
            """)
        .param("account", account)
        .param("address", address)
        .param("hash", hash(account, code))
        .param("until", Columns.at(now.plus(CODE_VALID)))
        .update();
  }

  private static String hash(String account, String code) {
    return Sha256.of(account + '\n' + code);
  }

  private static Letter letter(String code, String language) {
    boolean english = language.equals("en");
    String id = UUID.randomUUID().toString();
    return new Letter(
        "address-code",
        id,
        "address-code:" + id,
        List.of(),
        language,
        english ? "Your confirmation code" : "邮箱验证码",
        english
            ? "Your code is %s. It is valid for 15 minutes. If you did not ask for it, ignore this."
                .formatted(code)
            : "您的验证码是 %s，15 分钟内有效。如非本人操作，请忽略本邮件。".formatted(code),
        "",
        false);
  }

  private record Waiting(String address, String hash) {}

  /**
   * @throws ProblemException if this is not the code, or no code waits
   */
  void confirm(String account, String code, String from) {
    Instant now = clock.instant();
    Waiting waiting = // each try counts, whatever comes of it
        database
            .sql(
                """
                update address_code set tries = tries + 1
                where account = :account and expires_at > :now and tries < :most
                returning address, hash
                """)
            .param("account", account)
            .param("now", Columns.at(now))
            .param("most", TRIES_MAX)
            .query(Waiting.class)
            .optional()
            .orElseThrow(() -> ProblemException.of(ProblemCode.ADDRESS_CODE_WRONG));
    boolean right =
        MessageDigest.isEqual(
            waiting.hash().getBytes(StandardCharsets.UTF_8),
            hash(account, code.strip()).getBytes(StandardCharsets.UTF_8));
    if (!right) {
      throw ProblemException.of(ProblemCode.ADDRESS_CODE_WRONG);
    }
    transactions.executeWithoutResult(
        transaction -> {
          int taken =
              database
                  .sql("delete from address_code where account = :account and hash = :hash")
                  .param("account", account)
                  .param("hash", waiting.hash())
                  .update();
          if (taken == 0) {
            throw ProblemException.of(ProblemCode.ADDRESS_CODE_WRONG);
          }
          database
              .sql(
                  """
                  insert into mail_address (account, address, confirmed_at)
                  values (:account, :address, :now)
                  on conflict (account) do update set address = excluded.address,
                    confirmed_at = excluded.confirmed_at
                  """)
              .param("account", account)
              .param("address", waiting.address())
              .param("now", Columns.at(now))
              .update();
          audit.append(account, Action.NOTIFY_ADDRESS_CHANGED, account, "confirmed", from);
        });
  }

  void remove(String account, String from) {
    transactions.executeWithoutResult(
        transaction -> {
          database
              .sql("delete from address_code where account = :account")
              .param("account", account)
              .update();
          int removed =
              database
                  .sql("delete from mail_address where account = :account")
                  .param("account", account)
                  .update();
          if (removed > 0) {
            audit.append(account, Action.NOTIFY_ADDRESS_CHANGED, account, "removed", from);
          }
        });
  }
}
