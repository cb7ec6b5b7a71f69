package cn.financebrain.dashboards.account;

import static java.util.stream.Collectors.joining;

import cn.financebrain.dashboards.access.Role;
import cn.financebrain.dashboards.access.Territory;
import cn.financebrain.dashboards.audit.AuditTrail;
import cn.financebrain.dashboards.audit.AuditTrail.Action;
import cn.financebrain.dashboards.problem.ProblemCode;
import cn.financebrain.dashboards.problem.ProblemException;
import cn.financebrain.dashboards.problem.Wording;
import java.sql.Types;
import java.time.Duration;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Changes other people's accounts. Every change ends their sessions, and is in the audit trail with
 * what was before and after it, or is not made. Nobody changes an account of their own, and the
 * last account of a power of administration keeps it.
 */
@Component
class Administration {
  /** How long a password that was given waits for its first sign-in. */
  static final Duration GIVEN_PASSWORD = Duration.ofDays(7);

  /** What of an account is told in the audit trail where it changed. */
  private static final List<Function<AccountJson, String>> REST =
      List.of(
          account -> "name: " + account.displayName(),
          account -> "unit: " + account.unit(),
          account -> "identity: " + (account.identity() == null ? "none" : account.identity()),
          account -> "password: " + (account.passwordOff() ? "off" : "on"));

  private final JdbcClient database;
  private final TransactionOperations transactions;
  private final AccountBook book;
  private final AccountVersions versions;
  private final Passwords passwords;
  private final SignInGuard guard;
  private final AuditTrail audit;
  private final InstantSource clock;

