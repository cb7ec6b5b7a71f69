package cn.financebrain.dashboards.cases;

import cn.financebrain.dashboards.DashboardsSettings;
import cn.financebrain.dashboards.access.Right;
import cn.financebrain.dashboards.account.Account;
import cn.financebrain.dashboards.audit.AuditTrail;
import cn.financebrain.dashboards.audit.AuditTrail.Action;
import cn.financebrain.dashboards.cases.CaseDesk.User;
import cn.financebrain.dashboards.casework.Actor;
import cn.financebrain.dashboards.casework.CaseAct;
import cn.financebrain.dashboards.casework.CaseFacts;
import cn.financebrain.dashboards.casework.CaseFile;
import cn.financebrain.dashboards.casework.Decision;
import cn.financebrain.dashboards.casework.Procedure;
import cn.financebrain.dashboards.casework.Refusal;
import cn.financebrain.dashboards.problem.ProblemCode;
import cn.financebrain.dashboards.problem.ProblemException;
import cn.financebrain.dashboards.problem.Wording;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Does one action to a set of cases: first the set is frozen with the versions that were seen, then
 * each case is changed in a transaction of its own, if nobody changed it since.
 */
@Component
class Bulks {
  private static final Duration VALID = Duration.ofMinutes(10);

  private static final Wording LAPSED =
      new Wording(
          "该批量操作已执行或已过期（十分钟），请重新选择",
          "It was run already, or lapsed after ten minutes; select again");
  private static final Wording GONE =
      new Wording("提请人的账号已停用", "The account of who proposed it is disabled");
  private static final Wording NOT_UNDOABLE =
      new Wording(
          "只能撤销本人十分钟内的批量领取、交办或关注",
          "Only your own bulk take, assign or watch of the last ten minutes can be undone");
  private static final Wording NOTHING_LEFT =
      new Wording("没有未完成的案件", "Nothing of it is left to do");
  private static final Wording NOT_YOURS = new Wording("不是您的批量操作", "Not your bulk action");

  private final BulkStore bulks;
  private final BulkSteps steps;
  private final BulkInbox inbox;
  private final People people;
  private final Procedure procedure;
  private final AuditTrail audit;
  private final TransactionOperations transactions;
  private final InstantSource clock;
  private final Duration proposalValid;

  Bulks(
      BulkStore bulks,
      BulkSteps steps,
      BulkInbox inbox,
      People people,
      Procedure procedure,
      AuditTrail audit,
      TransactionOperations transactions,
      InstantSource clock,
      DashboardsSettings settings) {
    this.bulks = bulks;
    this.steps = steps;
    this.inbox = inbox;
    this.people = people;
    this.procedure = procedure;
    this.audit = audit;
    this.transactions = transactions;
    this.clock = clock;
    this.proposalValid = settings.cases().bulkProposalValid();
  }

  /** Changes nothing but that the set is remembered. */
  Bulk freeze(CaseAct act, List<StoredCase> cases, User user) {
    user.account().require(act.action().right());
    Instant now = clock.instant();
    List<Bulk.Item> items = new ArrayList<>();
    for (StoredCase each : cases) {
      items.add(frozen(items.size(), each, act, user, now));
    }
    Bulk bulk =
        new Bulk(
            UUID.randomUUID(),
            act.action(),
            user.account().name(),
            now,
            null,
            act.reason(),
            act.assignee() == null ? null : act.assignee().name(),
            act.until(),
            Bulk.Status.FROZEN,
            items);
    transactions.executeWithoutResult(
        transaction -> {
          bulks.insert(bulk);
          audit(user, Action.BULK_FROZEN, bulk, "%d".formatted(items.size()));
        });
    return bulk;
  }

  private Bulk.Item frozen(int place, StoredCase each, CaseAct act, User user, Instant now) {
    CaseFile file = each.file();
    Bulk.Item item =
        new Bulk.Item(
            place,
            file.number(),
            each.enterpriseName(),
            file.region(),
            file.version(),
            0,
            Bulk.Result.ABLE,
            null);
    // none of the actions asks for facts
    Decision decision =
        procedure.decide(file, CaseFacts.NONE, act, People.actor(user.account()), now);
    if (decision instanceof Decision.Refused refused) {
      if (isOfTheWholeSet(refused.refusal())) {
        throw CaseDesk.problem(refused.refusal(), refused.field());
      }
      return item.became(Bulk.Result.ILLEGAL, refused.refusal());
    }
    return item;
  }

