package cn.financebrain.ingest.resolve;

import cn.financebrain.ingest.resolve.Fact.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which names an enterprise bore when, a pure function of what is told of them, in whatever order.
 * Where a day of change is not told, both names hold for the time in which it must lie; before all
 * that is told, and after, the nearest name holds.
 */
final class NameTimeline {
  /**
   * @param key of the name
   * @param place where its text is
   */
  record Mention(Kind kind, long second, long key, long place) {}

  /**
   * The names of a time.
   *
   * @param from in seconds since 1970, {@link Long#MIN_VALUE}: always
   * @param until the first second that is not in it, {@link Long#MAX_VALUE}: not over
   */
  record Period(long from, long until, Set<Long> names) {}

  private static final class Moment {
    final Set<Long> before = new HashSet<>();
    final Set<Long> after = new HashSet<>();
    final Set<Long> now = new HashSet<>();

    Set<Long> until() {
      Set<Long> names = new HashSet<>(before);
      names.removeAll(after); // borne for a part of the day only
      return names.isEmpty() ? before : names;
    }

    Set<Long> from() {
      Set<Long> all = new HashSet<>(after);
      all.addAll(now);
      Set<Long> names = new HashSet<>(all);
      names.removeAll(before);
      return names.isEmpty() ? all : names;
    }
  }

  private final List<Period> periods = new ArrayList<>();

  private NameTimeline() {}

  static NameTimeline of(List<Mention> mentions) {
    SortedMap<Long, Moment> moments = new TreeMap<>();
    Set<Long> undated = new HashSet<>();
    for (Mention mention : mentions) {
      if (mention.kind() == Kind.FORMER) {
        undated.add(mention.key());
        continue;
      }
      Moment moment = moments.computeIfAbsent(mention.second(), second -> new Moment());
      switch (mention.kind()) {
        case BEFORE -> moment.before.add(mention.key());
        case AFTER -> moment.after.add(mention.key());
        default -> moment.now.add(mention.key());
      }
    }
    NameTimeline timeline = new NameTimeline();
    timeline.fill(moments, undated);
    return timeline;
  }

  private void fill(SortedMap<Long, Moment> moments, Set<Long> undated) {
    long from = Long.MIN_VALUE;
    Set<Long> borne = Set.of();
    for (Map.Entry<Long, Moment> at : moments.entrySet()) {
      Moment moment = at.getValue();
      Set<Long> names = new HashSet<>(borne);
      names.addAll(moment.before.isEmpty() ? moment.from() : moment.until());
      add(from, at.getKey(), names, undated);
      from = at.getKey();
      borne = moment.from();
    }
    add(from, Long.MAX_VALUE, borne, undated);
  }

  private void add(long from, long until, Set<Long> names, Set<Long> undated) {
    Set<Long> all = new HashSet<>(names);
    all.addAll(undated);
    int last = periods.size() - 1;
    if (last >= 0 && periods.get(last).names().equals(all)) {
      periods.set(last, new Period(periods.get(last).from(), until, all));
    } else {
      periods.add(new Period(from, until, all));
    }
  }

  boolean bears(long key, long second) {
    return periods.stream()
        .anyMatch(
            period ->
                period.from() <= second
                    && (second < period.until() || period.until() == Long.MAX_VALUE)
                    && period.names().contains(key));
  }

  /** From the first on. */
  List<Period> periods() {
    return List.copyOf(periods);
  }
}
