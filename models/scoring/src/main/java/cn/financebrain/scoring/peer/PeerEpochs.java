package cn.financebrain.scoring.peer;

import cn.financebrain.scoring.profile.Peers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** The statistics of all groups by epoch. Mutable and not safe for threads. */
public final class PeerEpochs {
  private final Map<PeerGroup, NavigableMap<Long, Peers.Group>> groups = new HashMap<>();

  /** One object for each epoch that was asked for, so that the same epoch is the same peers. */
  private final NavigableMap<Long, Peers> epochs = new TreeMap<>();

  public void put(PeerStatistic statistic) {
    groups
        .computeIfAbsent(statistic.group(), group -> new TreeMap<>())
        .put(statistic.day(), statistic.figures());
  }

  /** The peers of an epoch: of each group what was told last up to the day. */
  public Peers of(long day) {
    return epochs.computeIfAbsent(day, epoch -> (tag, codes) -> find(tag, codes, epoch));
  }

  private Optional<Peers.Group> find(String tag, List<String> codes, long day) {
    NavigableMap<Long, Peers.Group> days = groups.get(new PeerGroup(tag, codes));
    if (days == null) {
      return Optional.empty();
    }
    Map.Entry<Long, Peers.Group> newest = days.floorEntry(day);
    return newest == null ? Optional.empty() : Optional.of(newest.getValue());
  }

  /** Forgets what no epoch from the given day on can see. */
  public void forgetBefore(long day) {
    epochs.headMap(day, false).clear();
    for (NavigableMap<Long, Peers.Group> days : groups.values()) {
      Long newest = days.floorKey(day);
      if (newest != null) {
        days.headMap(newest, false).clear();
      }
    }
  }

  /** Everything that is known. */
  public List<PeerStatistic> statistics() {
    List<PeerStatistic> all = new ArrayList<>();
    groups.forEach(
        (group, days) ->
            days.forEach((day, figures) -> all.add(new PeerStatistic(group, day, figures))));
    return all;
  }
}
