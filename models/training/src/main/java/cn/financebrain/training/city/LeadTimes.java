package cn.financebrain.training.city;

import cn.financebrain.contract.Risk;
import cn.financebrain.ingest.simulate.Fate;
import cn.financebrain.ingest.simulate.Story;
import cn.financebrain.training.metric.Bootstrap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Holds alerts of one risk against the truth.
 *
 * <p>The event of an enterprise is the day on which it stops paying; for fundraising that of those
 * alone who take money from the public. It is not the day on which a scheme goes to the public,
 * since nobody knows of it then. Those whose event was before the watch are left out: they are
 * known, and trained on. Days are those of {@link cn.financebrain.contract.DayBegins}.
 */
final class LeadTimes {
  private static final int SAMPLES = 1_000;
  private static final Bootstrap.Interval UNKNOWN = new Bootstrap.Interval(Double.NaN, Double.NaN);

  private final Risk risk;
  private final long seed;
  private final List<Fate> cases = new ArrayList<>();
  private final Map<Crowd, List<Fate>> crowds = new EnumMap<>(Crowd.class);
  private final Set<String> known = new HashSet<>();
  private int pending;

  /**
   * @param firstDay of the watch
   * @param lastDay of it
   * @param seed of the bootstrap
   */
  LeadTimes(Risk risk, List<Fate> fates, long firstDay, long lastDay, long seed) {
    this.risk = risk;
    this.seed = seed;
    for (Crowd crowd : Crowd.values()) {
      crowds.put(crowd, new ArrayList<>());
    }
    for (Fate fate : fates) {
      OptionalLong event = event(fate, risk);
      if (event.isEmpty()) {
        crowds.get(Crowd.of(fate.kind())).add(fate);
      } else if (event.getAsLong() < firstDay) {
        known.add(name(fate));
      } else if (event.getAsLong() <= lastDay) {
        cases.add(fate);
      } else {
        pending++;
      }
    }
  }

  /** The day of the event; empty where there never is one. */
  static OptionalLong event(Fate fate, Risk risk) {
    boolean concerned = risk == Risk.DEFAULT || fate.raisesMoney();
    return concerned && fate.collapsedOn().isPresent()
        ? OptionalLong.of(fate.collapsedOn().get().toEpochDay())
        : OptionalLong.empty();
  }

  private static String name(Fate fate) {
    return fate.uscc().text();
  }

  /** Enterprises whose event had not happened when the watch began. */
  int watched() {
    return cases.size() + pending + crowds.values().stream().mapToInt(List::size).sum();
  }

  /** Those whose event lies after the watch. */
  int pending() {
    return pending;
  }

  /**
   * @param raised all alerts of the watch, also of the other risk
   */
  WatchFindings of(Watch watch, List<Raised> raised) {
    AlertsByEnterprise alerts = alerts(raised);
    return new WatchFindings(
        watch,
        found(cases, alerts),
        byStory(some -> found(some, alerts)),
        interval(alerts),
        Stream.of(Crowd.values()).map(crowd -> quiet(crowd, alerts)).toList(),
        alerts.total(),
        alerts.lesser());
  }

  /**
   * What as many enterprises, alerted on the same days, would show if they were drawn by lot from
   * all that were watched. Expected values, worked out and not drawn.
   */
  WatchFindings byLot(List<Raised> raised) {
    AlertsByEnterprise alerts = alerts(raised);
    long[] days = alerts.firstDays();
    double share = watched() == 0 ? 0 : (double) days.length / watched();
    double alertsOfOne = days.length == 0 ? 0 : (double) alerts.total() / days.length;
    return new WatchFindings(
        Watch.CHANCE,
        expected(cases, share, days),
        byStory(some -> expected(some, share, days)),
        UNKNOWN,
        Stream.of(Crowd.values()).map(crowd -> expected(crowd, share, alertsOfOne)).toList(),
        alerts.total(),
        0);
  }

