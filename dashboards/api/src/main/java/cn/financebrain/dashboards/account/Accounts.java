package cn.financebrain.dashboards.account;

import cn.financebrain.dashboards.audit.AuditTrail;
import cn.financebrain.dashboards.audit.AuditTrail.Action;
import cn.financebrain.dashboards.problem.ProblemCode;
import cn.financebrain.dashboards.problem.ProblemException;
import cn.financebrain.dashboards.problem.Wording;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Checks and changes passwords; each try is in the audit trail. */
@Component
public class Accounts {
  private final JdbcClient database;
  private final Passwords passwords;
  private final SignInGuard guard;
  private final AuditTrail audit;
  private final FirstPasswords firstPasswords;

  /** Password versions that this server has seen come; sessions live in this server too. */
  private final Map<String, Integer> newestVersion = new ConcurrentHashMap<>();

  Accounts(
      JdbcClient database,
      Passwords passwords,
      SignInGuard guard,
      AuditTrail audit,
      FirstPasswords firstPasswords) {
    this.database = database;
    this.passwords = passwords;
    this.guard = guard;
    this.audit = audit;
    this.firstPasswords = firstPasswords;
  }

  private record Stored(Account account, String hash) {}

  /**
   * @throws ProblemException if name or password is wrong, or the name is locked
   */
  public Account signIn(String user, String password, String address) {
    String name = user.strip().toLowerCase(Locale.ROOT);
    requireUnlocked(name, address);
    guard.count(name);
    Optional<Stored> stored = find(name);
    if (!passwords.matches(password, stored.map(Stored::hash).orElse(null))) {
      audit.append(name, Action.SIGN_IN_FAILED, name, "", address);
      throw ProblemException.of(ProblemCode.WRONG_CREDENTIALS);
    }
    guard.forget(name);
    audit.append(name, Action.SIGN_IN, name, "", address);
    return stored.orElseThrow().account();
  }

  private void requireUnlocked(String name, String address) {
    Optional<Duration> lock = guard.lockedFor(name);
    if (lock.isPresent()) {
      audit.append(name, Action.SIGN_IN_LOCKED, name, "", address);
      throw ProblemException.retryable(ProblemCode.TOO_MANY_ATTEMPTS, lock.get(), null);
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
    requireUnlocked(name, address);
    guard.count(name);
    Stored stored = find(name).orElseThrow(() -> ProblemException.of(ProblemCode.NOT_SIGNED_IN));
    if (!passwords.matches(current, stored.hash())) {
      audit.append(name, Action.PASSWORD_REFUSED, name, "", address);
      throw ProblemException.ofField(
          ProblemCode.WRONG_PASSWORD, "current", new Wording("当前密码错误", "Wrong current password"));
    }
    guard.forget(name);
    passwords.requireStrong(next, name, "next");
    if (next.equals(current)) {
      throw ProblemException.ofField(
          ProblemCode.WEAK_PASSWORD,
          "next",
          new Wording("新密码不能与当前密码相同", "It must differ from the current one"));
    }
    int version = store(stored, passwords.hash(next));
    newestVersion.merge(name, version, Math::max);
    audit.append(name, Action.PASSWORD_CHANGED, name, "", address);
    firstPasswords.forget(name);
    return account.withPassword(version);
  }

  /** Whether the password was changed after this account signed in. */
  public boolean isOutdated(Account account) {
    return account.passwordVersion() < newestVersion.getOrDefault(account.name(), 0);
  }

  private Optional<Stored> find(String name) {
    return database
        .sql(
            """
            select name, display_name, unit, territory, password_version, must_change_password,
              password_hash, array(select role from account_role where account = name) as roles
            from account where name = :name and disabled_at is null
            """)
        .param("name", name)
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
