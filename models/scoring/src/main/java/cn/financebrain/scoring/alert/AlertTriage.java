package cn.financebrain.scoring.alert;

import cn.financebrain.contract.Alert;
import cn.financebrain.contract.AlertQueueInputs;
import cn.financebrain.contract.Band;
import cn.financebrain.contract.DayBegins;
import cn.financebrain.contract.EnterpriseId;
import cn.financebrain.contract.Risk;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Which alerts the inspectors of a district are asked to handle on a day, and which wait.
 *
 * <p>Day by day (UTC+8), of each district and risk: what was raised on the day joins what waits
 * from earlier days. Red alerts and those of hard rules are due at once; they use up the budget and
 * may exceed it. What is left of it goes to the others by {@code index + ageing · days waited},
 * then to the one raised earlier, then by id. The rest waits. An alert takes the place of one that
 * waits if both are of the same enterprise, risk and episode, and waits since then. While an
 * enterprise is exempt (白名单), its alerts wait and take nobody's place, but for those that are due
 * at once.
 *
 * <p>See {@code docs/alerts.md}. A pure function of the alerts, the budgets and the exemptions.
 * Where the budget is not above what comes in on the mean, the overflow grows; but of those that
 * may wait none is passed by one whose waiting began more than {@code 100 / ageing} days later.
 *
 * @param ageing points of the index that a day of waiting adds
 */
public record AlertTriage(double ageing) {
  /** Ten days carry any orange alert past all that are raised and may wait. */
  public static final AlertTriage DEFAULT = new AlertTriage(2);

  private static final double INDEX_WITHOUT_SCORE = 100;

  public AlertTriage {
    if (!(ageing > 0) || Double.isInfinite(ageing)) {
      throw new IllegalArgumentException("ageing %s, expected above 0".formatted(ageing));
    }
  }

  /** Without exemptions. */
  public List<AlertQueue> on(
      long day, String regionPrefix, Optional<Risk> risk, AlertQueueInputs inputs) {
    return on(day, regionPrefix, risk, inputs, List.of());
  }

  /**
   * The queues of a region on a day, by district and risk; districts are left out whose alerts were
   * all raised before the first budget.
   *
   * @param day counted from 1970-01-01, in UTC+8; of the present one, what is known of it so far
   * @param regionPrefix leading digits of the region code; empty for all
   * @param risk empty for both
   */
  public List<AlertQueue> on(
      long day,
      String regionPrefix,
      Optional<Risk> risk,
      AlertQueueInputs inputs,
      Collection<AlertExemption> exemptions) {
    AlertBudgets budgets = new AlertBudgets(inputs.alertBudgets());
    long budgeted = Math.min(day, budgets.firstDay(regionPrefix, risk).orElse(day));
    long first = AlertExemption.firstDay(budgeted, exemptions);
    return on(
        day,
        inputs.alertsRaised(
            regionPrefix, risk, DayBegins.startOf(first), DayBegins.startOf(day + 1)),
        budgets,
        exemptions);
  }

  /**
   * @param alerts in any order; those that were raised after the day are left out
   */
  List<AlertQueue> on(
      long day,
      Collection<Alert> alerts,
      AlertBudgets budgets,
      Collection<AlertExemption> exemptions) {
    Map<EnterpriseId, List<AlertExemption>> exempt =
        exemptions.stream().collect(Collectors.groupingBy(AlertExemption::enterprise));
    Map<Scope, List<Alert>> scopes = new TreeMap<>(Scope.ORDER);
    for (Alert alert : alerts) {
      if (DayBegins.dayOf(alert.raisedAt()) <= day) {
        scopes
            .computeIfAbsent(new Scope(alert.region(), alert.risk()), key -> new ArrayList<>())
            .add(alert);
      }
    }
    List<AlertQueue> queues = new ArrayList<>();
    scopes.forEach((scope, raised) -> queues.add(queue(scope, raised, day, budgets, exempt)));
    return List.copyOf(queues);
  }

  /** Alerts that share a budget. */
  private record Scope(String district, Risk risk) {
    static final Comparator<Scope> ORDER =
        Comparator.comparing(Scope::district).thenComparing(Scope::risk);
  }

  private AlertQueue queue(
      Scope scope,
      List<Alert> raised,
      long day,
      AlertBudgets budgets,
      Map<EnterpriseId, List<AlertExemption>> exempt) {
    NavigableMap<Long, OptionalInt> over = budgets.over(scope.district(), scope.risk());
    TreeMap<Long, List<Alert>> days = byDay(raised);
    Waiting waiting = new Waiting(exempt);
    List<Claim> due = List.of();
    long now = days.firstKey();
    while (now <= day) {
      days.getOrDefault(now, List.of()).forEach(waiting::add);
      List<Claim> today = waiting.take(budget(over, now), now);
      due = now == day ? today : List.of();
      now = waiting.isEmpty() ? next(days, now) : now + 1;
    }
    List<AlertQueue.Entry> entriesDue = entries(due, 1, day);
    return new AlertQueue(
        scope.district(),
        scope.risk(),
        day,
        budget(over, day),
        entriesDue,
        entries(waiting.all(), 1 + entriesDue.size(), day));
  }

