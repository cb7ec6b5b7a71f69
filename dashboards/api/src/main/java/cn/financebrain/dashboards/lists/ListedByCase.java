package cn.financebrain.dashboards.lists;

import cn.financebrain.dashboards.audit.AuditTrail;
import cn.financebrain.dashboards.audit.AuditTrail.Action;
import cn.financebrain.dashboards.cases.CaseFollower;
import cn.financebrain.dashboards.casework.CaseFile;
import cn.financebrain.dashboards.casework.CaseState;
import cn.financebrain.dashboards.casework.Decision;
import cn.financebrain.dashboards.listing.ListDecision.Done;
import cn.financebrain.dashboards.listing.ListEntry;
import cn.financebrain.dashboards.listing.ListKind;
import cn.financebrain.dashboards.listing.ListRules;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Puts an enterprise on the risk list when a case is closed that found something. */
@Component
class ListedByCase implements CaseFollower {
  /** The step that closes a case is audited with the address of who took it. */
  private static final String NOT_HERE = "";

  private final ListStore store;
  private final ListRules rules;
  private final AuditTrail audit;

  ListedByCase(ListStore store, ListRules rules, AuditTrail audit) {
    this.store = store;
    this.rules = rules;
    this.audit = audit;
  }

  @Override
  public void follow(Decision.Done done, String enterpriseName) {
    CaseFile file = done.file();
    boolean closes = file.state() == CaseState.CLOSED && done.entry().action().equals("approved");
    if (!closes || !ListRules.lists(file.standing().outcome())) {
      return;
    }
    Done listed = list(file, done.entry().at(), enterpriseName);
    audit.append(
        done.entry().by(),
        Action.LIST_ACTED,
        file.enterprise(),
        "risk %s listed by case %s".formatted(listed.entry().id(), file.number()),
        NOT_HERE);
  }

  /** Goes on with the entry that there is, also where somebody adds it in the same moment. */
  private Done list(CaseFile file, Instant at, String enterpriseName) {
    while (true) {
      Optional<ListEntry> open = store.openToChange(ListKind.RISK, file.enterprise(), file.risk());
      Done listed = rules.listedByCase(file, open, UUID.randomUUID(), at);
      if (open.isPresent()) {
        store.update(listed);
        return listed;
      }
      if (store.insertUnlessOpen(listed, enterpriseName)) {
        return listed;
      }
    }
  }
}
