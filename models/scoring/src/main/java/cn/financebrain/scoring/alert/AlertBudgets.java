package cn.financebrain.scoring.alert;

import cn.financebrain.contract.AlertBudget;
import cn.financebrain.contract.Risk;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which budget holds where and when. Of those that are set for a district, the one of the most
 * digits holds, and at the same number of digits the one for the risk alone. Of rows for the same
 * region and risk the one of the latest date up to the day holds, and of one date the one that was
 * set last. One without a number leaves the district to the next.
 */
public final class AlertBudgets {
  private static final Comparator<AlertBudget> ORDER_SET =
      Comparator.comparing(AlertBudget::setAt)
          .thenComparing(AlertBudget::setBy)
          .thenComparingInt(row -> row.perDay().orElse(-1));

  private final Map<Scope, NavigableMap<Long, AlertBudget>> scopes = new HashMap<>();

  /** Where a budget holds. */
  private record Scope(String region, Optional<Risk> risk) {}

  /**
   * @param rows in any order
   */
  public AlertBudgets(Collection<AlertBudget> rows) {
    for (AlertBudget row : rows) {
      scopes
          .computeIfAbsent(new Scope(row.region(), row.risk()), scope -> new TreeMap<>())
          .merge(
              row.from().toEpochDay(),
              row,
              (one, other) -> ORDER_SET.compare(one, other) > 0 ? one : other);
    }
  }

  /** Whether nothing that was set later stands in for the row on a day (from 1970-01-01, UTC+8). */
  public boolean inForce(AlertBudget row, long day) {
    Map.Entry<Long, AlertBudget> latest =
        scopes.getOrDefault(new Scope(row.region(), row.risk()), new TreeMap<>()).floorEntry(day);
    return latest != null && latest.getValue().equals(row);
  }

  /**
   * How many alerts of a district and risk are due on a day; empty for all.
   *
   * @param day counted from 1970-01-01, in UTC+8
   */
  public OptionalInt on(String district, Risk risk, long day) {
    return on(scopesOf(district, risk), day);
  }

  /** The same for all days: each day on which it changes; before the first, all are due. */
  NavigableMap<Long, OptionalInt> over(String district, Risk risk) {
    List<NavigableMap<Long, AlertBudget>> candidates = scopesOf(district, risk);
    TreeSet<Long> changes = new TreeSet<>();
    candidates.forEach(candidate -> changes.addAll(candidate.keySet()));
    NavigableMap<Long, OptionalInt> over = new TreeMap<>();
    changes.forEach(day -> over.put(day, on(candidates, day)));
    return over;
  }

  /**
   * The first day on which any district of a region has a budget: no alert waits that was raised
   * earlier. Empty where there is none.
   *
   * @param regionPrefix leading digits of the region code; empty for all
   * @param risk empty for both
   */
  OptionalLong firstDay(String regionPrefix, Optional<Risk> risk) {
    return scopes.entrySet().stream()
        .filter(scope -> concerns(scope.getKey(), regionPrefix, risk))
        .flatMap(scope -> scope.getValue().values().stream())
        .filter(row -> row.perDay().isPresent())
        .mapToLong(row -> row.from().toEpochDay())
        .min();
  }

  private static boolean concerns(Scope scope, String regionPrefix, Optional<Risk> risk) {
    boolean place =
        scope.region().startsWith(regionPrefix) || regionPrefix.startsWith(scope.region());
    return place && (risk.isEmpty() || scope.risk().isEmpty() || scope.risk().equals(risk));
  }

  /** Those that may hold for a district and risk, the closest first. */
  private List<NavigableMap<Long, AlertBudget>> scopesOf(String district, Risk risk) {
    return scopes.entrySet().stream()
        .filter(scope -> district.startsWith(scope.getKey().region()))
        .filter(scope -> scope.getKey().risk().map(risk::equals).orElse(true))
        .sorted(
            Comparator.comparing(
                Map.Entry::getKey,
                Comparator.<Scope>comparingInt(scope -> -scope.region().length())
                    .thenComparing(scope -> scope.risk().isEmpty())))
        .map(Map.Entry::getValue)
        .toList();
  }

  private static OptionalInt on(List<NavigableMap<Long, AlertBudget>> candidates, long day) {
    return candidates.stream()
        .map(candidate -> candidate.floorEntry(day))
        .filter(entry -> entry != null && entry.getValue().perDay().isPresent())
        .map(entry -> entry.getValue().perDay())
        .findFirst()
        .orElse(OptionalInt.empty());
  }
}
