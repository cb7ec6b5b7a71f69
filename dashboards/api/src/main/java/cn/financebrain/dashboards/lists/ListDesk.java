package cn.financebrain.dashboards.lists;

import cn.financebrain.contract.EnterpriseId;
import cn.financebrain.dashboards.account.Account;
import cn.financebrain.dashboards.audit.AuditTrail;
import cn.financebrain.dashboards.audit.AuditTrail.Action;
import cn.financebrain.dashboards.cases.People;
import cn.financebrain.dashboards.cases.Words;
import cn.financebrain.dashboards.listing.ListAct;
import cn.financebrain.dashboards.listing.ListDecision;
import cn.financebrain.dashboards.listing.ListEntry;
import cn.financebrain.dashboards.listing.ListNeed;
import cn.financebrain.dashboards.listing.ListRefusal;
import cn.financebrain.dashboards.listing.ListRules;
import cn.financebrain.dashboards.problem.ProblemCode;
import cn.financebrain.dashboards.problem.ProblemException;
import cn.financebrain.dashboards.warehouse.Warehouse;
import cn.financebrain.store.WarehouseRow.EnterpriseRow;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Lets users work on the lists; each step and its entry in the audit trail are one transaction. */
@Component
class ListDesk {
  private final Warehouse warehouse;
  private final ListStore store;
  private final ListRules rules;
  private final ListInbox inbox;
  private final AuditTrail audit;
  private final TransactionOperations transactions;
  private final InstantSource clock;

  ListDesk(
      Warehouse warehouse,
      ListStore store,
      ListRules rules,
      ListInbox inbox,
      AuditTrail audit,
      TransactionOperations transactions,
      InstantSource clock) {
    this.warehouse = warehouse;
    this.store = store;
    this.rules = rules;
    this.inbox = inbox;
    this.audit = audit;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** Who works, from where. */
  record User(Account account, String address) {}

  /** Writes the look to the audit trail before anything is shown. */
  StoredEntry look(UUID id, User user) {
    StoredEntry found = store.get(id, user.account().territory());
    audit(user, Action.LIST_VIEWED, found.entry(), "");
    return found;
  }

  void exported(ListFilter filter, String detail, User user) {
    audit.append(
        user.account().name(),
        Action.LIST_EXPORTED,
        filter.kind().map(Words::id).orElse("white, risk"),
        detail,
        user.address());
  }

  /**
   * @return the id of the new entry
   * @throws ProblemException if the enterprise is not in the territory, or is on the list already
   */
  UUID propose(String enterprise, ListRules.Draft draft, User user) {
    EnterpriseRow row =
        known(enterprise)
            .filter(found -> user.account().territory().holds(found.region()))
            .orElseThrow(() -> ProblemException.of(ProblemCode.ENTERPRISE_NOT_FOUND));
    Instant now = clock.instant();
    ListDecision decision =
        rules.propose(
            UUID.randomUUID(),
            row.enterprise().text(),
            row.region(),
            draft,
            People.actor(user.account()),
            now);
    if (decision instanceof ListDecision.Refused refused) {
      throw problem(refused.refusal(), refused.field(), Optional.empty());
    }
    ListDecision.Done done = (ListDecision.Done) decision;
    try {
      transactions.executeWithoutResult(
          transaction -> {
            // one whose last day has passed makes room
            store
                .openOf(draft.kind(), row.enterprise().text(), draft.risk())
                .flatMap(before -> rules.onTheDay(before, now))
                .ifPresent(store::update);
            store.insert(done, row.name());
            inbox.follow(done, row.name());
            audit(user, Action.LIST_PROPOSED, done.entry(), "");
          });
    } catch (DuplicateKeyException e) {
      throw ProblemException.of(ProblemCode.LIST_ENTRY_EXISTS);
    }
    return done.entry().id();
  }

  private Optional<EnterpriseRow> known(String enterprise) {
    try {
      return warehouse.pages().enterprise(EnterpriseId.parse(enterprise));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /**
   * @param version that the user saw
   * @throws ProblemException if the entry was changed since, or the act is refused
   */
  void act(UUID id, int version, ListAct act, User user) {
    transactions.executeWithoutResult(
        transaction -> {
          StoredEntry stored = store.get(id, user.account().territory());
          ListEntry entry = stored.entry();
          if (entry.version() != version) {
            throw ProblemException.of(ProblemCode.LIST_ENTRY_CHANGED);
          }
          Optional<String> openCase = store.openCase(entry.enterprise());
          ListDecision decision =
              rules.decide(entry, openCase, act, People.actor(user.account()), clock.instant());
          if (decision instanceof ListDecision.Refused refused) {
            throw problem(refused.refusal(), refused.field(), openCase);
          }
          ListDecision.Done done = (ListDecision.Done) decision;
          store.update(done);
          inbox.follow(done, stored.enterpriseName());
          audit(user, Action.LIST_ACTED, entry, act.action().id());
        });
  }

  private static ProblemException problem(
      ListRefusal refusal, ListNeed field, Optional<String> openCase) {
    ProblemCode code =
        switch (refusal.kind()) {
          case PERSON -> ProblemCode.FORBIDDEN;
          case STATE -> ProblemCode.LIST_RULE;
          case FIELD -> ProblemCode.INVALID_BODY;
        };
    return field == null
        ? ProblemException.of(code, refusal.wording(openCase.orElse("")))
        : ProblemException.ofField(code, field.id(), refusal.wording(""));
  }

  private void audit(User user, Action action, ListEntry entry, String detail) {
    audit.append(
        user.account().name(),
        action,
        entry.enterprise(),
        "%s %s %s".formatted(Words.id(entry.kind()), entry.id(), detail).strip(),
        user.address());
  }
}
