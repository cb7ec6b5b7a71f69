package cn.financebrain.contract.feed;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is known of a feed's past.
 *
 * @param accepted rows that were new, by the day on which they could first be known; days without
 *     any are left out
 * @param loads the newest first, as many as are looked at; their profiles have no days
 */
public record FeedHistory(
    FeedAgreement agreement, SortedMap<LocalDate, Long> accepted, List<FeedLoad> loads) {
  public FeedHistory {
    accepted = Collections.unmodifiableSortedMap(new TreeMap<>(accepted));
    loads = List.copyOf(loads);
  }
}