  private AlertsByEnterprise alerts(List<Raised> raised) {
    return new AlertsByEnterprise(
        raised.stream()
            .filter(alert -> alert.risk() == risk && !known.contains(alert.enterprise()))
            .toList());
  }

  private Map<Story.Kind, Found> byStory(Function<List<Fate>, Found> found) {
    Map<Story.Kind, List<Fate>> kinds = new EnumMap<>(Story.Kind.class);
    cases.forEach(fate -> kinds.computeIfAbsent(fate.kind(), any -> new ArrayList<>()).add(fate));
    Map<Story.Kind, Found> stories = new EnumMap<>(Story.Kind.class);
    kinds.forEach((kind, some) -> stories.put(kind, found.apply(some)));
    return stories;
  }

  private long lead(Fate fate, long alert) {
    return event(fate, risk).orElseThrow() - alert;
  }

  private Found found(List<Fate> some, AlertsByEnterprise alerts) {
    List<Fate> found =
        some.stream().filter(fate -> alerts.firstOf(name(fate)).isPresent()).toList();
    double[] leads =
        found.stream()
            .mapToDouble(fate -> lead(fate, alerts.firstOf(name(fate)).getAsLong()))
            .sorted()
            .toArray();
    double[] unseen =
        found.stream()
            .filter(fate -> risk == Risk.FUNDRAISING)
            .mapToDouble(fate -> alerts.firstOf(name(fate)).getAsLong() - opened(fate))
            .sorted()
            .toArray();
    return new Found(
        some.size(),
        found.size(),
        Arrays.stream(leads).filter(days -> days > 0).count(),
        Found.Days.of(leads),
        Found.quantile(unseen, 0.5));
  }

  private static long opened(Fate fate) {
    return fate.promotingOn().orElseThrow().toEpochDay();
  }

  private Found expected(List<Fate> some, double share, long[] days) {
    double[] leads =
        some.stream()
            .flatMapToDouble(fate -> Arrays.stream(days).mapToDouble(day -> lead(fate, day)))
            .sorted()
            .toArray();
    double before = Arrays.stream(leads).filter(lead -> lead > 0).count();
    return new Found(
        some.size(),
        some.size() * share,
        days.length == 0 ? 0 : share * before / days.length,
        Found.Days.of(leads),
        Double.NaN);
  }

  private Quiet quiet(Crowd crowd, AlertsByEnterprise alerts) {
    int[] each = crowds.get(crowd).stream().mapToInt(fate -> alerts.of(name(fate))).toArray();
    return new Quiet(
        crowd,
        each.length,
        Arrays.stream(each).filter(count -> count > 0).count(),
        Arrays.stream(each).sum());
  }

  private Quiet expected(Crowd crowd, double share, double alertsOfOne) {
    int size = crowds.get(crowd).size();
    return new Quiet(crowd, size, size * share, size * share * alertsOfOne);
  }

  /** Members of a cluster or circle fall together, so they are drawn together. */
  private Bootstrap.Interval interval(AlertsByEnterprise alerts) {
    if (cases.isEmpty()) {
      return UNKNOWN;
    }
    boolean[] first = new boolean[cases.size()];
    Map<String, List<Integer>> groups = new LinkedHashMap<>();
    for (int i = 0; i < first.length; i++) {
      Fate fate = cases.get(i);
      OptionalLong day = alerts.firstOf(name(fate));
      first[i] = day.isPresent() && lead(fate, day.getAsLong()) > 0;
      String group = fate.group() > 0 ? "group " + fate.group() : name(fate);
      groups.computeIfAbsent(group, any -> new ArrayList<>()).add(i);
    }
    List<int[]> clusters =
        groups.values().stream()
            .map(places -> places.stream().mapToInt(place -> place).toArray())
            .toList();
    return new Bootstrap(SAMPLES, seed)
        .intervals(clusters, places -> new double[] {share(first, places)})
        .get(0);
  }

  private static double share(boolean[] first, int[] places) {
    return (double) Arrays.stream(places).filter(place -> first[place]).count() / places.length;
  }
}
