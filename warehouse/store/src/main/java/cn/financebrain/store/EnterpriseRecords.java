package cn.financebrain.store;

import cn.financebrain.contract.EnterpriseId;
import cn.financebrain.contract.LoggedRecord;
import cn.financebrain.contract.StoredScore;
import java.util.List;

/**
 * What is stored of an enterprise's way through the log.
 *
 * @param events with their places, each place once
 * @param scores that were told
 */
public record EnterpriseRecords(
    EnterpriseId enterprise, List<LoggedRecord> events, List<StoredScore> scores) {
  public EnterpriseRecords {
    events = List.copyOf(events);
    scores = List.copyOf(scores);
  }
}
