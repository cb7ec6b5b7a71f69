package cn.financebrain.contract.feed;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a load told of its feed beside the counts of its {@link cn.financebrain.contract.FeedRun}.
 *
 * @param accepted rows that were new, by the day on which they could first be known
 * @param columns by name
 */
public record FeedProfile(
    FeedAgreement agreement, Map<LocalDate, Long> accepted, Map<String, ColumnProfile> columns) {
  public FeedProfile {
    accepted = Map.copyOf(accepted);
    columns = Map.copyOf(columns);
  }

  /** Both together; the later one's agreement holds. */
  public FeedProfile plus(FeedProfile later) {
    Map<LocalDate, Long> days = new TreeMap<>(accepted);
    later.accepted.forEach((day, rows) -> days.merge(day, rows, Long::sum));
    Map<String, ColumnProfile> all = new LinkedHashMap<>(columns);
    later.columns.forEach((name, column) -> all.merge(name, column, ColumnProfile::plus));
    return new FeedProfile(later.agreement, days, all);
  }
}
