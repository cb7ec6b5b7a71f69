package cn.financebrain.store;

import cn.financebrain.contract.Risk;
import cn.financebrain.contract.drift.DriftFinding;
import java.time.LocalDate;
import java.util.List;

/**
 * What was found of one model on a day.
 *
 * @param day in UTC+8
 * @param findings of one risk and model: the index first, then the tags, the largest stability
 *     index first; at least one
 */
public record DriftDay(LocalDate day, List<DriftFinding> findings) {
  public DriftDay {
    findings = List.copyOf(findings);
    if (findings.isEmpty()) {
      throw new IllegalArgumentException("a day without findings");
    }
  }

  public Risk risk() {
    return findings.get(0).risk();
  }

  public String model() {
    return findings.get(0).model();
  }

  /** How many findings are of this state. */
  public long count(DriftFinding.State state) {
    return findings.stream().filter(finding -> finding.state() == state).count();
  }
}
