package cn.financebrain.store;

import cn.financebrain.contract.DayBegins;
import cn.financebrain.contract.StaleTypes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Reads marks of days back. */
final class FeedDays {
  private FeedDays() {}

  static List<DayBegins> of(Session session, long day) {
    return session.list(
        """
        SELECT toInt32(epoch), known, stale_type, stale_feed FROM feed_epoch_log FINAL
        WHERE toInt32(epoch) =
          (SELECT max(toInt32(epoch)) FROM feed_epoch_log WHERE toInt32(epoch) <= ?)
        ORDER BY known, stale_type, stale_feed
        """,
        List.of(day),
        FeedDays::mark);
  }

  /** Those of all days up to one. */
  static List<DayBegins> until(Session session, long day) {
    return session.list(
        """
        SELECT toInt32(epoch), known, stale_type, stale_feed FROM feed_epoch_log FINAL
        WHERE toInt32(epoch) <= ? ORDER BY epoch, known, stale_type, stale_feed
        """,
        List.of(day),
        FeedDays::mark);
  }

  private static DayBegins mark(ResultSet row) throws SQLException {
    return new DayBegins(
        row.getLong(1), row.getBoolean(2) ? Optional.of(types(row)) : Optional.empty());
  }

  private static StaleTypes types(ResultSet row) throws SQLException {
    List<?> types = Arrays.of(row, "stale_type");
    List<?> feeds = Arrays.of(row, "stale_feed");
    SortedMap<String, SortedSet<String>> told = new TreeMap<>();
    for (int i = 0; i < types.size(); i++) {
      told.computeIfAbsent(types.get(i).toString(), any -> new TreeSet<>())
          .add(feeds.get(i).toString());
    }
    return new StaleTypes(told);
  }
}
