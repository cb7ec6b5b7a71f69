package cn.financebrain.training.city;

import cn.financebrain.contract.DayBegins;
import cn.financebrain.contract.EnterpriseEvent;
import cn.financebrain.contract.Risk;
import cn.financebrain.ingest.load.HistoryLog;
import cn.financebrain.ingest.simulate.Fate;
import cn.financebrain.scoring.peer.PeerEpochs;
import cn.financebrain.scoring.profile.Catalogue;
import cn.financebrain.training.table.Label;
import cn.financebrain.training.table.PointInTime;
import cn.financebrain.training.table.TrainingTable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/**
 * The training table of what was known as a day began: the tags of all enterprises as of its
 * midnight, from what had arrived by then, and whose event had happened by then. Nothing later can
 * change it.
 */
final class KnownThen {
  private final long day;
  private final Map<String, Fate> fates;
  private final TrainingTable table;

  private KnownThen(long day, Map<String, Fate> fates, TrainingTable table) {
    this.day = day;
    this.fates = fates;
    this.table = table;
  }

  /**
   * @param peers of all epochs
   */
  static KnownThen of(
      HistoryLog log,
      List<Fate> truth,
      long day,
      PeerEpochs peers,
      Catalogue catalogue,
      Stages stages) {
    Instant begin = DayBegins.startOf(day);
    Map<String, Fate> fates =
        truth.stream().collect(Collectors.toMap(fate -> fate.uscc().text(), f -> f));
    List<Label> labels = truth.stream().map(fate -> new Label(fate.uscc(), begin, false)).toList();
    PointInTime points = new PointInTime(catalogue, labels, peers);
    stages.through(
        log,
        Stage.TAGS,
        events -> events.stream().filter(e -> !e.arrivalTime().isAfter(begin)).toList(),
        events -> accept(points, events));
    return new KnownThen(day, fates, points.build());
  }

  private static void accept(PointInTime points, List<EnterpriseEvent> events) {
    if (!events.isEmpty()) {
      points.accept(events.get(0).enterprise(), events);
    }
  }

  LocalDate day() {
    return LocalDate.ofEpochDay(day);
  }

  /** The same tags for each risk, with its own outcomes. */
  TrainingTable table(Risk risk) {
    return new TrainingTable(
        table.rows().stream()
            .map(row -> new TrainingTable.Row(row.enterprise(), row.asOf(), happened(row, risk)))
            .toList(),
        table.columns());
  }

  private boolean happened(TrainingTable.Row row, Risk risk) {
    OptionalLong event = LeadTimes.event(fates.get(row.enterprise().text()), risk);
    return event.isPresent() && event.getAsLong() < day;
  }
}
