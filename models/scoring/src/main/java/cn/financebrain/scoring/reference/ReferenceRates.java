package cn.financebrain.scoring.reference;

import java.time.LocalDate;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;

/** Stand-in until the real one is merged. */
public final class ReferenceRates {
  private static final ReferenceRates BUNDLED = new ReferenceRates();

  private final TreeMap<LocalDate, Double> rates =
      new TreeMap<>(Map.of(LocalDate.of(2025, 5, 20), 3.0, LocalDate.of(2024, 10, 21), 3.1));

  public static ReferenceRates bundled() {
    return BUNDLED;
  }

  public static Set<String> ids() {
    return Set.of("lpr_1y");
  }

  public OptionalDouble at(String id, LocalDate day) {
    var entry = rates.floorEntry(day);
    return entry == null ? OptionalDouble.empty() : OptionalDouble.of(entry.getValue());
  }
}
