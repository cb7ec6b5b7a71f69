package cn.financebrain.training.city;

import cn.financebrain.contract.Alert;
import cn.financebrain.contract.DayBegins;
import cn.financebrain.contract.EnterpriseEvent;
import cn.financebrain.contract.EnterpriseId;
import cn.financebrain.contract.Evaluation;
import cn.financebrain.contract.LogPosition;
import cn.financebrain.contract.LogRecord;
import cn.financebrain.scoring.EnterpriseState;
import cn.financebrain.scoring.Evaluator;
import cn.financebrain.scoring.feed.StaleTags;
import cn.financebrain.scoring.profile.Profile;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Lets evaluators watch enterprises from a day on, each for itself, as the stream does where
 * scoring is put into service behind a history: what arrived before is known and was never judged;
 * with the release every enrolled enterprise is evaluated, then at each event, with the peers of
 * the day on which it arrived. (Nothing else evaluates in the stream; of the feeds of a day of the
 * past nothing is known.) Safe for threads.
 *
 * @param evaluators those that are held against each other
 * @param release that all records are of from the beginning on
 * @param firstDay with whose midnight the watch begins
 */
record Watching(Map<Watch, Evaluator> evaluators, int release, long firstDay, DailyPeers peers) {
  private static final LogPosition NOWHERE = new LogPosition(0, 0);

  Watching {
    evaluators = new EnumMap<>(evaluators);
  }

  /**
   * @param events of one enterprise in the order of the log, at least one
   */
  Map<Watch, List<Raised>> watch(List<EnterpriseEvent> events) {
    Map<Watch, List<Raised>> raised = new EnumMap<>(Watch.class);
    evaluators.forEach((watch, evaluator) -> raised.put(watch, watch(evaluator, events)));
    return raised;
  }

  private List<Raised> watch(Evaluator evaluator, List<EnterpriseEvent> events) {
    Instant begin = DayBegins.startOf(firstDay);
    Profile past = Profile.empty(evaluator.catalogue());
    int known = 0;
    while (known < events.size() && !events.get(known).arrivalTime().isAfter(begin)) {
      past.apply(events.get(known++));
    }
    EnterpriseId enterprise = events.get(0).enterprise();
    boolean enrolled = known > 0 && past.enrolled(begin);
    EnterpriseState state = EnterpriseState.unevaluated(past);
    List<Raised> raised = new ArrayList<>();
    if (enrolled) {
      tell(evaluator, state, new Evaluation(enterprise, begin, release), raised);
    }
    for (EnterpriseEvent event : events.subList(known, events.size())) {
      tell(evaluator, state, event.arriving(event.arrivalTime(), release), raised);
    }
    return raised;
  }

  private void tell(
      Evaluator evaluator, EnterpriseState state, LogRecord record, List<Raised> raised) {
    long day = DayBegins.dayOf(record.arrivalTime());
    evaluator
        .process(state, record, NOWHERE, peers.of(day), StaleTags.NONE)
        .evaluation()
        .ifPresent(now -> now.alerts().forEach(alert -> raised.add(raised(alert))));
  }

  private static Raised raised(Alert alert) {
    return new Raised(
        alert.enterprise().text(), alert.risk(), alert.band(), DayBegins.dayOf(alert.raisedAt()));
  }
}