  /** Each day's alerts in the order in which they were raised, each once. */
  private static TreeMap<Long, List<Alert>> byDay(List<Alert> raised) {
    TreeMap<Long, List<Alert>> days = new TreeMap<>();
    raised.stream()
        .sorted(Comparator.comparing(Alert::raisedAt).thenComparing(Alert::id))
        .forEach(
            alert ->
                days.computeIfAbsent(DayBegins.dayOf(alert.raisedAt()), absent -> new ArrayList<>())
                    .add(alert));
    return days;
  }

  private static OptionalInt budget(NavigableMap<Long, OptionalInt> over, long day) {
    Map.Entry<Long, OptionalInt> entry = over.floorEntry(day);
    return entry == null ? OptionalInt.empty() : entry.getValue();
  }

  private static long next(TreeMap<Long, List<Alert>> days, long now) {
    Long next = days.higherKey(now);
    return next == null ? Long.MAX_VALUE : next;
  }

  private List<AlertQueue.Entry> entries(Collection<Claim> claims, int firstRank, long day) {
    List<AlertQueue.Entry> entries = new ArrayList<>();
    for (Claim claim : claims) {
      long waited = day - claim.since();
      entries.add(
          new AlertQueue.Entry(
              firstRank + entries.size(),
              claim.alert(),
              index(claim.alert()) + ageing * waited,
              claim.since(),
              waited,
              claim.replaces(),
              claim.place()));
    }
    return entries;
  }

  private static double index(Alert alert) {
    return Double.isNaN(alert.index()) ? INDEX_WITHOUT_SCORE : alert.index();
  }

  private static boolean alwaysDue(Alert alert) {
    return alert.band() == Band.RED || alert.cause() instanceof Alert.Cause.HardRule;
  }

  /** An alert that asks for an inspector's time, since a day. */
  private record Claim(Alert alert, long since, List<String> replaces, AlertQueue.Place place) {}

  /** What is neither handled nor replaced, in the order of its places. */
  private final class Waiting {
    private final TreeSet<Claim> claims = new TreeSet<>(Comparator.comparing(Claim::place));
    private final Map<Key, Claim> byKey = new HashMap<>();
    private final Map<EnterpriseId, List<AlertExemption>> exempt;

    Waiting(Map<EnterpriseId, List<AlertExemption>> exempt) {
      this.exempt = exempt;
    }

    private record Key(EnterpriseId enterprise, int episode) {}

    private static Key key(Alert alert) {
      return new Key(alert.enterprise(), alert.episode());
    }

    void add(Alert alert) {
      Claim before = byKey.get(key(alert));
      if (before != null && before.alert().id().equals(alert.id())) {
        return; // told twice
      }
      if (before != null) {
        claims.remove(before);
      }
      Claim claim = before == null ? first(alert) : instead(before, alert);
      byKey.put(key(alert), claim);
      claims.add(claim);
    }

    private Claim first(Alert alert) {
      return claim(alert, DayBegins.dayOf(alert.raisedAt()), alwaysDue(alert), List.of());
    }

    /** What is always due stays so when a later alert takes its place on the same day. */
    private Claim instead(Claim before, Alert alert) {
      List<String> replaces = new ArrayList<>(before.replaces());
      replaces.add(before.alert().id());
      return claim(alert, before.since(), before.place().alwaysDue() || alwaysDue(alert), replaces);
    }

    private Claim claim(Alert alert, long since, boolean alwaysDue, List<String> replaces) {
      return new Claim(
          alert,
          since,
          replaces,
          new AlertQueue.Place(
              alwaysDue, index(alert) - ageing * since, alert.raisedAt(), alert.id()));
    }

    /** Takes what is due out of what waits. */
    List<Claim> take(OptionalInt budget, long day) {
      List<Claim> due = new ArrayList<>();
      for (Iterator<Claim> next = claims.iterator(); next.hasNext(); ) {
        Claim claim = next.next();
        boolean alwaysDue = claim.place().alwaysDue();
        if (!alwaysDue && budget.isPresent() && due.size() >= budget.getAsInt()) {
          break;
        }
        if (alwaysDue || !isExempt(claim.alert(), day)) {
          next.remove();
          byKey.remove(key(claim.alert()));
          due.add(claim);
        }
      }
      return due;
    }

    private boolean isExempt(Alert alert, long day) {
      return exempt.getOrDefault(alert.enterprise(), List.of()).stream()
          .anyMatch(each -> each.holds(alert, day));
    }

    boolean isEmpty() {
      return claims.isEmpty();
    }

    Collection<Claim> all() {
      return claims;
    }
  }
}
