package cn.financebrain.contract;

import java.util.Collection;
import java.util.Collections;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The event types of which nothing can be relied on to be complete on a day, since no feed that
 * tells of them is well.
 *
 * @param feeds of each stale type, all feeds that tell of it; at least one each
 */
public record StaleTypes(SortedMap<String, SortedSet<String>> feeds) {
  /** Every feed is well. */
  public static final StaleTypes NONE = new StaleTypes(Collections.emptySortedMap());

  /**
   * @throws IllegalArgumentException if a type is of no feed
   */
  public StaleTypes {
    SortedMap<String, SortedSet<String>> copy = new TreeMap<>();
    feeds.forEach((type, of) -> copy.put(type, copy(type, of)));
    feeds = Collections.unmodifiableSortedMap(copy);
  }

  private static SortedSet<String> copy(String type, Collection<String> feeds) {
    if (feeds.isEmpty()) {
      throw new IllegalArgumentException("type %s is of no feed, expected one".formatted(type));
    }
    return Collections.unmodifiableSortedSet(new TreeSet<>(feeds));
  }

  public boolean isEmpty() {
    return feeds.isEmpty();
  }

  /** What is stale by either. */
  public StaleTypes and(StaleTypes other) {
    SortedMap<String, SortedSet<String>> both = new TreeMap<>(feeds);
    other.feeds.forEach(
        (type, more) ->
            both.merge(
                type,
                more,
                (one, two) -> {
                  SortedSet<String> all = new TreeSet<>(one);
                  all.addAll(two);
                  return all;
                }));
    return new StaleTypes(both);
  }
}
