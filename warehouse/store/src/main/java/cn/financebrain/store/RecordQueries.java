package cn.financebrain.store;

import cn.financebrain.contract.EnterpriseId;
import cn.financebrain.contract.LoggedRecord;
import cn.financebrain.contract.StoredScore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Ways of enterprises through the log, some enterprises at a time. */
final class RecordQueries {
  /** Bounds memory, and the length of a query. */
  private static final int AT_ONCE = 200;

  private final Session session;

  RecordQueries(Session session) {
    this.session = session;
  }

  /** All that were ever evaluated, in order. */
  List<EnterpriseId> enterprises() {
    return session.list(
        "SELECT DISTINCT enterprise FROM score_log ORDER BY enterprise",
        List.of(),
        row -> EnterpriseId.parse(row.getString(1)));
  }

  /** See {@link WarehouseReader#records}. */
  void each(List<EnterpriseId> all, Instant until, Consumer<EnterpriseRecords> consumer) {
    for (int i = 0; i < all.size(); i += AT_ONCE) {
      List<EnterpriseId> some = all.subList(i, Math.min(all.size(), i + AT_ONCE));
      Map<EnterpriseId, List<LoggedRecord>> events = events(some, until);
      Map<EnterpriseId, List<StoredScore>> scores = scores(some, until);
      for (EnterpriseId enterprise : some) {
        consumer.accept(
            new EnterpriseRecords(
                enterprise,
                events.getOrDefault(enterprise, List.of()),
                scores.getOrDefault(enterprise, List.of())));
      }
    }
  }

  private static Where among(List<EnterpriseId> some) {
    return new Where().in("enterprise", some.stream().map(EnterpriseId::text));
  }

  private Map<EnterpriseId, List<LoggedRecord>> events(List<EnterpriseId> some, Instant until) {
    Where where =
        among(some).and("toUnixTimestamp64Micro(arrival_time) <= ?", Micros.saturated(until));
    Map<EnterpriseId, List<LoggedRecord>> events = new HashMap<>();
    session.each(
        "SELECT %s FROM event_log %s LIMIT 1 BY log_partition, log_offset"
            .formatted(EventRows.COLUMNS, where.sql()),
        where.parameters(),
        row -> {
          LoggedRecord event = EventRows.read(row).logged();
          events.computeIfAbsent(event.record().enterprise(), any -> new ArrayList<>()).add(event);
        });
    return events;
  }

  private Map<EnterpriseId, List<StoredScore>> scores(List<EnterpriseId> some, Instant until) {
    Where where = among(some).and("toUnixTimestamp64Micro(as_of) <= ?", Micros.saturated(until));
    Map<EnterpriseId, List<StoredScore>> scores = new HashMap<>();
    session.each(
        "SELECT %s FROM score_log FINAL %s".formatted(ScoreRows.SCORE_COLUMNS, where.sql()),
        where.parameters(),
        row -> {
          StoredScore stored = ScoreRows.stored(row);
          scores.computeIfAbsent(stored.score().enterprise(), any -> new ArrayList<>()).add(stored);
        });
    return scores;
  }
}
