package cn.financebrain.scoring.feed;

import cn.financebrain.contract.DayBegins;
import cn.financebrain.contract.StaleTypes;
import cn.financebrain.scoring.profile.Catalogue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the marks of days tell of the feeds. A day is as its own marks say, else as those of the
 * newest day before it; the order in which they come, and how often each does, changes nothing.
 * Where the marks of one day differ (a publisher died between two partitions), what is known counts
 * before what is not, and a type is stale if any of them says so. Mutable and not safe for threads.
 */
public final class FeedEpochs {
  private final Catalogue catalogue;
  private final NavigableMap<Long, Optional<StaleTypes>> days = new TreeMap<>();

  /** Of each day that was asked for; bound to the catalogue once. */
  private final NavigableMap<Long, StaleTags> epochs = new TreeMap<>();

  public FeedEpochs(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  public void put(DayBegins mark) {
    days.merge(mark.day(), mark.stale(), FeedEpochs::and);
    epochs.tailMap(mark.day(), true).clear();
  }

  private static Optional<StaleTypes> and(Optional<StaleTypes> one, Optional<StaleTypes> other) {
    return one.isPresent() && other.isPresent()
        ? Optional.of(one.get().and(other.get()))
        : one.or(() -> other);
  }

  /** The tags that are stale on a day; none where nothing is known of its feeds. */
  public StaleTags of(long day) {
    StaleTags known = epochs.get(day);
    if (known == null) {
      known = types(day).map(types -> StaleTags.of(catalogue, types)).orElse(StaleTags.NONE);
      epochs.put(day, known);
    }
    return known;
  }

  /** The event types that are stale on a day; absent where that is not known. */
  public Optional<StaleTypes> types(long day) {
    Map.Entry<Long, Optional<StaleTypes>> newest = days.floorEntry(day);
    return newest == null ? Optional.empty() : newest.getValue();
  }

  /** Forgets what no day from the given one on can see. */
  public void forgetBefore(long day) {
    epochs.headMap(day, false).clear();
    Long newest = days.floorKey(day);
    if (newest != null) {
      days.headMap(newest, false).clear();
    }
  }

  /** Everything that is known, one mark a day. */
  public List<DayBegins> marks() {
    List<DayBegins> marks = new ArrayList<>();
    days.forEach((day, stale) -> marks.add(new DayBegins(day, stale)));
    return marks;
  }
}
