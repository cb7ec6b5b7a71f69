package cn.financebrain.scoring.peer;

import cn.financebrain.contract.PeerEpoch;
import cn.financebrain.scoring.profile.Peers;

/**
 * What is known of a group from one epoch on, until the next that tells of it.
 *
 * @param day the epoch, counted from 1970-01-01
 */
public record PeerStatistic(PeerGroup group, long day, Peers.Group figures) {

  public static PeerStatistic of(PeerEpoch row) {
    return new PeerStatistic(
        new PeerGroup(row.tag(), row.codes()),
        row.day(),
        new Peers.Group(row.members(), row.mean(), row.deviation()));
  }
}
