package cn.financebrain.dashboards.cases;

import cn.financebrain.contract.Band;
import cn.financebrain.contract.Risk;
import cn.financebrain.dashboards.casework.CaseEntry;
import cn.financebrain.dashboards.casework.CaseFile;
import cn.financebrain.dashboards.casework.CasePath;
import cn.financebrain.dashboards.casework.CaseState;
import cn.financebrain.dashboards.casework.Decision.Done;
import cn.financebrain.dashboards.casework.Outcome;
import cn.financebrain.dashboards.casework.Standing;
import cn.financebrain.dashboards.casework.Verdict;
import java.time.Instant;
import java.time.LocalDate;

/**
 * A step of a case as other systems are told of it: the step and how the case stands after it. Free
 * texts stay here, since they name people. Number and version together are its identity.
 */
record CaseEvent(
    String number,
    int version,
    Instant at,
    String action,
    String actor,
    String enterprise,
    String region,
    Risk risk,
    CasePath path,
    Band band,
    Instant openedAt,
    CaseState state,
    String handler,
    Verdict verdict,
    Outcome outcome,
    LocalDate dueOn,
    boolean suspended,
    boolean supervised,
    Boolean deserved) {

  static CaseEvent of(Done done) {
    CaseFile file = done.file();
    CaseEntry entry = done.entry();
    Standing standing = file.standing();
    return new CaseEvent(
        file.number(),
        file.version(),
        entry.at(),
        entry.action(),
        entry.by(),
        file.enterprise(),
        file.region(),
        file.risk(),
        file.path(),
        file.band(),
        file.openedAt(),
        file.state(),
        standing.handler(),
        standing.verdict(),
        standing.outcome(),
        standing.dueOn(),
        standing.suspension() != null,
        standing.supervised(),
        standing.deserved());
  }
}
