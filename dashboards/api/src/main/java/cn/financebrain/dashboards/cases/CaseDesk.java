package cn.financebrain.dashboards.cases;

import cn.financebrain.dashboards.access.Right;
import cn.financebrain.dashboards.account.Account;
import cn.financebrain.dashboards.audit.AuditTrail;
import cn.financebrain.dashboards.audit.AuditTrail.Action;
import cn.financebrain.dashboards.casework.CaseAct;
import cn.financebrain.dashboards.casework.Decision;
import cn.financebrain.dashboards.casework.Need;
import cn.financebrain.dashboards.casework.Procedure;
import cn.financebrain.dashboards.casework.Refusal;
import cn.financebrain.dashboards.problem.ProblemCode;
import cn.financebrain.dashboards.problem.ProblemException;
import cn.financebrain.dashboards.problem.Wording;
import cn.financebrain.dashboards.wire.Sha256;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Lets users work on cases; each step and its entry in the audit trail are one transaction. */
@Component
class CaseDesk {
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm").withZone(ZoneOffset.ofHours(8));
  private static final Duration CLOCK_SKEW = Duration.ofMinutes(5);
  private static final long ATTACHED_MAX = 500L << 20;
  private static final int ATTACHMENTS_MAX = 200;

  /** Each page of a case shows them all. */
  private static final int NOTES_MAX = 1_000;

  private static final Set<Right> WORK =
      EnumSet.of(
          Right.CASES_TRIAGE,
          Right.CASES_ASSIGN,
          Right.CASES_INSPECT,
          Right.CASES_REVIEW,
          Right.CASES_CLOSE,
          Right.CASES_APPROVE,
          Right.CASES_SUPERVISE);

  private final CaseStore store;
  private final CaseRecords records;
  private final Procedure procedure;
  private final AuditTrail audit;
  private final TransactionOperations transactions;
  private final InstantSource clock;

