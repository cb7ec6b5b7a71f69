package cn.financebrain.scoring.replay;

import cn.financebrain.contract.Alert;
import cn.financebrain.contract.EnterpriseEvent;
import cn.financebrain.contract.Evaluation;
import cn.financebrain.contract.LogPosition;
import cn.financebrain.contract.LogRecord;
import cn.financebrain.contract.LoggedRecord;
import cn.financebrain.scoring.Evaluator;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * The alerts of a time, derived anew enterprise by enterprise: under the releases that were in
 * force, or as if another one had come into force with its first instant. The latter then evaluates
 * each enterprise at once, as an activation does. What was before the window stays as it was, since
 * episodes go on through it. Not safe for threads.
 */
public final class WindowReplay {
  /** Stands before every record of the log. */
  private static final LogPosition AT_THE_START = new LogPosition(-1, -1);

  private final Window window;
  private final List<Side> sides;
  private final OptionalInt trial;

  private WindowReplay(Window window, List<Side> sides, OptionalInt trial) {
    this.window = window;
    this.sides = List.copyOf(sides);
    this.trial = trial;
  }

  /**
   * A catalogue's evaluator, with the peers and feeds as it sees them. Of several each tells of the
   * records whose release has its catalogue.
   */
  public record Side(Evaluator evaluator, Surroundings surroundings) {}

  /** As it was: this gives the alerts that the stream raised. */
  public static WindowReplay asItWas(Window window, Collection<Side> sides) {
    return new WindowReplay(window, List.copyOf(sides), OptionalInt.empty());
  }

  /**
   * @param side of the release's catalogue
   * @param release that comes into force with the window
   */
  public static WindowReplay under(int release, Window window, Side side) {
    return new WindowReplay(window, List.of(side), OptionalInt.of(release));
  }

  /** The alerts of the window, each once, in the order in which they are raised. */
  public List<Alert> alerts(EnterpriseLog log) {
    Map<String, Alert> alerts = new LinkedHashMap<>();
    List<LoggedRecord> records = trial.isPresent() ? changed(log) : log.records();
    for (Side side : sides) {
      new LogReplay(side.evaluator(), side.surroundings())
          .run(
              records,
              (logged, outcome) ->
                  outcome.evaluation().stream()
                      .flatMap(now -> now.alerts().stream())
                      .filter(alert -> window.holds(alert.raisedAt()))
                      .forEach(alert -> alerts.putIfAbsent(alert.id(), alert)));
    }
    return alerts.values().stream()
        .sorted((one, other) -> one.raisedAt().compareTo(other.raisedAt()))
        .toList();
  }

  private List<LoggedRecord> changed(EnterpriseLog log) {
    int release = trial.getAsInt();
    List<LoggedRecord> records = new ArrayList<>();
    boolean begun = false;
    for (LoggedRecord logged : log.records()) {
      LogRecord record = logged.record();
      if (record.arrivalTime().isBefore(window.from())) {
        records.add(logged);
      } else if (record.arrivalTime().isBefore(window.until())) {
        if (!begun) {
          start(records, log, release);
          begun = true;
        }
        records.add(new LoggedRecord(under(record, release), logged.position()));
      }
    }
    if (!begun) {
      start(records, log, release);
    }
    return records;
  }

  /** Who is known already is evaluated as the window begins. */
  private void start(List<LoggedRecord> records, EnterpriseLog log, int release) {
    if (!records.isEmpty()) {
      records.add(
          new LoggedRecord(new Evaluation(log.enterprise(), window.from(), release), AT_THE_START));
    }
  }

  private static LogRecord under(LogRecord record, int release) {
    return record instanceof EnterpriseEvent event
        ? event.arriving(event.arrivalTime(), release)
        : new Evaluation(record.enterprise(), record.arrivalTime(), release);
  }
}
