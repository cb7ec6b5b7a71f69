package cn.financebrain.dashboards.account;

import cn.financebrain.dashboards.audit.AuditTrail;
import cn.financebrain.dashboards.audit.AuditTrail.Action;
import cn.financebrain.dashboards.problem.ProblemCode;
import cn.financebrain.dashboards.problem.ProblemException;
import java.io.Serializable;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Lets in whom an OpenID provider has told of, if an administrator entered that identity at an
 * account. At the first sign-in the account is bound to the provider's subject, which never changes
 * hands; names do. Roles, territory and all else are the account's own. Each try is in the audit
 * trail.
 */
@Component
public class Federation {
  private static final int NAME_MAX = 100;

  private final JdbcClient database;
  private final TransactionOperations transactions;
  private final Accounts accounts;
  private final SecondFactors factors;
  private final SignInGuard guard;
  private final AuditTrail audit;

  Federation(
      JdbcClient database,
      TransactionOperations transactions,
      Accounts accounts,
      SecondFactors factors,
      SignInGuard guard,
      AuditTrail audit) {
    this.database = database;
    this.transactions = transactions;
    this.accounts = accounts;
    this.factors = factors;
    this.guard = guard;
    this.audit = audit;
  }

  /**
   * Whom the provider has told of.
   *
   * @param subject the provider's own identifier, unique within the issuer
   * @param name what an administrator enters at an account; may be empty
   * @param factor whether the provider asked for a second factor
   */
  public record Identity(String issuer, String subject, String name, boolean factor)
      implements Serializable {
    String who() {
      String shown = name.isEmpty() ? subject : name;
      return shown.length() <= NAME_MAX ? shown : shown.substring(0, NAME_MAX);
    }
  }

  /** What came of a sign-in at the provider. */
  public sealed interface Outcome {
    record Admitted(Account account) implements Outcome {}

    /** The account has a second factor of its own, whose code is still to be asked. */
    record CodeNeeded() implements Outcome {}

    record Refused(Reason reason) implements Outcome {}
  }

  /** Why somebody whom the provider knows is not let in. */
  public enum Reason {
    UNKNOWN,
    DISABLED,
    LOCKED
  }

  private record Linked(Account account, boolean bound, boolean disabled) {}

  /**
   * The provider's word for a second factor does from the second time on: whoever could enter an
   * identity of their own at somebody's account would else get around its code.
   */
  public Outcome enter(Identity identity, String address) {
    Optional<Linked> linked = find(identity);
    if (linked.isEmpty()) {
      return refused(identity, Reason.UNKNOWN, Action.SIGN_IN_FAILED, identity.who(), address);
    }
    String name = linked.get().account().name();
    if (linked.get().disabled()) {
      return refused(identity, Reason.DISABLED, Action.SIGN_IN_FAILED, name, address);
    }
    if (guard.lockedFor(name).isPresent()) {
      return refused(identity, Reason.LOCKED, Action.SIGN_IN_LOCKED, name, address);
    }
    boolean vouched = identity.factor() && linked.get().bound();
    return factors.isOn(name) && !vouched
        ? new Outcome.CodeNeeded()
        : new Outcome.Admitted(admit(linked.get(), identity, address));
  }

  private Outcome refused(
      Identity identity, Reason reason, Action action, String object, String address) {
    audit.append(
        identity.who(), action, object, "openid %s %s".formatted(reason, told(identity)), address);
    return new Outcome.Refused(reason);
  }

  /**
   * @throws ProblemException if the code is wrong, the account is locked, or was taken away
   */
  public Account enter(Identity identity, String code, String address) {
    Linked linked =
        find(identity)
            .filter(each -> !each.disabled())
            .orElseThrow(() -> ProblemException.of(ProblemCode.NOT_SIGNED_IN));
    accounts.countAttempt(linked.account().name(), address);
    accounts.requireCode(linked.account().name(), code, address);
    return admit(linked, identity, address);
  }

  private Account admit(Linked linked, Identity identity, String address) {
    String name = linked.account().name();
    transactions.executeWithoutResult(
        transaction -> {
          if (!linked.bound()) {
            bind(name, identity);
            audit.append(name, Action.IDENTITY_BOUND, name, told(identity), address);
          }
          guard.forget(name);
          accounts.markSignIn(name);
          audit.append(name, Action.SIGN_IN, name, "openid " + told(identity), address);
        });
    return linked.account().byProvider(identity.factor());
  }

  /** Of two who come at once by one name, one is bound. */
  private void bind(String name, Identity identity) {
    int bound =
        database
            .sql(
                """
                update account set identity_issuer = :issuer, identity_subject = :subject
                where name = :name and identity = :identity and identity_subject is null
                """)
            .param("issuer", identity.issuer())
            .param("subject", identity.subject())
            .param("name", name)
            .param("identity", identity.name())
            .update();
    if (bound == 0) {
      throw ProblemException.of(ProblemCode.ACCOUNT_CHANGED);
    }
  }

  private Optional<Linked> find(Identity identity) {
    return database
        .sql(
            """
            select name, display_name, unit, territory, password_version, must_change_password,
              password_off, identity_subject, disabled_at,
              array(select role from account_role where account = name) as roles
            from account
            where (identity_issuer = :issuer and identity_subject = :subject)
              or (identity = :identity and identity_subject is null)
            order by identity_subject nulls last limit 1
            """)
        .param("issuer", identity.issuer())
        .param("subject", identity.subject())
        .param("identity", identity.name())
        .query(Federation::linked)
        .optional();
  }

  private static Linked linked(ResultSet row, int number) throws SQLException {
    return new Linked(
        AccountRow.read(row),
        row.getString("identity_subject") != null,
        row.getObject("disabled_at") != null);
  }

  private static String told(Identity identity) {
    return "%s %s".formatted(identity.issuer(), identity.subject());
  }

  /** What the provider, or whoever came in its name, told was not to be believed. */
  public void failed(String why, String address) {
    audit.append("openid", Action.SIGN_IN_FAILED, "openid", why, address);
  }
}
