package cn.financebrain.scoring.replay;

import cn.financebrain.contract.DayBegins;
import cn.financebrain.contract.PeerEpoch;
import cn.financebrain.scoring.feed.FeedEpochs;
import cn.financebrain.scoring.feed.StaleTags;
import cn.financebrain.scoring.peer.PeerEpochs;
import cn.financebrain.scoring.peer.PeerStatistic;
import cn.financebrain.scoring.profile.Catalogue;
import cn.financebrain.scoring.profile.Peers;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What an evaluation rests on beside the enterprise's own log: its peers and the feeds, day by day.
 * Not safe for threads.
 */
public sealed interface Surroundings {

  /** The peers of a day: one object for each. */
  Peers peers(long day);

  /** The tags that were stale on a day. */
  StaleTags stale(long day);

  /** As they were stored. */
  final class Known implements Surroundings {
    private final PeerEpochs peers = new PeerEpochs();
    private final FeedEpochs feeds;

    /**
     * @param rows statistics of peers; those of tags that the catalogue defines otherwise are left
     *     out
     */
    public Known(Catalogue catalogue, Iterable<PeerEpoch> rows, Iterable<DayBegins> marks) {
      feeds = new FeedEpochs(catalogue);
      marks.forEach(feeds::put);
      for (PeerEpoch row : rows) {
        if (catalogue.knownFingerprint(row.tag()).filter(row::isOf).isPresent()) {
          peers.put(PeerStatistic.of(row));
        }
      }
    }

    @Override
    public Peers peers(long day) {
      return peers.of(day);
    }

    @Override
    public StaleTags stale(long day) {
      return feeds.of(day);
    }
  }

  /** Knows nobody, and notes the groups that are asked for and the days. */
  final class Asked implements Surroundings {
    private final Map<String, Set<List<String>>> groups = new TreeMap<>();
    private final Map<Long, Peers> days = new TreeMap<>();

    @Override
    public Peers peers(long day) {
      return days.computeIfAbsent(day, any -> (tag, codes) -> note(tag, codes));
    }

    private Optional<Peers.Group> note(String tag, List<String> codes) {
      groups.computeIfAbsent(tag, any -> new HashSet<>()).add(List.copyOf(codes));
      return Optional.empty();
    }

    @Override
    public StaleTags stale(long day) {
      return StaleTags.NONE;
    }

    /** By the tag that compares, the codes of each. */
    Map<String, Set<List<String>>> groups() {
      return groups;
    }

    Set<Long> days() {
      return days.keySet();
    }
  }
}
