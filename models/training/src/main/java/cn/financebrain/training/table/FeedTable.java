package cn.financebrain.training.table;

import cn.financebrain.contract.EnterpriseEvent;
import cn.financebrain.contract.EnterpriseId;
import cn.financebrain.scoring.peer.PeerRecount;
import cn.financebrain.scoring.profile.Catalogue;
import java.util.List;
import java.util.Map;

/**
 * The training table of events that are at hand, without a stack: the same rows, tags and
 * statistics of peers as from the warehouse into which these events were loaded as a history.
 */
public final class FeedTable {
  private FeedTable() {}

  /**
   * @param events of all enterprises, those without a label too: they are peers
   * @throws IllegalArgumentException if two labels contradict each other
   */
  public static TrainingTable of(
      Map<EnterpriseId, List<EnterpriseEvent>> events, List<Label> labels, Catalogue catalogue) {
    PeerRecount peers = new PeerRecount(catalogue);
    events.values().forEach(peers::accept);
    PointInTime table = new PointInTime(catalogue, labels, peers.epochs());
    events.forEach(table::accept);
    return table.build();
  }
}
