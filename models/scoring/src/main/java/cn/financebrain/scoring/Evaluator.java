package cn.financebrain.scoring;

import cn.financebrain.contract.EnterpriseEvent;
import cn.financebrain.contract.EnterpriseId;
import cn.financebrain.contract.LogPosition;
import cn.financebrain.contract.LogRecord;
import cn.financebrain.scoring.alert.AlertPolicy;
import cn.financebrain.scoring.profile.Catalogue;
import cn.financebrain.scoring.release.ReleaseDirectory;
import cn.financebrain.scoring.rule.Rules;
import java.time.Instant;
import java.util.List;

/**
 * Applies the log to enterprises. Safe for threads as long as each state has one user at a time.
 */
@SuppressWarnings({"UnusedVariable", "UnusedMethod"})
public final class Evaluator {
  private final Catalogue catalogue;
  private final Rules rules;
  private final AlertPolicy policy;
  private final ReleaseDirectory releases;

  public Evaluator(
      Catalogue catalogue, Rules rules, AlertPolicy policy, ReleaseDirectory releases) {
    this.catalogue = catalogue;
    this.rules = rules;
    this.policy = policy;
    this.releases = releases;
  }

  public Catalogue catalogue() {
    return catalogue;
  }

  /**
   * Applies one record at its arrival time. The given state is left as it was.
   *
   * @throws cn.financebrain.scoring.release.ReleaseException if the record's release is not there
   */
  public Outcome process(EnterpriseState state, LogRecord record, LogPosition position) {
    return cn.financebrain.scoring.profile.Pending.value();
  }

  /**
   * Tags and scores of an enterprise as of an instant, from its events alone; no alerts.
   *
   * @param events all or some of the enterprise's events, in any order
   */
  public Outcome.Evaluated evaluateAsOf(
      EnterpriseId enterprise, List<EnterpriseEvent> events, Instant asOf, int release) {
    return cn.financebrain.scoring.profile.Pending.value();
  }
}