  private static boolean isOfTheWholeSet(Refusal refusal) {
    return refusal == Refusal.MISSING
        || refusal == Refusal.SUPERFLUOUS
        || refusal == Refusal.UNTIL_OUT_OF_RANGE;
  }

  /** Who proposed it, and where it waits, who may decide on all of its cases. */
  Bulk get(UUID id, User user) {
    Bulk bulk = bulks.get(id);
    if (!isVisible(bulk, user)) {
      throw ProblemException.of(ProblemCode.NOT_FOUND);
    }
    audit(user, Action.BULK_VIEWED, bulk, "");
    return isLapsed(bulk) ? bulk.as(Bulk.Status.LAPSED) : bulk;
  }

  /** Those that wait for this user as the second person. */
  List<Bulk> waiting(User user) {
    user.account().require(Right.CASES_APPROVE);
    return bulks.proposed().stream()
        .map(bulks::get)
        .filter(bulk -> !isLapsed(bulk) && !isOwn(bulk, user) && isVisible(bulk, user))
        .toList();
  }

  private static boolean isVisible(Bulk bulk, User user) {
    Account account = user.account();
    return isOwn(bulk, user)
        || (account.may(Right.CASES_APPROVE) && bulk.isWithin(account.territory()));
  }

  private static boolean isOwn(Bulk bulk, User user) {
    return bulk.by().equals(user.account().name());
  }

  /** A set that was frozen or proposed so long ago that it no longer is what somebody saw. */
  private boolean isLapsed(Bulk bulk) {
    return switch (bulk.status()) {
      case FROZEN -> clock.instant().isAfter(bulk.at().plus(VALID));
      case PROPOSED -> clock.instant().isAfter(bulk.at().plus(proposalValid));
      default -> false;
    };
  }

  /**
   * @param count the number of items that was shown
   */
  void run(Bulk bulk, Integer count, User user) {
    requireOwn(bulk, user);
    require(bulk.status() == Bulk.Status.FROZEN, LAPSED);
    if (count == null || count != bulk.items().size()) {
      throw Words.invalid("count", "%d".formatted(bulk.items().size()));
    }
    if (bulk.action().takesTwoPersons()) {
      move(bulk, Bulk.Status.PROPOSED, user);
      return;
    }
    Step step = doing(bulk, user);
    move(bulk, Bulk.Status.DONE, user);
    each(bulk, Bulk.Result.ABLE, step);
  }

  void approve(Bulk bulk, User user) {
    requireSecond(bulk, user);
    Step step = doing(bulk, user); // whoever is gone is told of while the set still waits
    move(bulk, Bulk.Status.DONE, user);
    each(bulk, Bulk.Result.ABLE, step);
  }

  /**
   * What is done to each case of a set.
   *
   * @throws ProblemException if somebody whom it takes is gone
   */
  private Step doing(Bulk bulk, User user) {
    CaseAct act = act(bulk);
    Actor here = People.actor(user.account());
    if (!bulk.action().takesTwoPersons()) {
      return item -> steps.done(item, act, here, null, user);
    }
    Actor proposer =
        people
            .actor(bulk.by())
            .orElseThrow(() -> ProblemException.of(ProblemCode.ILLEGAL_ACTION, GONE));
    return item -> steps.done(item, act, proposer, here, user);
  }

  void reject(Bulk bulk, String reason, User user) {
    requireSecond(bulk, user);
    move(bulk, Bulk.Status.REJECTED, user);
    audit(user, Action.BULK_MOVED, bulk, "rejected: " + reason);
  }

  void undo(Bulk bulk, User user) {
    requireOwn(bulk, user);
    require(bulk.status() == Bulk.Status.DONE && !bulk.action().takesTwoPersons(), NOT_UNDOABLE);
    require(!clock.instant().isAfter(bulk.doneAt().plus(VALID)), NOT_UNDOABLE);
    move(bulk, Bulk.Status.UNDONE, user);
    each(bulk, Bulk.Result.DONE, item -> steps.undone(item, user));
  }

