package cn.financebrain.streaming.wire;

import cn.financebrain.contract.DayBegins;
import cn.financebrain.scoring.peer.PeerStatistic;

/** What an epoch is made of, on its way to every subtask that scores. */
public sealed interface EpochPart {

  /** What is known of a group of peers. */
  record OfPeers(PeerStatistic statistic) implements EpochPart {}

  /** What one partition of the log was told of the feeds. */
  record OfFeeds(DayBegins mark) implements EpochPart {}
}