  Administration(
      JdbcClient database,
      TransactionOperations transactions,
      AccountBook book,
      AccountVersions versions,
      Passwords passwords,
      SignInGuard guard,
      AuditTrail audit,
      InstantSource clock) {
    this.database = database;
    this.transactions = transactions;
    this.book = book;
    this.versions = versions;
    this.passwords = passwords;
    this.guard = guard;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Who does it, and from where.
   *
   * @param address of the network
   */
  record Actor(String name, String address) {}

  /** An account's name and the version of it that the administrator has seen. */
  record Seen(String name, int version) {}

  /**
   * Without roles and territory, which the security administrator gives.
   *
   * @return the password for the first sign-in, which nobody can look up again
   * @throws ProblemException if the name is taken
   */
  String create(String name, String displayName, String unit, Actor actor) {
    String password = passwords.random();
    String hash = passwords.hash(password);
    transactions.executeWithoutResult(
        transaction -> {
          insert(name, displayName, unit, hash);
          audit.append(actor.name(), Action.ACCOUNT_CREATED, name, unit, actor.address());
        });
    return password;
  }

  private void insert(String name, String displayName, String unit, String hash) {
    try {
      database
          .sql(
              """
              insert into account (name, display_name, unit, password_hash, must_change_password,
                given_password_until, created_at)
              values (:name, :display, :unit, :hash, true, :until, :at)
              """)
          .param("name", name)
          .param("display", displayName)
          .param("unit", unit)
          .param("hash", hash)
          .param("until", givenUntil())
          .param("at", clock.instant().atOffset(ZoneOffset.UTC))
          .update();
    } catch (DuplicateKeyException e) {
      throw ProblemException.ofField(
          ProblemCode.ACCOUNT_EXISTS,
          "name",
          new Wording("用户名已被使用，请换一个", "The name is taken, choose another"));
    }
  }

  private OffsetDateTime givenUntil() {
    return clock.instant().plus(GIVEN_PASSWORD).atOffset(ZoneOffset.UTC);
  }

  /**
   * @throws ProblemException if the roles are not to be one person's
   */
  AccountJson setAccess(Seen seen, Set<Role> roles, Territory territory, Actor actor) {
    if (!Role.areCompatible(roles)) {
      throw refused(
          "系统管理、安全管理与审计三权分立：同一账号只能拥有其中一项，且不能兼任其他角色",
          "System, security and audit are powers apart: an account has one of them and no other role");
    }
    return change(
        seen,
        actor,
        Action.ACCESS_CHANGED,
        "territory = :territory",
        statement -> statement.param("territory", territory.prefixes().toArray(String[]::new)),
        () -> replaceRoles(seen.name(), roles));
  }

  private void replaceRoles(String name, Set<Role> roles) {
    database.sql("delete from account_role where account = :name").param("name", name).update();
    for (Role role : roles) {
      database
          .sql("insert into account_role (account, role) values (:name, :role)")
          .param("name", name)
          .param("role", role.id())
          .update();
    }
  }

  AccountJson disable(Seen seen, Actor actor) {
    return change(
        seen,
        actor,
        Action.ACCOUNT_DISABLED,
        "disabled_at = :at",
        statement -> statement.param("at", clock.instant().atOffset(ZoneOffset.UTC)),
        () -> {});
  }

  AccountJson enable(Seen seen, Actor actor) {
    return change(
        seen,
        actor,
        Action.ACCOUNT_ENABLED,
        "disabled_at = null",
        statement -> statement,
        () -> {});
  }

  /**
   * @return the password for the next sign-in, which nobody can look up again
   */
  String resetPassword(Seen seen, Actor actor) {
    if (require(seen.name()).passwordOff()) {
      throw refused("该账号的本地密码已停用，请先启用", "The account's password is off; turn it on first");
    }
    String password = passwords.random();
    String hash = passwords.hash(password);
    AccountJson unused =
        change(
            seen,
            actor,
            Action.PASSWORD_RESET,
            "password_hash = :hash, must_change_password = true, given_password_until = :until",
            statement -> statement.param("hash", hash).param("until", givenUntil()),
            () -> guard.forget(seen.name()));
    return password;
  }

  /** As people read it; rights stay as they are. */
  AccountJson describe(Seen seen, String displayName, String unit, Actor actor) {
    return change(
        seen,
        actor,
        Action.ACCOUNT_DESCRIBED,
        "display_name = :display, unit = :unit",
        statement -> statement.param("display", displayName).param("unit", unit),
        () -> {});
  }

  /**
   * Whoever signed in by the old name does so no more.
   *
   * @param identity null for no one
   * @throws ProblemException if it is another account's, or the account would have no way in
   */
  AccountJson setIdentity(Seen seen, String identity, boolean passwordOff, Actor actor) {
    if (identity == null && passwordOff) {
      throw refused("没有统一身份的账号必须保留本地密码", "An account without an identity keeps its password");
    }
    try {
      return change(
          seen,
          actor,
          Action.IDENTITY_CHANGED,
          """
          identity_issuer = case when identity = :identity then identity_issuer end,
          identity_subject = case when identity = :identity then identity_subject end,
          identity = :identity, password_off = :off""",
          statement ->
              statement.param("identity", identity, Types.VARCHAR).param("off", passwordOff),
          () -> {});
    } catch (DuplicateKeyException e) {
      throw ProblemException.ofField(
          ProblemCode.ACCOUNT_EXISTS,
          "identity",
          new Wording("该身份已关联另一账号", "The identity is another account's"));
    }
  }

  AccountJson unlock(Seen seen, Actor actor) {
    return change(
        seen,
        actor,
        Action.ACCOUNT_UNLOCKED,
        "name = name",
        statement -> statement,
        () -> guard.forget(seen.name()));
  }

  AccountJson endSessions(Seen seen, Actor actor) {
    return change(
        seen, actor, Action.SESSIONS_ENDED, "name = name", statement -> statement, () -> {});
  }

  /** For whoever lost it; the next sign-in asks for the password alone. */
  AccountJson removeSecondFactor(Seen seen, Actor actor) {
    return change(
        seen,
        actor,
        Action.SECOND_FACTOR_REMOVED,
        "factor_secret = null, factor_confirmed = false",
        statement -> statement,
        () ->
            database
                .sql("delete from recovery_code where account = :name")
                .param("name", seen.name())
                .update());
  }

  /** Gives the parameters of what is set. */
  private interface Parameters {
    JdbcClient.StatementSpec of(JdbcClient.StatementSpec statement);
  }

  private AccountJson change(
      Seen seen, Actor actor, Action action, String set, Parameters parameters, Runnable rest) {
    if (seen.name().equals(actor.name())) {
      throw refused("不能管理自己的账号", "Nobody administers an account of their own");
    }
    AccountJson changed =
        transactions.execute(
            transaction -> {
              database.sql("lock table account in share row exclusive mode").update();
              AccountJson before = require(seen.name());
              update(seen, set, parameters);
              rest.run();
              AccountJson after = require(seen.name());
              requireEveryPower(before);
              audit.append(
                  actor.name(), action, seen.name(), difference(before, after), actor.address());
              return after;
            });
    versions.changed(seen.name(), changed.version());
    return changed;
  }

  private void update(Seen seen, String set, Parameters parameters) {
    JdbcClient.StatementSpec statement =
        database
            .sql(
                """
                update account set %s, password_version = password_version + 1
                where name = :name and password_version = :version
                """
                    .formatted(set))
            .param("name", seen.name())
            .param("version", seen.version());
    if (parameters.of(statement).update() == 0) {
      throw ProblemException.of(ProblemCode.ACCOUNT_CHANGED);
    }
  }

  private AccountJson require(String name) {
    return book.find(name).orElseThrow(() -> ProblemException.of(ProblemCode.ACCOUNT_NOT_FOUND));
  }

  /** Nobody could give a power back that nobody holds. */
  private void requireEveryPower(AccountJson before) {
    for (Role power : Role.powers()) {
      boolean held =
          database
              .sql(
                  """
                  select exists (select 1 from account_role r join account a on a.name = r.account
                    where r.role = :role and a.disabled_at is null and not a.password_off)
                  """)
              .param("role", power.id())
              .query(Boolean.class)
              .single();
      if (!held && before.roles().contains(power.id())) {
        throw refused(
            "该账号是此管理权限的最后一个可用本地密码登录的账号，请先将权限授予他人",
            "This is the last account of its power with a password; grant the power to another"
                + " one first");
      }
    }
  }

  private static ProblemException refused(String chinese, String english) {
    return ProblemException.of(ProblemCode.ACCOUNT_RULE, new Wording(chinese, english));
  }

  /** Access and state always, the rest where it changed. */
  private static String difference(AccountJson before, AccountJson after) {
    List<Function<AccountJson, String>> told = new ArrayList<>();
    told.add(Administration::access);
    for (Function<AccountJson, String> each : REST) {
      if (!each.apply(before).equals(each.apply(after))) {
        told.add(each);
      }
    }
    return text(before, told) + " -> " + text(after, told);
  }

  private static String text(AccountJson account, List<Function<AccountJson, String>> told) {
    return told.stream().map(each -> each.apply(account)).collect(joining(", ", "{", "}"));
  }

  private static String access(AccountJson account) {
    return "roles: %s, territory: %s, state: %s, secondFactor: %s"
        .formatted(
            account.roles(),
            account.territory().stream()
                .map(each -> each.isEmpty() ? "*" : each)
                .collect(joining(", ", "[", "]")),
            account.state(),
            account.secondFactor() ? "on" : "off");
  }
}
