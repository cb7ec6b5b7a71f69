package cn.financebrain.ingest.health;

import cn.financebrain.contract.StaleTypes;
import cn.financebrain.contract.feed.FeedAgreement;
import cn.financebrain.contract.feed.FeedFinding;
import cn.financebrain.contract.feed.FeedFinding.Kind;
import cn.financebrain.contract.feed.FeedFinding.Severity;
import java.util.Collection;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Which event types are stale. A feed is unwell while it is overdue by what was agreed, or anything
 * else is found that is an error: nothing came in a period, a column that is read is gone or
 * missing in all rows, most rows are refused. A warning (more or fewer rows than usual) is told to
 * the data engineer, but the data is there. A type is stale when every feed that tells of it is
 * unwell; where one of them is well, or agreed to nothing by which it could be late, it is not.
 */
public final class Staleness {
  private Staleness() {}

  /**
   * @param agreements of all feeds
   * @param open what is wrong with them
   */
  public static StaleTypes of(Collection<FeedAgreement> agreements, Collection<FeedFinding> open) {
    Set<String> unwell =
        open.stream()
            .filter(Staleness::isUnwell)
            .map(FeedFinding::feed)
            .collect(Collectors.toSet());
    SortedMap<String, SortedSet<String>> feeds = new TreeMap<>();
    for (FeedAgreement agreement : agreements) {
      for (String type : agreement.eventTypes()) {
        feeds.computeIfAbsent(type, any -> new TreeSet<>()).add(agreement.feed());
      }
    }
    feeds.values().removeIf(of -> !unwell.containsAll(of));
    return new StaleTypes(feeds);
  }

  private static boolean isUnwell(FeedFinding finding) {
    return finding.kind() == Kind.FRESHNESS || finding.severity() == Severity.ERROR;
  }
}
