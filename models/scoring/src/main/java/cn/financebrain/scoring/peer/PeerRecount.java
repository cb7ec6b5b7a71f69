package cn.financebrain.scoring.peer;

import cn.financebrain.contract.DayBegins;
import cn.financebrain.contract.EnterpriseEvent;
import cn.financebrain.scoring.profile.Catalogue;
import cn.financebrain.scoring.profile.PeerMeasures;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The statistics of all epochs from events that are at hand, enterprise by enterprise, as the
 * stream tells them from the same events. Mutable and not safe for threads.
 */
public final class PeerRecount {
  private final PeerMeasures measures;
  private final Map<PeerGroup, TreeMap<Long, PeerSums>> changes = new HashMap<>();

  public PeerRecount(Catalogue catalogue) {
    measures = PeerMeasures.of(catalogue);
  }

  /**
   * Counts the events of one enterprise; each enterprise may come once.
   *
   * @param events in the order of the log where they arrived at the same time
   */
  public void accept(List<EnterpriseEvent> events) {
    PeerProfile profile = PeerProfile.empty(measures);
    events.stream()
        .filter(event -> measures.readsType(event.type()))
        .sorted(Comparator.comparing(EnterpriseEvent::arrivalTime))
        .forEach(event -> count(DayBegins.dayOf(event.arrivalTime()), profile.apply(event)));
  }

  private void count(long day, Map<PeerGroup, PeerSums> moved) {
    moved.forEach(
        (group, change) ->
            changes
                .computeIfAbsent(group, any -> new TreeMap<>())
                .merge(day, change, PeerSums::plus));
  }

  /** The statistics of all that was counted so far. */
  public PeerEpochs epochs() {
    PeerEpochs epochs = new PeerEpochs();
    changes.forEach((group, days) -> tell(group, days, epochs));
    return epochs;
  }

  private static void tell(PeerGroup group, SortedMap<Long, PeerSums> days, PeerEpochs epochs) {
    PeerTally tally = PeerTally.empty();
    days.forEach(
        (day, change) -> {
          tally.add(day, change);
          tally
              .close(day + 1)
              .ifPresent(figures -> epochs.put(new PeerStatistic(group, day + 1, figures)));
        });
  }
}
