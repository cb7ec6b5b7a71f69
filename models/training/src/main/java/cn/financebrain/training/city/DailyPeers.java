package cn.financebrain.training.city;

import cn.financebrain.scoring.peer.PeerEpochs;
import cn.financebrain.scoring.profile.Peers;
import java.util.List;
import java.util.stream.LongStream;

/**
 * The peers of each day of a span, one object a day as in the stream. Safe for threads as long as
 * nothing is put into the epochs any more.
 */
record DailyPeers(long firstDay, List<Peers> days) {
  DailyPeers {
    days = List.copyOf(days);
  }

  static DailyPeers of(PeerEpochs epochs, long firstDay, long lastDay) {
    return new DailyPeers(
        firstDay, LongStream.rangeClosed(firstDay, lastDay).mapToObj(epochs::of).toList());
  }

  Peers of(long day) {
    return days.get((int) (day - firstDay));
  }
}