  CaseDesk(
      CaseStore store,
      CaseRecords records,
      Procedure procedure,
      AuditTrail audit,
      TransactionOperations transactions,
      InstantSource clock) {
    this.store = store;
    this.records = records;
    this.procedure = procedure;
    this.audit = audit;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** Who works, from where. */
  record User(Account account, String address) {}

  /** Writes the look to the audit trail before anything is shown. */
  StoredCase look(String number, User user) {
    StoredCase found = store.get(number, Visible.to(user.account()));
    audit(user, Action.CASE_VIEWED, number, "");
    return found;
  }

  /**
   * @param version that the user saw
   * @throws ProblemException if the case was changed since, or the act is refused
   */
  void act(String number, int version, CaseAct act, User user) {
    transactions.executeWithoutResult(
        transaction -> {
          StoredCase found = store.get(number, Visible.to(user.account()));
          if (found.file().version() != version) {
            throw ProblemException.of(ProblemCode.CASE_CHANGED);
          }
          Decision decision =
              procedure.decide(
                  found.file(),
                  store.facts(found.file()),
                  act,
                  People.actor(user.account()),
                  clock.instant());
          if (decision instanceof Decision.Refused refused) {
            throw problem(refused.refusal(), refused.field());
          }
          store.update((Decision.Done) decision);
          audit(user, Action.CASE_ACTED, number, act.action().id());
        });
  }

  static ProblemException problem(Refusal refusal, Need field) {
    ProblemCode code =
        switch (refusal.kind()) {
          case HIDDEN_PERSON, SHOWN_PERSON -> ProblemCode.FORBIDDEN;
          case HIDDEN_STATE, SHOWN_STATE -> ProblemCode.ILLEGAL_ACTION;
          case FIELD -> ProblemCode.INVALID_BODY;
        };
    return field == null
        ? ProblemException.of(code, refusal.wording())
        : ProblemException.ofField(code, field.id(), refusal.wording());
  }

  /** Who only reads cases, or only signs for them, adds nothing to them. */
  private static void requireWorker(User user) {
    if (WORK.stream().noneMatch(user.account()::may)) {
      throw ProblemException.of(ProblemCode.FORBIDDEN);
    }
  }

  /**
   * @param site null for a plain note; evidence is an inspector's
   */
  void note(String number, String text, CaseRecords.Site site, User user) {
    Instant now = clock.instant();
    if (site != null && site.at().isAfter(now.plus(CLOCK_SKEW))) {
      throw ProblemException.ofField(
          ProblemCode.INVALID_BODY,
          "evidence",
          new Wording(
              "取证时间（%s）晚于服务器时间（%s），请校准设备时钟或更正取证时间".formatted(shown(site.at()), shown(now)),
              "The evidence is of %s, which is after the server's time %s: set the clock of the"
                      .formatted(shown(site.at()), shown(now))
                  + " device, or mend the time of the evidence"));
    }
    transactions.executeWithoutResult(
        transaction -> {
          requireOpenAndLock(number, user);
          if (site != null) {
            user.account().require(Right.CASES_INSPECT);
          }
          requireWorker(user);
          requireRoomForNote(number);
          records.add(
              number,
              new CaseRecords.Note(UUID.randomUUID(), user.account().name(), now, text, site));
          audit(user, Action.CASE_NOTED, number, site == null ? "note" : "evidence");
        });
  }

  private static String shown(Instant at) {
    return MINUTE.format(at);
  }

  void attach(String number, Attachments.Upload upload, User user) {
    transactions.executeWithoutResult(
        transaction -> {
          requireOpenAndLock(number, user);
          requireWorker(user);
          requireRoomForFile(number, upload.content().length);
          CaseRecords.Attachment attachment = upload.by(user.account().name(), clock.instant());
          records.add(number, attachment, upload.content());
          audit(user, Action.CASE_ATTACHED, number, attachment.id() + " " + attachment.sha256());
        });
  }

  /** Nobody closes it, or adds to it, until the transaction ends. */
  private void requireOpenAndLock(String number, User user) {
    Visible visible = Visible.to(user.account());
    store.get(number, visible);
    store.lock(number);
    requireOpen(store.get(number, visible));
  }

  private void requireRoomForNote(String number) {
    if (records.notesOf(number) >= NOTES_MAX) {
      throw ProblemException.of(
          ProblemCode.TOO_LARGE,
          new Wording(
              "每个案件最多 %d 条记录，请将其余内容整理为文件后作为附件上传".formatted(NOTES_MAX),
              "A case holds %d notes at most; attach the rest as a file".formatted(NOTES_MAX)));
    }
  }

  private void requireRoomForFile(String number, long bytes) {
    CaseRecords.Attached attached = records.attached(number);
    if (attached.files() >= ATTACHMENTS_MAX) {
      throw ProblemException.of(
          ProblemCode.TOO_LARGE,
          new Wording(
              "每个案件最多 %d 个附件，请将多个文件合并为一个后上传".formatted(ATTACHMENTS_MAX),
              "A case holds %d attachments at most; put several files into one"
                  .formatted(ATTACHMENTS_MAX)));
    }
    if (attached.bytes() + bytes > ATTACHED_MAX) {
      throw ProblemException.of(
          ProblemCode.TOO_LARGE,
          new Wording(
              "每个案件的附件合计不超过 500 MiB，请压缩图片或只上传必要的部分",
              "A case holds 500 MiB of attachments at most; compress pictures, or attach only"
                  + " what is needed"));
    }
  }

  private static void requireOpen(StoredCase found) {
    if (!found.file().state().isOpen()) {
      throw ProblemException.of(
          ProblemCode.ILLEGAL_ACTION, new Wording("案件已销号", "The case is closed"));
    }
  }

  /** The file as it was uploaded. */
  CaseRecords.Opened open(String number, UUID attachment, User user) {
    store.get(number, Visible.to(user.account()));
    CaseRecords.Opened opened =
        records
            .open(number, attachment)
            .orElseThrow(() -> ProblemException.of(ProblemCode.NOT_FOUND));
    audit(user, Action.ATTACHMENT_OPENED, number, attachment.toString());
    return undamaged(opened);
  }

  /**
   * @throws ProblemException if the file is not what was uploaded
   */
  static CaseRecords.Opened undamaged(CaseRecords.Opened opened) {
    if (!Sha256.of(opened.content()).equals(opened.attachment().sha256())) {
      throw ProblemException.of(ProblemCode.ATTACHMENT_DAMAGED);
    }
    return opened;
  }

  private void audit(User user, Action action, String object, String detail) {
    audit.append(user.account().name(), action, object, detail, user.address());
  }
}
