package cn.financebrain.store;

import cn.financebrain.contract.DayBegins;
import cn.financebrain.contract.EnterpriseEvent;
import cn.financebrain.contract.EnterpriseId;
import cn.financebrain.contract.EvaluationInputs;
import cn.financebrain.contract.LogPosition;
import cn.financebrain.contract.LoggedRecord;
import cn.financebrain.contract.PeerEpoch;
import cn.financebrain.contract.ReplayInputs;
import cn.financebrain.contract.Risk;
import cn.financebrain.contract.StoredScore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What evaluations of one enterprise rested on; every query reads by the key of its table. */
final class EvaluationQueries implements EvaluationInputs, ReplayInputs {
  private final Session session;

  EvaluationQueries(Session session) {
    this.session = session;
  }

  Optional<StoredScore> storedScore(EnterpriseId enterprise, Risk risk, Instant asOf) {
    return session.first(
        """
        SELECT %s FROM score_log FINAL
        WHERE enterprise = ? AND risk = ? AND toUnixTimestamp64Micro(as_of) <= ?
        ORDER BY as_of DESC, log_offset DESC LIMIT 1
        """
            .formatted(ScoreRows.SCORE_COLUMNS),
        List.of(enterprise.text(), risk.id(), Micros.saturated(asOf)),
        ScoreRows::stored);
  }

  @Override
  public List<EnterpriseEvent> eventsKnown(
      EnterpriseId enterprise, Instant asOf, LogPosition knownAt) {
    List<EnterpriseEvent> events = new ArrayList<>();
    EventGroups group = new EventGroups(known -> events.addAll(known.events()));
    long until = Micros.saturated(asOf);
    session.each(
        """
        SELECT %s FROM event_log
        WHERE enterprise = ? AND toUnixTimestamp64Micro(available_time) <= ?
          AND toUnixTimestamp64Micro(arrival_time) <= ?
          AND (log_partition <> ? OR log_offset <= ?)
        ORDER BY enterprise, source, id, revision, precedence DESC
        """
            .formatted(EventRows.COLUMNS),
        List.of(enterprise.text(), until, until, knownAt.partition(), knownAt.offset()),
        row -> group.add(EventRows.read(row).event()));
    group.finish();
    return events;
  }

  @Override
  public List<LoggedRecord> eventsLogged(EnterpriseId enterprise, Instant until) {
    return session.list(
        """
        SELECT %s FROM event_log
        WHERE enterprise = ? AND toUnixTimestamp64Micro(arrival_time) <= ?
        ORDER BY arrival_time, log_partition, log_offset LIMIT 1 BY log_partition, log_offset
        """
            .formatted(EventRows.COLUMNS),
        List.of(enterprise.text(), Micros.saturated(until)),
        row -> EventRows.read(row).logged());
  }

  @Override
  public List<StoredScore> scoresTold(EnterpriseId enterprise, Instant until) {
    return session.list(
        """
        SELECT %s FROM score_log FINAL
        WHERE enterprise = ? AND toUnixTimestamp64Micro(as_of) <= ?
        ORDER BY as_of, log_partition, log_offset, risk
        """
            .formatted(ScoreRows.SCORE_COLUMNS),
        List.of(enterprise.text(), Micros.saturated(until)),
        ScoreRows::stored);
  }

  @Override
  public List<PeerEpoch> peersUntil(Map<String, Set<List<String>>> groups, long day) {
    List<Where> keys = keys(groups);
    if (keys.isEmpty()) {
      return List.of();
    }
    Where where = new Where().anyOf(keys).and("toInt32(epoch) <= ?", day);
    return session.list(
        """
        SELECT %s FROM peer_epoch_log FINAL %s ORDER BY epoch, tag, codes, definition
        """
            .formatted(PeerRows.COLUMNS, where.sql()),
        where.parameters(),
        PeerRows::read);
  }

  @Override
  public List<DayBegins> feedsUntil(long day) {
    return FeedDays.until(session, day);
  }

  @Override
  public List<PeerEpoch> peersOf(Map<String, Set<List<String>>> groups, long day) {
    List<Where> keys = keys(groups);
    if (keys.isEmpty()) {
      return List.of();
    }
    Where where = new Where().anyOf(keys).and("toInt32(epoch) <= ?", day);
    return session.list(
        """
        SELECT %s FROM (
          SELECT * FROM peer_epoch_log FINAL %s
          ORDER BY tag, codes, definition, epoch DESC LIMIT 1 BY tag, codes, definition)
        ORDER BY tag, codes, epoch, definition
        """
            .formatted(PeerRows.COLUMNS, where.sql()),
        where.parameters(),
        PeerRows::read);
  }

  private static List<Where> keys(Map<String, Set<List<String>>> groups) {
    List<Where> keys = new ArrayList<>();
    groups.forEach((tag, all) -> all.forEach(codes -> keys.add(key(tag, codes))));
    return keys;
  }

  private static Where key(String tag, List<String> codes) {
    String places = String.join(", ", codes.stream().map(code -> "?").toList());
    return new Where().and("tag = ?", tag).and("codes = [" + places + "]", codes.toArray());
  }

  @Override
  public List<DayBegins> feedsOfDay(long day) {
    return FeedDays.of(session, day);
  }
}
