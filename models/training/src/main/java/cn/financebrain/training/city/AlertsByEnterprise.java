package cn.financebrain.training.city;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** The alerts of one risk, by whom they are about. */
final class AlertsByEnterprise {
  private final Map<String, Long> first = new LinkedHashMap<>();
  private final Map<String, Integer> counts = new HashMap<>();
  private int total;
  private int lesser;

  AlertsByEnterprise(List<Raised> raised) {
    raised.stream()
        .sorted(Comparator.comparingLong(Raised::day).thenComparing(Raised::enterprise))
        .forEach(this::add);
  }

  private void add(Raised alert) {
    if (!alert.finds()) {
      lesser++;
      return;
    }
    first.putIfAbsent(alert.enterprise(), alert.day());
    counts.merge(alert.enterprise(), 1, Integer::sum);
    total++;
  }

  /** Day of the first orange or red alert of an enterprise. */
  OptionalLong firstOf(String enterprise) {
    Long day = first.get(enterprise);
    return day == null ? OptionalLong.empty() : OptionalLong.of(day);
  }

  /** Days of the first orange or red alerts, one for each enterprise that has any; ascending. */
  long[] firstDays() {
    return first.values().stream().mapToLong(day -> day).toArray();
  }

  /** Orange and red ones of an enterprise. */
  int of(String enterprise) {
    return counts.getOrDefault(enterprise, 0);
  }

  /** Orange and red ones. */
  int total() {
    return total;
  }

  /** The others. */
  int lesser() {
    return lesser;
  }
}
