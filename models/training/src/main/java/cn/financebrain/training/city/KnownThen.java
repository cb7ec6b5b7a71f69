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
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * The training table of what was known as a day began. Backwards from that day there are up to four
 * quarters of {@link #HORIZON} days: as each began, the tags of the enterprises whose event had not
 * happened yet, and whether it happened within the quarter. So the model learns what comes before
 * an event rather than what follows it (a hazard model in discrete time, Shumway 2001), and since
 * there are several instants, tags that move with time can be learnt. Nothing later than the day
 * can change it.
 */
final class KnownThen {
  /** Days ahead that the model is asked of. */
  static final int HORIZON = 90;

  private static final int MOST_QUARTERS = 4;

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
    long first = log.eventsByDay().firstKey();
    List<Instant> instants =
        LongStream.rangeClosed(1, MOST_QUARTERS)
            .map(quarter -> day - quarter * HORIZON)
            .filter(at -> at > first)
            .mapToObj(DayBegins::startOf)
            .toList();
    List<Label> labels =
        truth.stream()
            .flatMap(fate -> instants.stream().map(at -> new Label(fate.uscc(), at, false)))
            .toList();
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

  /** The rows of those to whom it may still happen, for each risk with its own outcomes. */
  TrainingTable table(Risk risk) {
    TrainingTable ahead =
        table.select(
            IntStream.range(0, table.size())
                .filter(row -> daysAhead(table.rows().get(row), risk) >= 0)
                .toArray());
    return new TrainingTable(
        ahead.rows().stream()
            .map(
                row ->
                    new TrainingTable.Row(
                        row.enterprise(), row.asOf(), daysAhead(row, risk) < HORIZON))
            .toList(),
        ahead.columns());
  }

  /** Days until the event; below 0 where it has happened, very many where it never does. */
  private long daysAhead(TrainingTable.Row row, Risk risk) {
    return LeadTimes.event(fates.get(row.enterprise().text()), risk).orElse(Long.MAX_VALUE / 2)
        - DayBegins.dayOf(row.asOf());
  }
}