  /**
   * Does what was left when the server died, or the database was lost, in the middle. Nothing is
   * done twice, even where it is still running: each item is taken once.
   */
  void resume(Bulk bulk, User user) {
    require(bulk.pending() > 0, NOTHING_LEFT);
    boolean undoing = bulk.status() == Bulk.Status.UNDONE;
    if (!undoing && bulk.action().takesTwoPersons()) {
      requireSecondPerson(bulk, user);
    } else {
      requireOwn(bulk, user);
    }
    Step step = undoing ? item -> steps.undone(item, user) : doing(bulk, user);
    audit(user, Action.BULK_MOVED, bulk, "resumed");
    each(bulk, undoing ? Bulk.Result.DONE : Bulk.Result.ABLE, step);
  }

  private static void requireOwn(Bulk bulk, User user) {
    if (!isOwn(bulk, user)) {
      throw ProblemException.of(ProblemCode.FORBIDDEN, NOT_YOURS);
    }
  }

  private void requireSecond(Bulk bulk, User user) {
    requireSecondPerson(bulk, user);
    require(!isLapsedProposal(bulk), proposalLapsed());
    require(bulk.status() == Bulk.Status.PROPOSED, Refusal.NO_PROPOSAL.wording());
  }

  private static void requireSecondPerson(Bulk bulk, User user) {
    user.account().require(Right.CASES_APPROVE);
    if (isOwn(bulk, user)) {
      throw CaseDesk.problem(Refusal.SAME_PERSON, null);
    }
  }

  private boolean isLapsedProposal(Bulk bulk) {
    return bulk.status() == Bulk.Status.LAPSED
        && clock.instant().isAfter(bulk.at().plus(proposalValid));
  }

  private Wording proposalLapsed() {
    long days = proposalValid.toDays();
    return new Wording(
        "该批量提请超过 %d 天未审批，已失效，请重新选择并提请".formatted(days),
        "Nobody decided on it for %d days, so it lapsed; select and propose again".formatted(days));
  }

  private static void require(boolean holds, Wording otherwise) {
    if (!holds) {
      throw ProblemException.of(ProblemCode.ILLEGAL_ACTION, otherwise);
    }
  }

  private void move(Bulk bulk, Bulk.Status to, User user) {
    transactions.executeWithoutResult(
        transaction -> {
          Instant now = clock.instant();
          require(bulks.move(bulk, to, now), LAPSED);
          if (to == Bulk.Status.PROPOSED) {
            inbox.proposed(bulk, now);
          }
          audit(user, Action.BULK_MOVED, bulk, Words.id(to));
        });
  }

  private CaseAct act(Bulk bulk) {
    return new CaseAct(
        bulk.action(),
        bulk.reason(),
        ActBody.person("assignee", bulk.assignee(), people),
        null,
        bulk.until(),
        null,
        null,
        null,
        null,
        null);
  }

  private interface Step {
    Bulk.Item take(Bulk.Item item);
  }

  private void each(Bulk bulk, Bulk.Result having, Step step) {
    for (Bulk.Item item : bulk.items()) {
      if (item.result() == having) {
        try {
          take(bulk, item, step);
        } catch (ProblemException e) {
          if (e.code() != ProblemCode.CASE_CHANGED) {
            throw e;
          }
          take(bulk, item, changed -> changed.became(Bulk.Result.CHANGED, null));
        }
      }
    }
  }

  /** Once, whoever else goes through the same set. */
  private void take(Bulk bulk, Bulk.Item item, Step step) {
    transactions.executeWithoutResult(
        transaction -> {
          if (bulks.lock(bulk.id(), item)) {
            bulks.update(bulk.id(), step.take(item));
          }
        });
  }

  private void audit(User user, Action action, Bulk bulk, String detail) {
    audit.append(
        user.account().name(),
        action,
        bulk.id().toString(),
        "%s %s".formatted(bulk.action().id(), detail).strip(),
        user.address());
  }
}
