package cn.financebrain.scoring.replay;

import cn.financebrain.contract.EnterpriseId;
import cn.financebrain.contract.Evaluation;
import cn.financebrain.contract.LogPosition;
import cn.financebrain.contract.LoggedRecord;
import cn.financebrain.contract.Risk;
import cn.financebrain.contract.Score;
import cn.financebrain.contract.StoredScore;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the log held of one enterprise, in its order, as far as it is stored. Events are stored;
 * evaluations that no event brought about left their scores, which tell instant and release. So a
 * place with scores and without an event is taken for such an evaluation; if an event stood there
 * that is stored no more, the scores derived there are others than those told.
 *
 * @param told the scores that were told of each place
 */
public record EnterpriseLog(
    EnterpriseId enterprise, List<LoggedRecord> records, Map<LogPosition, List<Score>> told) {
  private static final Comparator<LoggedRecord> ORDER =
      Comparator.comparing((LoggedRecord logged) -> logged.record().arrivalTime())
          .thenComparing(logged -> logged.position().partition())
          .thenComparing(logged -> logged.position().offset());

  public EnterpriseLog {
    records = List.copyOf(records);
    told = Map.copyOf(told);
  }

  /**
   * @param events all that are stored, in any order, each place once
   * @param scores all that were told, in any order
   */
  public static EnterpriseLog of(
      EnterpriseId enterprise, List<LoggedRecord> events, List<StoredScore> scores) {
    Map<LogPosition, LoggedRecord> records = new HashMap<>();
    events.forEach(event -> records.put(event.position(), event));
    Map<LogPosition, Map<Risk, Score>> told = new HashMap<>();
    for (StoredScore stored : scores) {
      Score score = stored.score();
      told.computeIfAbsent(stored.position(), any -> new EnumMap<>(Risk.class))
          .put(score.risk(), score);
      records.computeIfAbsent(
          stored.position(),
          place ->
              new LoggedRecord(new Evaluation(enterprise, score.asOf(), score.release()), place));
    }
    Map<LogPosition, List<Score>> inOrder = new HashMap<>();
    told.forEach((place, byRisk) -> inOrder.put(place, new ArrayList<>(byRisk.values())));
    return new EnterpriseLog(enterprise, records.values().stream().sorted(ORDER).toList(), inOrder);
  }

  /** Up to the record at a place; all of it where there is none. */
  public EnterpriseLog upTo(LogPosition place) {
    for (int i = 0; i < records.size(); i++) {
      if (records.get(i).position().equals(place)) {
        return new EnterpriseLog(enterprise, records.subList(0, i + 1), told);
      }
    }
    return this;
  }
}
