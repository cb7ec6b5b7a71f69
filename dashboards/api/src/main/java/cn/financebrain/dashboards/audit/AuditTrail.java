package cn.financebrain.dashboards.audit;

import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Appends to the audit trail, in the transaction of what it tells of where there is one. What must
 * be in the trail is written before it is answered: if the entry can't be written, the request
 * fails. Each entry is chained to the one before by its hash, so appending is one at a time.
 */
@Component
public class AuditTrail {
  private static final int OBJECT_MAX = 500;

  private final JdbcClient database;
  private final TransactionOperations transactions;
  private final InstantSource clock;

  AuditTrail(JdbcClient database, TransactionOperations transactions, InstantSource clock) {
    this.database = database;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** What is recorded. */
  public enum Action {
    SIGN_IN("session.sign-in"),
    SIGN_IN_FAILED("session.sign-in-failed"),
    SIGN_IN_LOCKED("session.sign-in-locked"),
    SIGN_OUT("session.sign-out"),
    ACCOUNT_CREATED("account.created"),
    ACCOUNT_DISABLED("account.disabled"),
    ACCOUNT_ENABLED("account.enabled"),
    ACCOUNT_UNLOCKED("account.unlocked"),
    ACCESS_CHANGED("account.access-changed"),
    ACCOUNT_DESCRIBED("account.described"),
    IDENTITY_CHANGED("account.identity-changed"),
    IDENTITY_BOUND("account.identity-bound"),
    PASSWORD_RESET("account.password-reset"),
    SESSIONS_ENDED("account.sessions-ended"),
    SECOND_FACTOR_ON("account.second-factor-on"),
    SECOND_FACTOR_OFF("account.second-factor-off"),
    SECOND_FACTOR_REMOVED("account.second-factor-removed"),
    RECOVERY_CODE_USED("account.recovery-code-used"),
    PASSWORD_CHANGED("account.password-changed"),
    PASSWORD_REFUSED("account.password-refused"),
    ACCESS_REFUSED("access.refused"),
    KEY_CREATED("account.key-created"),
    KEY_REVOKED("account.key-revoked"),
    LOOKED_UP("enterprise.looked-up"),
    LOOK_UP_REFUSED("enterprise.look-up-refused"),
    ENTERPRISE_VIEWED("enterprise.viewed"),
    ENTERPRISE_REFUSED("enterprise.refused"),
    ENTERPRISES_EXPORTED("enterprise.exported"),
    ALERTS_EXPORTED("alert.exported"),
    ALERT_PROVEN("alert.proven"),
    ALERT_PROOF_EXPORTED("alert.proof-exported"),
    AUDIT_VIEWED("audit.viewed"),
    AUDIT_EXPORTED("audit.exported"),
    AUDIT_VERIFIED("audit.verified"),
    REJECTS_VIEWED("reject.listed"),
    REJECT_VIEWED("reject.viewed"),
    REJECT_REPLAYED("reject.replayed"),
    REJECT_DISMISSED("reject.dismissed"),
    REJECT_REOPENED("reject.reopened"),
    REJECTS_EXPORTED("reject.exported"),
    REJECTS_UPLOADED("reject.uploaded"),
    QUEUE_VIEWED("name.viewed"),
    NAME_ASSIGNED("name.assigned"),
    NAME_DROPPED("name.dropped"),
    NAME_UNDONE("name.undone"),
    NAMES_RETRIED("name.retried"),
    CASE_OPENED("case.opened"),
    CASE_VIEWED("case.viewed"),
    CASE_REFUSED("case.refused"),
    CASE_ACTED("case.acted"),
    CASE_NOTED("case.noted"),
    CASE_ATTACHED("case.attached"),
    ATTACHMENT_OPENED("case.attachment-opened"),
    CASE_FILE_EXPORTED("case.file-exported"),
    CASES_EXPORTED("case.exported"),
    BULK_FROZEN("bulk.frozen"),
    BULK_VIEWED("bulk.viewed"),
    BULK_MOVED("bulk.moved"),
    LIST_VIEWED("list.viewed"),
    LIST_PROPOSED("list.proposed"),
    LIST_ACTED("list.acted"),
    LIST_EXPORTED("list.exported"),
    OWNERSHIP_CHANGED("ownership.changed"),
    RULES_SUBMITTED("rules.submitted"),
    RULES_APPROVED("rules.approved"),
    RULES_TRIED("rules.tried"),
    RULES_TRIAL_EXPORTED("rules.trial-exported"),
    RULES_ACTIVATED("rules.activated"),
    RULES_ROLLED_BACK("rules.rolled-back"),
    MODEL_APPROVED("model.approved"),
    MODEL_SHADOWED("model.shadowed"),
    MODEL_ACTIVATED("model.activated"),
    MODEL_RETIRED("model.retired"),
    MODEL_ROLLED_BACK("model.rolled-back"),
    MODEL_DRIFT_JUDGED("model.drift-judged"),
    REPORT_ORDERED("report.ordered"),
    REPORT_VIEWED("report.viewed"),
    REPORT_EXPORTED("report.exported"),
    REPORT_MAILED("report.mailed"),
    REPORT_TEMPLATE_CHANGED("report.template-changed"),
    SCHEDULE_CREATED("schedule.created"),
    SCHEDULE_CHANGED("schedule.changed"),
    SCHEDULE_PAUSED("schedule.paused"),
    SCHEDULE_RESUMED("schedule.resumed"),
    SCHEDULE_RUN("schedule.run"),
    SCHEDULE_DELETED("schedule.deleted"),
    SCHEDULE_RESTORED("schedule.restored"),
    NOTIFY_ADDRESS_CHANGED("notify.address-changed"),
    NOTIFY_RULES_CHANGED("notify.rules-changed"),
    WEBHOOK_CREATED("notify.webhook-created"),
    WEBHOOK_CHANGED("notify.webhook-changed"),
    WEBHOOK_SECRET_CHANGED("notify.webhook-secret-changed"),
    WEBHOOK_REMOVED("notify.webhook-removed"),
    DELIVERY_RETRIED("notify.delivery-retried"),
    SCAN_STARTED("scan.started"),
    SCAN_STOPPED("scan.stopped"),
    SCAN_RESUMED("scan.resumed"),
    SCAN_VIEWED("scan.viewed"),
    SCANS_COMPARED("scan.compared"),
    SCANS_EXPORTED("scan.exported"),
    OPERATION_REFUSED("operation.refused"),
    VIEW_SHARED("view.shared"),
    VIEW_WITHDRAWN("view.withdrawn"),
    SET_FOLLOWED("set.followed"),
    SET_UNFOLLOWED("set.unfollowed"),
    SET_ENDED("set.ended"),
    QUERY_RUN("query.run"),
    QUERY_EXPORTED("query.exported"),
    QUERY_FETCHED("query.fetched"),
    QUERY_REFUSED("query.refused"),
    QUERY_SHARED("query.shared"),
    QUERY_WITHDRAWN("query.withdrawn");

    private final String id;

    Action(String id) {
      this.id = id;
    }

    /** As the trail writes it. */
    public String id() {
      return id;
    }
  }

  /**
   * @param actor the user's name, or the name that was tried
   * @param object what it was done to, such as an enterprise's id
   * @param detail which part of it; may be empty
   */
  public void append(String actor, Action action, String object, String detail, String address) {
    transactions.executeWithoutResult(
        transaction -> {
          Head head = lockHead();
          insert(
              new AuditEntry(
                      head.id() + 1,
                      clock.instant().truncatedTo(ChronoUnit.MICROS),
                      actor,
                      action.id,
                      cut(object),
                      detail,
                      address,
                      head.hash(),
                      "")
                  .sealed());
        });
  }

  /** An index can't hold what is longer. */
  private static String cut(String object) {
    return object.length() <= OBJECT_MAX ? object : object.substring(0, OBJECT_MAX);
  }

  private record Head(long id, String hash) {}

  private Head lockHead() {
    return database
        .sql("select id, hash from audit_head for update")
        .query((row, number) -> new Head(row.getLong("id"), row.getString("hash")))
        .single();
  }

  private void insert(AuditEntry entry) {
    database
        .sql(
            """
            with entry as (
              insert into audit_entry
                (id, at, actor, action, object, detail, address, previous, hash)
              values
                (:id, :at, :actor, :action, :object, :detail, :address, :previous, :hash)
              returning id, hash)
            update audit_head set (id, hash) = (select id, hash from entry)
            """)
        .param("id", entry.id())
        .param("at", entry.at().atOffset(ZoneOffset.UTC))
        .param("actor", entry.actor())
        .param("action", entry.action())
        .param("object", entry.object())
        .param("detail", entry.detail())
        .param("address", entry.address())
        .param("previous", entry.previous())
        .param("hash", entry.hash())
        .update();
  }
}
