package cn.financebrain.dashboards.cases;

import cn.financebrain.dashboards.DashboardsSettings;
import cn.financebrain.dashboards.access.Right;
import cn.financebrain.dashboards.audit.AuditTrail;
import cn.financebrain.dashboards.audit.AuditTrail.Action;
import cn.financebrain.dashboards.cases.CaseDesk.User;
import cn.financebrain.dashboards.casework.Actor;
import cn.financebrain.dashboards.casework.CaseAct;
import cn.financebrain.dashboards.casework.CaseAction;
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

  /** The address of a proposer, whose act is entered when the second person approves it. */
  private static final String NOT_HERE = "";

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
  private final CaseStore store;
  private final People people;
  private final Procedure procedure;
  private final AuditTrail audit;
  private final TransactionOperations transactions;
  private final InstantSource clock;
  private final Duration proposalValid;

  Bulks(
      BulkStore bulks,
      CaseStore store,
      People people,
      Procedure procedure,
      AuditTrail audit,
      TransactionOperations transactions,
      InstantSource clock,
      DashboardsSettings settings) {
    this.bulks = bulks;
    this.store = store;
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
    boolean within =
        bulk.items().stream().allMatch(item -> user.account().territory().holds(item.region()));
    return isOwn(bulk, user) || (within && user.account().may(Right.CASES_APPROVE));
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
    CaseAct act = act(bulk);
    Actor actor = People.actor(user.account());
    move(bulk, Bulk.Status.DONE, user);
    each(bulk, Bulk.Result.ABLE, item -> done(item, act, actor, null, user));
  }

  void approve(Bulk bulk, User user) {
    requireSecond(bulk, user);
    // whoever is gone is told of while the set still waits
    CaseAct act = act(bulk);
    Actor proposer = proposer(bulk);
    move(bulk, Bulk.Status.DONE, user);
    each(
        bulk,
        Bulk.Result.ABLE,
        item -> done(item, act, proposer, People.actor(user.account()), user));
  }

  private Actor proposer(Bulk bulk) {
    return people
        .actor(bulk.by())
        .orElseThrow(() -> ProblemException.of(ProblemCode.ILLEGAL_ACTION, GONE));
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
    each(bulk, Bulk.Result.DONE, item -> undone(item, user));
  }

  /**
   * Does what was left when the server died, or the database was lost, in the middle. Nothing is
   * done twice, even where it is still running: each item is taken once.
   */
  void resume(Bulk bulk, User user) {
    require(bulk.pending() > 0, NOTHING_LEFT);
    if (bulk.status() == Bulk.Status.UNDONE) {
      requireOwn(bulk, user);
      audit(user, Action.BULK_MOVED, bulk, "resumed");
      each(bulk, Bulk.Result.DONE, item -> undone(item, user));
    } else if (bulk.action().takesTwoPersons()) {
      requireSecondPerson(bulk, user);
      CaseAct act = act(bulk);
      Actor proposer = proposer(bulk);
      audit(user, Action.BULK_MOVED, bulk, "resumed");
      Actor second = People.actor(user.account());
      each(bulk, Bulk.Result.ABLE, item -> done(item, act, proposer, second, user));
    } else {
      requireOwn(bulk, user);
      CaseAct act = act(bulk);
      audit(user, Action.BULK_MOVED, bulk, "resumed");
      Actor actor = People.actor(user.account());
      each(bulk, Bulk.Result.ABLE, item -> done(item, act, actor, null, user));
    }
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
          require(bulks.move(bulk, to, clock.instant()), LAPSED);
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
          transactions.executeWithoutResult(
              transaction -> {
                if (bulks.lock(bulk.id(), item)) {
                  bulks.update(bulk.id(), step.take(item));
                }
              });
        } catch (ProblemException e) {
          if (e.code() != ProblemCode.CASE_CHANGED) {
            throw e;
          }
          bulks.update(bulk.id(), item.became(Bulk.Result.CHANGED, null));
        }
      }
    }
  }

  /**
   * @param second approves it; null where the action needs nobody
   */
  private Bulk.Item done(Bulk.Item item, CaseAct act, Actor first, Actor second, User user) {
    CaseFile file = store.find(item.number()).orElseThrow().file();
    if (file.version() != item.version()) {
      return item.became(Bulk.Result.CHANGED, null);
    }
    Instant now = clock.instant();
    Decision decision = procedure.decide(file, store.facts(file), act, first, now);
    if (decision instanceof Decision.Refused refused) {
      return item.became(Bulk.Result.ILLEGAL, refused.refusal());
    }
    Decision.Done proposed = (Decision.Done) decision;
    if (second == null) {
      return kept(item, List.of(proposed), user);
    }
    Decision approval =
        procedure.decide(
            proposed.file(), store.facts(file), CaseAct.of(CaseAction.APPROVE), second, now);
    return approval instanceof Decision.Refused refused
        ? item.became(Bulk.Result.ILLEGAL, refused.refusal())
        : kept(item, List.of(proposed, (Decision.Done) approval), user);
  }

  private Bulk.Item kept(Bulk.Item item, List<Decision.Done> steps, User user) {
    for (Decision.Done step : steps) {
      store.update(step);
      String by = step.entry().by();
      audit.append(
          by,
          Action.CASE_ACTED,
          item.number(),
          step.entry().action(),
          by.equals(user.account().name()) ? user.address() : NOT_HERE);
    }
    return item.done(steps.get(steps.size() - 1).file().version());
  }

  private Bulk.Item undone(Bulk.Item item, User user) {
    CaseFile file = store.find(item.number()).orElseThrow().file();
    if (file.version() != item.doneVersion()) {
      return item.became(Bulk.Result.KEPT, null);
    }
    Decision decision =
        procedure.decide(
            file,
            store.facts(file),
            CaseAct.of(CaseAction.UNDO),
            People.actor(user.account()),
            clock.instant());
    if (decision instanceof Decision.Refused refused) {
      return item.became(Bulk.Result.KEPT, refused.refusal());
    }
    return kept(item, List.of((Decision.Done) decision), user).became(Bulk.Result.UNDONE, null);
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
