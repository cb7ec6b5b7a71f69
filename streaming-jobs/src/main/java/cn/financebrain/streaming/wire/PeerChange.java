package cn.financebrain.streaming.wire;

import cn.financebrain.scoring.peer.PeerGroup;
import cn.financebrain.scoring.peer.PeerSums;

/**
 * How records of a day changed the sums of a group.
 *
 * @param day on which they arrived, counted from 1970-01-01
 */
public record PeerChange(PeerGroup group, long day, PeerSums change) {

  /** What the stream is keyed by. */
  public String key() {
    return group.key();
  }
}
