package cn.financebrain.dashboards.casework;

import cn.financebrain.contract.Band;
import cn.financebrain.contract.Risk;
import java.time.Instant;

/**
 * A case.
 *
 * @param version counts the entries of its history
 * @param region of the enterprise at opening; empty if unknown
 * @param band the highest of its alerts
 * @param proposal what waits for a second person; null for nothing
 * @param last what can be undone; null for nothing
 */
public record CaseFile(
    String number,
    int version,
    String enterprise,
    String region,
    Risk risk,
    Band band,
    Instant openedAt,
    Standing standing,
    Proposal proposal,
    LastAct last) {

  public CasePath path() {
    return CasePath.of(risk);
  }

  public CaseState state() {
    return standing.state();
  }

  CaseFile next(Standing then, Proposal waiting, LastAct undoable) {
    return new CaseFile(
        number, version + 1, enterprise, region, risk, band, openedAt, then, waiting, undoable);
  }
}
