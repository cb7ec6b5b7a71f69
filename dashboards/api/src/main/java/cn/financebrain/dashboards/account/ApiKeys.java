package cn.financebrain.dashboards.account;

import cn.financebrain.dashboards.access.Right;
import cn.financebrain.dashboards.access.Role;
import cn.financebrain.dashboards.audit.AuditTrail;
import cn.financebrain.dashboards.audit.AuditTrail.Action;
import cn.financebrain.dashboards.problem.ProblemCode;
import cn.financebrain.dashboards.problem.ProblemException;
import cn.financebrain.dashboards.problem.Wording;
import cn.financebrain.dashboards.sql.Columns;
import cn.financebrain.dashboards.wire.Sha256;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Keys by which a bank's systems look enterprises up. A key acts for an account, with that right of
 * it alone; it ends with its day, with the account and when it is revoked. Kept as hashes.
 */
@Component
public class ApiKeys {
  static final int DAYS_MAX = 365;

  private static final String PREFIX = "fbk_";
  private static final int BYTES = 32;

  private final JdbcClient database;
  private final TransactionOperations transactions;
  private final AuditTrail audit;
  private final InstantSource clock;
  private final SecureRandom random = new SecureRandom();

  ApiKeys(
      JdbcClient database,
      TransactionOperations transactions,
      AuditTrail audit,
      InstantSource clock) {
    this.database = database;
    this.transactions = transactions;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * A key as its administrators see it, which is not the key.
   *
   * @param state active, expired or revoked
   * @param lastUsedAt null before the first use
   */
  record Described(
      UUID id,
      String name,
      String state,
      String createdBy,
      Instant createdAt,
      Instant expiresAt,
      Instant lastUsedAt) {}

  List<Described> of(String account) {
    return database
        .sql("select * from api_key where account = :account order by created_at desc")
        .param("account", account)
        .query(this::describe)
        .list();
  }

  private Described describe(ResultSet row, int number) throws SQLException {
    Instant expiresAt = Columns.instant(row, "expires_at");
    boolean revoked = Columns.instant(row, "revoked_at") != null;
    return new Described(
        row.getObject("id", UUID.class),
        row.getString("name"),
        revoked ? "revoked" : expiresAt.isAfter(clock.instant()) ? "active" : "expired",
        row.getString("created_by"),
        Columns.instant(row, "created_at"),
        expiresAt,
        Columns.instant(row, "last_used_at"));
  }

  /**
   * @return the key, which nobody can look up again
   * @throws ProblemException if the account has nothing to look up by a key
   */
  String create(String account, String name, int days, Administration.Actor actor) {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    String key = PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    transactions.executeWithoutResult(
        transaction -> {
          if (!mayLookUp(account)) {
            throw ProblemException.of(
                ProblemCode.ACCOUNT_RULE,
                new Wording(
                    "只有启用中的银行人员账号可以有接口密钥", "Only an active bank officer's account has keys"));
          }
          insert(account, name, days, Sha256.of(key), actor.name());
          audit.append(actor.name(), Action.KEY_CREATED, account, name, actor.address());
        });
    return key;
  }

  private boolean mayLookUp(String account) {
    return database
        .sql(
            """
            select exists (select 1 from account a join account_role r on r.account = a.name
              where a.name = :name and a.disabled_at is null and r.role = :role)
            """)
        .param("name", account)
        .param("role", Role.BANK_OFFICER.id())
        .query(Boolean.class)
        .single();
  }

  private void insert(String account, String name, int days, String hash, String by) {
    Instant now = clock.instant();
    database
        .sql(
            """
            insert into api_key (id, account, name, hash, created_by, created_at, expires_at)
            values (:id, :account, :name, :hash, :by, :now, :until)
            """)
        .param("id", UUID.randomUUID())
        .param("account", account)
        .param("name", name)
        .param("hash", hash)
        .param("by", by)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("until", now.plus(Duration.ofDays(days)).atOffset(ZoneOffset.UTC))
        .update();
  }

  /**
   * @throws ProblemException if the account has no such key that still works
   */
  void revoke(String account, UUID id, Administration.Actor actor) {
    transactions.executeWithoutResult(
        transaction -> {
          String name =
              database
                  .sql(
                      """
                      update api_key set revoked_at = :now
                      where id = :id and account = :account and revoked_at is null returning name
                      """)
                  .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                  .param("id", id)
                  .param("account", account)
                  .query(String.class)
                  .optional()
                  .orElseThrow(() -> ProblemException.of(ProblemCode.KEY_NOT_FOUND));
          audit.append(actor.name(), Action.KEY_REVOKED, account, name, actor.address());
        });
  }

  /** For whom a key acts, with {@link Right#BANK_LOOK_UP} alone; empty where it does not work. */
  public Optional<Account> accountOf(String key) {
    OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
    return database
        .sql(
            """
            update api_key k set last_used_at = :now
            from account a join account_role r on r.account = a.name and r.role = :role
            where k.hash = :hash and k.revoked_at is null and k.expires_at > :now
              and a.name = k.account and a.disabled_at is null
            returning a.name, a.display_name, a.unit, a.territory, a.password_version,
              false as must_change_password, a.password_off, array[r.role] as roles
            """)
        .param("now", now)
        .param("role", Role.BANK_OFFICER.id())
        .param("hash", Sha256.of(key))
        .query((row, number) -> AccountRow.read(row))
        .optional()
        .filter(account -> account.rights().equals(Set.of(Right.BANK_LOOK_UP)));
  }
}
