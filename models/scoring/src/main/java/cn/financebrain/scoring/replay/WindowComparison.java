package cn.financebrain.scoring.replay;

import cn.financebrain.contract.Alert;
import cn.financebrain.contract.EnterpriseId;
import cn.financebrain.contract.Risk;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What was raised in a window beside what a replay raises there.
 *
 * @param lines one for each enterprise and risk that either alerts of, or that became known, in the
 *     order of enterprises and risks
 */
public record WindowComparison(List<Line> lines) {
  private static final double SECONDS_A_DAY = 24 * 3600;

  public WindowComparison {
    lines = List.copyOf(lines);
  }

  /** What becomes of an enterprise and risk. */
  public enum Change {
    /** The same alerts, by their ids. */
    SAME,
    /** Both alert, with other alerts. */
    MOVED,
    /** Only the replay alerts. */
    APPEARED,
    /** Only the stream alerted. */
    VANISHED,
    /** Neither alerts, though it became known. */
    UNFOUND
  }

  /**
   * An enterprise and risk.
   *
   * @param raised by the stream, the earliest first
   * @param replayed the same of the replay
   * @param outcome the instant at which the risk became known; empty where it did not
   */
  public record Line(
      EnterpriseId enterprise,
      Risk risk,
      List<Alert> raised,
      List<Alert> replayed,
      Optional<Instant> outcome) {
    public Line {
      raised = List.copyOf(raised);
      replayed = List.copyOf(replayed);
    }

    public Change change() {
      if (ids(raised).equals(ids(replayed))) {
        return raised.isEmpty() ? Change.UNFOUND : Change.SAME;
      }
      if (raised.isEmpty()) {
        return Change.APPEARED;
      }
      return replayed.isEmpty() ? Change.VANISHED : Change.MOVED;
    }

    /** Days by which the replay is first; negative where the stream was; empty unless both are. */
    public OptionalDouble daysAhead() {
      return raised.isEmpty() || replayed.isEmpty()
          ? OptionalDouble.empty()
          : OptionalDouble.of(days(replayed.get(0).raisedAt(), raised.get(0).raisedAt()));
    }

    /** Days from the stream's first alert to the outcome; empty where it came no earlier. */
    public OptionalDouble raisedLead() {
      return lead(raised);
    }

    public OptionalDouble replayedLead() {
      return lead(replayed);
    }

    private OptionalDouble lead(List<Alert> alerts) {
      if (outcome.isEmpty() || alerts.isEmpty()) {
        return OptionalDouble.empty();
      }
      double days = days(alerts.get(0).raisedAt(), outcome.get());
      return days >= 0 ? OptionalDouble.of(days) : OptionalDouble.empty();
    }

    private static double days(Instant from, Instant to) {
      return Duration.between(from, to).toSeconds() / SECONDS_A_DAY;
    }

    private static Set<String> ids(List<Alert> alerts) {
      return alerts.stream().map(Alert::id).collect(Collectors.toSet());
    }
  }

  /**
   * @param outcomes when the risk of an enterprise became known, by enterprise and risk; empty
   *     where that is not asked
   */
  public static WindowComparison of(
      Collection<Alert> raised, Collection<Alert> replayed, Map<Key, Instant> outcomes) {
    Map<Key, List<Alert>> was = byKey(raised);
    Map<Key, List<Alert>> is = byKey(replayed);
    Map<Key, Optional<Instant>> all = new TreeMap<>();
    was.keySet().forEach(key -> all.put(key, Optional.empty()));
    is.keySet().forEach(key -> all.put(key, Optional.empty()));
    outcomes.forEach((key, at) -> all.put(key, Optional.of(at)));
    List<Line> lines = new ArrayList<>();
    all.forEach(
        (key, outcome) ->
            lines.add(
                new Line(
                    key.enterprise(),
                    key.risk(),
                    was.getOrDefault(key, List.of()),
                    is.getOrDefault(key, List.of()),
                    outcome)));
    return new WindowComparison(lines);
  }

  /** An enterprise and a risk. */
  public record Key(EnterpriseId enterprise, Risk risk) implements Comparable<Key> {
    private static final Comparator<Key> ORDER =
        Comparator.comparing((Key key) -> key.enterprise().text()).thenComparing(Key::risk);

    @Override
    public int compareTo(Key other) {
      return ORDER.compare(this, other);
    }
  }

  private static Map<Key, List<Alert>> byKey(Collection<Alert> alerts) {
    return alerts.stream()
        .sorted(Comparator.comparing(Alert::raisedAt).thenComparing(Alert::id))
        .collect(Collectors.groupingBy(alert -> new Key(alert.enterprise(), alert.risk())));
  }

  public long count(Change change) {
    return lines.stream().filter(line -> line.change() == change).count();
  }

  /** Enterprises and risks that the replay finds before the stream did. */
  public long replayFirst() {
    return lines.stream().filter(line -> line.daysAhead().orElse(0) > 0).count();
  }

  /** Those that the stream found before the replay. */
  public long streamFirst() {
    return lines.stream().filter(line -> line.daysAhead().orElse(0) < 0).count();
  }

  public long outcomes() {
    return lines.stream().filter(line -> line.outcome().isPresent()).count();
  }

  /** Lead days of the outcomes that one of the two found in time, ascending. */
  public List<Double> leads(Function<Line, OptionalDouble> of) {
    return lines.stream()
        .map(of)
        .filter(OptionalDouble::isPresent)
        .map(OptionalDouble::getAsDouble)
        .sorted()
        .toList();
  }
}
