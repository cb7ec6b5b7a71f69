package cn.financebrain.dashboards.audit;

import java.time.InstantSource;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Appends to the audit trail. What must be in the trail is written before it is answered: if the
 * entry can't be written, the request fails.
 */
@Component
public class AuditTrail {
  private final JdbcClient database;
  private final InstantSource clock;

  AuditTrail(JdbcClient database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  /** What is recorded. */
  public enum Action {
    SIGN_IN("session.sign-in"),
    SIGN_IN_FAILED("session.sign-in-failed"),
    SIGN_IN_LOCKED("session.sign-in-locked"),
    SIGN_OUT("session.sign-out"),
    PASSWORD_CHANGED("account.password-changed"),
    PASSWORD_REFUSED("account.password-refused"),
    ENTERPRISE_VIEWED("enterprise.viewed"),
    CASE_OPENED("case.opened"),
    CASE_VIEWED("case.viewed"),
    CASE_ACTED("case.acted"),
    CASE_NOTED("case.noted"),
    CASE_ATTACHED("case.attached"),
    ATTACHMENT_OPENED("case.attachment-opened"),
    BULK_FROZEN("bulk.frozen"),
    BULK_VIEWED("bulk.viewed"),
    BULK_MOVED("bulk.moved");

    private final String id;

    Action(String id) {
      this.id = id;
    }
  }

  /**
   * @param actor the user's name, or the name that was tried
   * @param object what it was done to, such as an enterprise's id
   * @param detail which part of it; may be empty
   */
  public void append(String actor, Action action, String object, String detail, String address) {
    database
        .sql(
            """
            insert into audit_entry (at, actor, action, object, detail, address)
            values (:at, :actor, :action, :object, :detail, :address)
            """)
        .param("at", clock.instant().atOffset(ZoneOffset.UTC))
        .param("actor", actor)
        .param("action", action.id)
        .param("object", object)
        .param("detail", detail)
        .param("address", address)
        .update();
  }
}
