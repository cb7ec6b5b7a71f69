package cn.financebrain.dashboards.account;

import cn.financebrain.dashboards.DashboardsSettings;
import cn.financebrain.dashboards.access.Role;
import cn.financebrain.dashboards.audit.AuditTrail;
import cn.financebrain.dashboards.audit.AuditTrail.Action;
import cn.financebrain.dashboards.problem.ProblemCode;
import cn.financebrain.dashboards.problem.ProblemException;
import cn.financebrain.dashboards.problem.Wording;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Signs in, and changes passwords; each try is in the audit trail. */
@Component
public class Accounts {
  private final JdbcClient database;
  private final TransactionOperations transactions;
  private final Passwords passwords;
  private final SignInGuard guard;
  private final AuditTrail audit;
  private final FirstPasswords firstPasswords;
  private final SecondFactors factors;
  private final AccountVersions versions;
  private final InstantSource clock;
  private final Set<Role> factorRoles;

  Accounts(
      JdbcClient database,
      TransactionOperations transactions,
      Passwords passwords,
      SignInGuard guard,
      AuditTrail audit,
      FirstPasswords firstPasswords,
      SecondFactors factors,
      AccountVersions versions,
      InstantSource clock,
      DashboardsSettings settings) {
    this.database = database;
    this.transactions = transactions;
    this.passwords = passwords;
    this.guard = guard;
    this.audit = audit;
    this.firstPasswords = firstPasswords;
    this.factors = factors;
    this.versions = versions;
    this.clock = clock;
    this.factorRoles =
        settings.secondFactorRoles().stream().map(Role::parse).collect(Collectors.toSet());
  }

  private record Stored(Account account, String hash) {}

  /**
   * @param code of the second factor; empty where none was told
   * @throws ProblemException if name, password or code is wrong, a code is needed, or the name is
   *     locked
   */
  public Account signIn(String user, String password, String code, String address) {
    String name = user.strip().toLowerCase(Locale.ROOT);
    countAttempt(name, address);
    Optional<Stored> stored = find(name);
    if (!passwords.matches(password, stored.map(Stored::hash).orElse(null))) {
      audit.append(name, Action.SIGN_IN_FAILED, name, "", address);
      throw ProblemException.of(ProblemCode.WRONG_CREDENTIALS);
    }
    if (factors.isOn(name)) {
      requireCode(name, code, address);
    }
    guard.forget(name);
    markSignIn(name);
    audit.append(name, Action.SIGN_IN, name, "", address);
    return stored.orElseThrow().account();
  }

  /** A try stays counted until its code is right, else codes could be tried without end. */
  void requireCode(String name, String code, String address) {
    if (code.isEmpty()) {
      throw ProblemException.of(ProblemCode.SECOND_FACTOR_NEEDED);
    }
    if (!factors.take(name, code, address)) {
      audit.append(name, Action.SIGN_IN_FAILED, name, "second factor", address);
      throw ProblemException.of(ProblemCode.WRONG_CODE);
    }
  }

  void markSignIn(String name) {
    database
        .sql("update account set last_sign_in_at = :at where name = :name")
        .param("at", clock.instant().atOffset(ZoneOffset.UTC))
        .param("name", name)
        .update();
  }

  /**
   * For what needs more than an open session.
   *
   * @throws ProblemException if this is not the account's password, or the name is locked
   */
  public void requirePassword(Account account, String password, String address) {
    Stored unused = checked(account, password, "password", address);
  }

  /**
   * Of attempts made at once, no more are looked at than of those made one after another.
   *
   * @throws ProblemException if the name is locked
   */
  void countAttempt(String name, String address) {
    boolean unlocked = guard.lockedFor(name).isEmpty() && guard.count(name);
    if (!unlocked) {
      Optional<Duration> lock = guard.lockedFor(name);
      audit.append(name, Action.SIGN_IN_LOCKED, name, "", address);
      throw ProblemException.retryable(
          ProblemCode.TOO_MANY_ATTEMPTS, lock.orElse(SignInGuard.LOCK), null);
    }
  }

  public void signOut(Account account, String address) {
    audit.append(account.name(), Action.SIGN_OUT, account.name(), "", address);
  }

  /**
   * @return the account as it is now; its other sessions are over
   * @throws ProblemException if the current password is wrong or the next one does not do
   */
  public Account changePassword(Account account, String current, String next, String address) {
    String name = account.name();
    Stored stored = checked(account, current, "current", address);
    passwords.requireStrong(next, name, "next");
    if (next.equals(current)) {
      throw ProblemException.ofField(
          ProblemCode.WEAK_PASSWORD,
          "next",
          new Wording("新密码不能与当前密码相同", "It must differ from the current one"));
    }
    String hash = passwords.hash(next);
    int version =
        transactions.execute(
            transaction -> {
              audit.append(name, Action.PASSWORD_CHANGED, name, "", address);
              return store(stored, hash);
            });
    versions.changed(name, version);
    firstPasswords.forget(name);
    return account.withPassword(version);
  }

  private Stored checked(Account account, String password, String field, String address) {
    String name = account.name();
    countAttempt(name, address);
    Stored stored = find(name).orElseThrow(() -> ProblemException.of(ProblemCode.NOT_SIGNED_IN));
    if (!passwords.matches(password, stored.hash())) {
      audit.append(name, Action.PASSWORD_REFUSED, name, "", address);
      throw ProblemException.ofField(
          ProblemCode.WRONG_PASSWORD, field, new Wording("当前密码错误", "Wrong current password"));
    }
    guard.forget(name);
    return stored;
  }

  /** Whether the password was changed after this account signed in. */
  public boolean isOutdated(Account account) {
    return versions.isOutdated(account);
  }

  /** Whether the account must turn a second factor on before anything else. */
  public boolean mustTurnFactorOn(Account account) {
    return !account.factorVouched()
        && account.roles().stream().anyMatch(factorRoles::contains)
        && !factors.isOn(account.name());
  }

  public SecondFactor secondFactor(Account account) {
    if (mustTurnFactorOn(account)) {
      return SecondFactor.REQUIRED;
    }
    return factors.isOn(account.name()) ? SecondFactor.ON : SecondFactor.OFF;
  }

  private Optional<Stored> find(String name) {
    return database
        .sql(
            """
            select name, display_name, unit, territory, password_version, must_change_password,
              password_off, case when password_off then null else password_hash end as password_hash,
              array(select role from account_role where account = name) as roles
            from account where name = :name and disabled_at is null
              and (not must_change_password or given_password_until is null
                or given_password_until > :now)
            """)
        .param("name", name)
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .query((row, number) -> new Stored(AccountRow.read(row), row.getString("password_hash")))
        .optional();
  }

  /** The update holds only if nobody else changed the password meanwhile. */
  private int store(Stored old, String hash) {
    return database
        .sql(
            """
            update account set password_hash = :hash, must_change_password = false,
              password_version = password_version + 1
            where name = :name and password_hash = :old
            returning password_version
            """)
        .param("hash", hash)
        .param("name", old.account().name())
        .param("old", old.hash())
        .query(Integer.class)
        .optional()
        .orElseThrow(() -> ProblemException.of(ProblemCode.WRONG_PASSWORD));
  }
}
