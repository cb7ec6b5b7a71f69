package cn.financebrain.dashboards.cases;

import cn.financebrain.dashboards.audit.AuditTrail;
import cn.financebrain.dashboards.audit.AuditTrail.Action;
import cn.financebrain.dashboards.cases.CaseDesk.User;
import cn.financebrain.dashboards.casework.Actor;
import cn.financebrain.dashboards.casework.CaseAct;
import cn.financebrain.dashboards.casework.CaseAction;
import cn.financebrain.dashboards.casework.CaseFile;
import cn.financebrain.dashboards.casework.Decision;
import cn.financebrain.dashboards.casework.Procedure;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.springframework.stereotype.Component;

/** What a set does to each of its cases, within the transaction of who goes through the set. */
@Component
class BulkSteps {
  /** The address of a proposer, whose act is entered when the second person approves it. */
  private static final String NOT_HERE = "";

  private final CaseStore store;
  private final Procedure procedure;
  private final AuditTrail audit;
  private final InstantSource clock;

  BulkSteps(CaseStore store, Procedure procedure, AuditTrail audit, InstantSource clock) {
    this.store = store;
    this.procedure = procedure;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * @param second approves it; null where the action needs nobody
   */
  Bulk.Item done(Bulk.Item item, CaseAct act, Actor first, Actor second, User user) {
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

  Bulk.Item undone(Bulk.Item item, User user) {
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
}
